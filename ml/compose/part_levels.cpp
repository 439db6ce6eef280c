// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/part_levels.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace melisma::ml {

namespace {

/// For roles that the genre says nothing about: their powers add up to the whole.
const std::map<Role, double>& usualLevels()
{
    static const std::map<Role, double> levels = {{Role::lead, -4.5}, {Role::drums, -6.0}, {Role::bass, -7.5},
                                                  {Role::comp, -9.5}, {Role::pad, -13.0},  {Role::counter, -11.0}};
    return levels;
}

} // namespace

double targetOf(const GenreMix& mix, Role role)
{
    const auto own = mix.levels.find(role);
    return own != mix.levels.end() ? own->second : usualLevels().at(role);
}

double power(double db)
{
    return std::pow(10.0, db / 10.0);
}

double decibels(double power)
{
    return 10.0 * std::log10(std::max(power, 1e-30));
}

double held(double gainDb)
{
    return std::round(10.0 * std::clamp(gainDb, kLowestGain, kHighestGain)) / 10.0;
}

} // namespace melisma::ml
