// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/quantise.h"

#include <algorithm>
#include <cmath>

namespace melisma::music {

using base::Beats;

namespace {

constexpr Beats kWidestGrid = Beats::whole(1'000'000);

bool isShare(double value)
{
    return value >= 0.0 && value <= 1.0;
}

Beats drawn(Beats from, Beats to, double strength)
{
    return from + Beats{std::llround(static_cast<double>((to - from).ticks) * strength)};
}

/// The bar around a place, whose lines are counted from its start.
struct BarLines {
    BarLines(const TempoMap& map, Beats at, const Quantise& settings)
        : m_settings(settings)
        , m_start(map.barStart(map.barAt(at)))
        , m_end(map.barStart(map.barAt(at) + 1))
        , m_before((at - m_start).ticks / settings.grid.ticks)
    {}

    std::int64_t before() const { return m_before; } ///< number of the unswung line at or before the place
    /// Line `number`; the next bar's first one behind the last.
    Beats line(std::int64_t number) const
    {
        const std::int64_t delay =
            number % 2 == 0
                ? 0
                : std::llround(static_cast<double>(m_settings.grid.ticks) * m_settings.swing / 3.0); // 1/2 to 2/3
        return std::min(m_start + m_settings.grid * number + Beats{delay}, m_end);
    }

private:
    const Quantise& m_settings;
    Beats m_start;
    Beats m_end;
    std::int64_t m_before;
};

} // namespace

bool isSound(const Quantise& settings)
{
    return settings.grid.ticks >= 1 && settings.grid <= kWidestGrid && isShare(settings.strength) &&
           isShare(settings.swing) && (settings.starts || settings.ends);
}

Beats nearestLine(const TempoMap& map, Beats at, const Quantise& settings)
{
    at = std::max(at, Beats{});
    const BarLines lines(map, at, settings);
    Beats best = lines.line(std::max(lines.before() - 1, std::int64_t{0}));
    for (std::int64_t number = lines.before(); number <= lines.before() + 1; ++number) {
        const Beats line = lines.line(number);
        if (std::abs((line - at).ticks) <= std::abs((best - at).ticks))
            best = line;
    }
    return best;
}

Beats nextLine(const TempoMap& map, Beats at, const Quantise& settings)
{
    at = std::max(at, Beats{});
    const BarLines lines(map, at, settings);
    std::int64_t number = lines.before();
    while (lines.line(number) <= at)
        ++number;
    return lines.line(number);
}

Note quantised(const TempoMap& map, const Note& note, Beats shift, const Quantise& settings)
{
    const Beats start = note.start + shift;
    const Beats line = settings.starts ? nearestLine(map, start, settings) : start;
    Note moved = note;
    moved.start = std::max(drawn(start, line, settings.strength) - shift, Beats{});
    if (!settings.ends)
        return moved;
    const Beats end = start + note.length;
    const Beats lastLine = std::max(nearestLine(map, end, settings), nextLine(map, line, settings));
    moved.length = std::max(drawn(end, lastLine, settings.strength) - shift - moved.start, Beats{1});
    return moved;
}

} // namespace melisma::music
