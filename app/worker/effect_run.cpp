// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/effect_run.h"

#include <algorithm>

namespace melisma::app {

base::Result<audio::EffectChain> chainOf(const std::vector<music::EffectSetting>& settings, int sampleRate)
{
    audio::EffectChain chain;
    for (const auto& setting : settings) {
        const auto* kind = audio::findEffectKind(setting.effect);
        if (!kind)
            return base::Error{base::ErrorKind::unsupported, "There is no effect '" + setting.effect + "'", {}, {}};
        chain.push_back(std::make_shared<audio::EffectCell>(project::EffectId{}, *kind, sampleRate));
        chain.back()->set({{}, setting.effect, setting.params, false, setting.mix});
        chain.back()->start();
    }
    return chain;
}

void process(const audio::EffectChain& chain, std::vector<float>& samples)
{
    audio::Chunk chunk;
    for (std::size_t at = 0; at + 1 < samples.size(); at += 2 * audio::kChunkFrames) {
        const std::size_t frames = std::min<std::size_t>(audio::kChunkFrames, (samples.size() - at) / 2);
        chunk = {};
        for (std::size_t i = 0; i < frames; ++i) {
            chunk.left[i] = samples[at + 2 * i];
            chunk.right[i] = samples[at + 2 * i + 1];
        }
        audio::processChain(chain, chunk);
        for (std::size_t i = 0; i < frames; ++i) {
            samples[at + 2 * i] = chunk.left[i];
            samples[at + 2 * i + 1] = chunk.right[i];
        }
    }
}

} // namespace melisma::app
