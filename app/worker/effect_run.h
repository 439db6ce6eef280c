// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/effect_chain.h"
#include "core/music/score.h"

#include <vector>

namespace melisma::app {

/// Effects that are fresh and ready to run. The only error is an effect that is not known.
base::Result<audio::EffectChain> chainOf(const std::vector<music::EffectSetting>& settings, int sampleRate);

/// Runs interleaved stereo through the chain. Silence fills up the last chunk: left as it was it would be a false peak.
void process(const audio::EffectChain& chain, std::vector<float>& samples);

} // namespace melisma::app
