// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/drum_net/config.h"

namespace melisma::ml::drums {

/// What a composer asks of one bar beside its pattern.
struct Asked {
    float energy =
        0.0F;          ///< octaves by which its section is louder and denser than the piece, -kMostEnergy..kMostEnergy
    float fill = 0.0F; ///< 1: the bar is a fill
};

inline constexpr float kMostEnergy = 1.0F;
inline constexpr double kOctavesOfEnergy = 1.4; ///< from a hushed section (PlanSection::energy 0) to a full one (1)

/// What would have been asked of each bar of a performance, told from what was played, for nobody has noted it: the
/// sections are groups of eight bars, and a bar of a beat is a fill where it has three loud tom strokes that its
/// group's pattern has not, or where two strokes of that kind on snare or toms lead to a crash that is not written
/// either. All bars are, of a performance recorded as a fill.
std::vector<Asked> askedOf(const Groove& groove);

} // namespace melisma::ml::drums
