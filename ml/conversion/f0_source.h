// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::ml {

/// Where a conversion takes the pitch from. Implementations are immutable; any thread.
class F0Source {
public:
    virtual ~F0Source() = default;

    /// What it is called in a record: "rmvpe".
    virtual std::string name() const = 0;

    /// Pitch in Hz at each hundredth of a second of mono sound at 16 kHz, 0 where there is none:
    /// samples / 160 + 1 values.
    virtual base::Result<std::vector<float>> track(std::span<const float> samples16k,
                                                   const std::stop_token& stop) const = 0;
};

} // namespace melisma::ml
