// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/spotlight.h"

#include "ml/compose/part_levels.h"

#include <algorithm>
#include <cstdint>

namespace melisma::ml {

Spotlight::Spotlight(const music::Score& score, const std::vector<music::PartLevels>& levels)
    : m_score(score)
    , m_energy(levels.size())
{
    std::size_t windows = SIZE_MAX;
    for (const auto& part : levels)
        windows = std::min(windows, part.presence.size());
    double loudest = 0.0;
    for (std::size_t w = 0; w < windows; ++w)
        loudest = std::max(loudest, leadIn(levels, w));
    for (std::size_t w = 0; w < windows; ++w)
        if (leadIn(levels, w) > 0.05 * loudest && loudest > 0.0)
            for (std::size_t i = 0; i < levels.size(); ++i)
                m_energy[i] += levels[i].presence[w];
}

double Spotlight::energy(std::size_t part) const
{
    return m_energy[part] * power(m_score.parts[part].gainDb);
}

std::optional<double> Spotlight::leadOverBand() const
{
    double lead = 0.0;
    double band = 0.0;
    for (std::size_t i = 0; i < m_energy.size(); ++i)
        (isLead(i) ? lead : band) += energy(i);
    if (lead <= 0.0 || band <= 0.0)
        return std::nullopt;
    return decibels(lead / band);
}

double Spotlight::leadIn(const std::vector<music::PartLevels>& levels, std::size_t window) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < levels.size(); ++i)
        sum += isLead(i) ? levels[i].presence[window] : 0.0;
    return sum;
}

} // namespace melisma::ml
