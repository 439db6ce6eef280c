// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/stage.h"

#include <algorithm>

namespace melisma::ml {

namespace {

constexpr int kShortestWithEnding = 4; ///< bars
constexpr int kSwellBars = 2;

} // namespace

base::Beats Stage::barEnd(int bar) const
{
    return bar + 1 >= plan.bars ? plan.length : barStart(bar + 1);
}

bool Stage::isEnding(int bar) const
{
    return plan.bars >= kShortestWithEnding && bar + 1 == plan.bars;
}

double PartSection::velocity(int level, int bar) const
{
    const double loud = 0.64 + 0.28 * section.energy + 0.06 * stage.plan.brightness;
    double swell = 1.0;
    const int barsLeft = endBar() - bar;
    if (next && next->energy > section.energy + 0.1 && barsLeft <= kSwellBars && section.bars > kSwellBars)
        swell += 0.05 * (kSwellBars + 1 - barsLeft);
    return std::clamp(127.0 * level / 9.0 * loud * swell, 8.0, 124.0);
}

} // namespace melisma::ml
