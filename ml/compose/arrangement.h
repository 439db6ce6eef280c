// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/plan.h"

#include <string>
#include <vector>

namespace melisma::ml {

/// The pattern each part plays in each section; an empty name is silence.
/// Every player is heard in at least one section.
class Arrangement {
public:
    explicit Arrangement(const Plan& plan);

    const std::string& pattern(std::size_t player, std::size_t part, std::size_t section) const
    {
        return m_patterns[player][part][section];
    }

private:
    std::vector<std::vector<std::vector<std::string>>> m_patterns;
};

} // namespace melisma::ml
