// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/song_meter.h"

#include <optional>
#include <vector>

namespace melisma::ml {

/// The windows in which the lead sounds, and who else does there. The levels were taken with all gains that may still
/// change at 0 dB; `score` outlives this and its gains are read each time.
class Spotlight {
public:
    Spotlight(const music::Score& score, const std::vector<music::PartLevels>& levels);

    bool isLead(std::size_t part) const { return m_score.parts[part].role == "lead"; }
    /// Of the part between 1 and 4 kHz at the gain it has now.
    double energy(std::size_t part) const;
    /// The lead's energy against that of all others; none without a lead or without others.
    std::optional<double> leadOverBand() const;

private:
    double leadIn(const std::vector<music::PartLevels>& levels, std::size_t window) const;

    const music::Score& m_score;
    std::vector<double> m_energy;
};

} // namespace melisma::ml
