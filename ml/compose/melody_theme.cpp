// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/melody_theme.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace melisma::ml {

namespace {

constexpr int kPhraseBars = 4;
constexpr int kWidest = 6; ///< scale steps a motif may stray from its first note

BarRhythm pickRhythm(const std::vector<Rhythm>& rhythms, const MeterGrid& grid, double density, int except, int& chosen,
                     Rng& rng)
{
    double mean = 0.0;
    std::vector<BarRhythm> bars;
    for (const auto& rhythm : rhythms) {
        bars.push_back(rhythm.bar(0, grid));
        mean += static_cast<double>(bars.back().size()) / static_cast<double>(rhythms.size());
    }
    const double wanted = mean * (1.0 + 0.5 * density);
    std::vector<double> weights;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double distance = std::abs(static_cast<double>(bars[i].size()) - wanted);
        const bool again = static_cast<int>(i) == except && bars.size() > 1;
        weights.push_back(again ? 1e-6 : std::exp(-0.35 * distance));
    }
    chosen = static_cast<int>(rng.weighted(weights));
    return bars[static_cast<std::size_t>(chosen)];
}

/// Mostly steps, some repeated notes, leaps as the style likes them; a leap is answered by a step back.
std::vector<int> makeShape(std::size_t count, double leap, Rng& rng)
{
    std::vector<int> steps(count, 0);
    int height = 0;
    int direction = rng.chance(0.6) ? 1 : -1;
    for (std::size_t i = 1; i < count; ++i) {
        const bool afterLeap = std::abs(steps[i - 1]) >= 3;
        if (afterLeap)
            direction = steps[i - 1] > 0 ? -1 : 1;
        else if (rng.chance(0.3) || std::abs(height) >= kWidest - 1)
            direction = height > 2 ? -1 : height < -2 ? 1 : -direction;
        int size = rng.chance(0.12) ? 0 : 1;
        if (!afterLeap && rng.chance(leap))
            size = 2 + rng.below(3);
        steps[i] = std::clamp(height + direction * size, -kWidest, kWidest) - height;
        height += steps[i];
    }
    return steps;
}

Motif makeMotif(const std::vector<Rhythm>& rhythms, const MelodyStyle& style, const MeterGrid& grid, double density,
                int except, int& chosen, Rng& rng)
{
    Motif motif;
    motif.rhythm = pickRhythm(rhythms, grid, density, except, chosen, rng);
    motif.steps = makeShape(motif.rhythm.size(), style.leap, rng);
    return motif;
}

} // namespace

Theme makeTheme(const MelodyStyle& style, const MeterGrid& grid, double density, Rng rng)
{
    Theme theme;
    int first = -1;
    int second = -1;
    int ending = -1;
    theme.call = makeMotif(style.rhythms, style, grid, density, -1, first, rng);
    theme.reply = makeMotif(style.rhythms, style, grid, density, first, second, rng);
    theme.variant = theme.call;
    theme.variant.steps = makeShape(theme.call.rhythm.size(), style.leap, rng);
    theme.open = makeMotif(style.endings, style, grid, 0.0, -1, ending, rng);
    theme.closed = makeMotif(style.endings, style, grid, 0.0, ending, ending, rng);
    theme.sequence = rng.chance(0.5) ? 1 + rng.below(2) : -1 - rng.below(2);
    theme.rests[1] = rng.chance(style.rest);
    theme.rests[2] = !theme.rests[1] && rng.chance(0.5 * style.rest);
    return theme;
}

Motif motifFor(const Theme& theme, int bar, int bars, int occurrence, Rng& rng)
{
    const int place = bar % kPhraseBars;
    const bool closes = bar + 1 == bars || (bar % (2 * kPhraseBars) == 2 * kPhraseBars - 1);
    if (closes)
        return theme.closed;
    if (place == kPhraseBars - 1)
        return theme.open;
    if (theme.rests[static_cast<std::size_t>(place)] && !(occurrence > 0 && rng.chance(0.5)))
        return {};
    const bool answering = bar % (2 * kPhraseBars) > kPhraseBars;
    if (place == 1)
        return answering && rng.chance(0.3) ? theme.variant : theme.reply;
    // What comes back is varied: the second call may take another shape, more readily in later sections.
    const bool vary = place == 2 && rng.chance(0.25 + 0.2 * occurrence);
    return vary ? theme.variant : theme.call;
}

} // namespace melisma::ml
