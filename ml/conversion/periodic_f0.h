// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/f0_source.h"

namespace melisma::ml::conversion {

/// The pitch by autocorrelation (periodic_pitch.h), which needs no weights: what RVC's own window calls "pm".
class PeriodicF0 final : public F0Source {
public:
    static constexpr const char* kName = "autocorrelation";

    std::string name() const override { return kName; }
    base::Result<std::vector<float>> track(std::span<const float> samples16k,
                                           const std::stop_token& stop) const override;
};

} // namespace melisma::ml::conversion
