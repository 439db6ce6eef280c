// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/sound_source.h"

#include <stop_token>

namespace melisma::ml::conversion {

/// The loudest `longest` samples of a recording, to a sixtieth of that, or all of one that is shorter: where most of a
/// voice is heard, when it begins with silence or pauses for long. Reads it once. `longest` is 60 or more. Errors of
/// reading; ErrorKind::cancelled soon after `stop`.
base::Result<std::vector<float>> loudestStretch(const SoundSource& source, std::size_t longest,
                                                const std::stop_token& stop = {});

} // namespace melisma::ml::conversion
