// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace melisma::ml::conversion {

/// A mono recording that is read in pieces, at the rate that its reader asks for.
struct SoundSource {
    std::size_t samples = 0;
    /// `count` samples from `begin` on; zeros beyond either end.
    std::function<base::Result<std::vector<float>>(std::int64_t begin, std::size_t count)> read;
};

/// One that lies in memory, which must outlive it.
SoundSource heldSound(std::span<const float> samples);

/// Where a conversion puts what it makes, in order.
using WriteSound = std::function<base::Result<void>(std::span<const float>)>;
/// Told how much is done, 0 to 1.
using ShareDone = std::function<void(double share)>;

} // namespace melisma::ml::conversion
