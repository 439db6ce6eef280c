// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_grid.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr double kClosestBeats = 14.0; ///< px between lines
constexpr double kClosestBars = 36.0;

class BarRuler {
public:
    BarRuler(const project::Project& project, const TimeScale& scale) : m_project(project), m_scale(scale) {}

    base::Frames frame(base::Beats at) const { return m_project.tempoMap.framesAt(at, m_project.sampleRate); }
    int barAt(base::Frames at) const { return m_project.tempoMap.barAt(beats(at)); }
    base::Beats beats(base::Frames at) const { return m_project.tempoMap.beatsAt(at, m_project.sampleRate); }
    base::Beats start(int bar) const { return m_project.tempoMap.barStart(bar); }
    base::Beats pulse(int bar) const { return m_project.tempoMap.meterAtBar(bar).pulse(); }

    double width(int bar) const { return m_scale.widthOf(frame(start(bar + 1)) - frame(start(bar))); }
    bool showsBeats(int bar) const
    {
        return m_scale.widthOf(frame(start(bar) + pulse(bar)) - frame(start(bar))) >= kClosestBeats;
    }

    /// From line to line.
    base::Beats step(int bar) const { return showsBeats(bar) ? pulse(bar) : start(bar + 1) - start(bar); }

private:
    const project::Project& m_project;
    const TimeScale& m_scale;
};

int strideAt(const BarRuler& ruler, int bar)
{
    int stride = 1;
    while (ruler.width(bar) * stride < kClosestBars && stride < (1 << 20))
        stride *= 2;
    return stride;
}

void addBeats(std::vector<GridLine>& lines, const BarRuler& ruler, int bar)
{
    const base::Beats end = ruler.start(bar + 1);
    int beat = 0;
    for (base::Beats at = ruler.start(bar) + ruler.pulse(bar); at < end; at += ruler.pulse(bar))
        lines.push_back({ruler.frame(at), bar, false, ++beat});
}

} // namespace

std::vector<GridLine> gridLines(const project::Project& project, const TimeScale& scale, base::Frames from,
                                base::Frames to)
{
    const BarRuler ruler(project, scale);
    std::vector<GridLine> lines;
    const int first = ruler.barAt(std::max(from, base::Frames{}));
    const int stride = strideAt(ruler, first);
    for (int bar = first - first % stride;; bar += stride) {
        const base::Frames at = ruler.frame(ruler.start(bar));
        if (at >= to)
            return lines;
        lines.push_back({at, bar, true, 0});
        if (stride == 1 && ruler.showsBeats(bar))
            addBeats(lines, ruler, bar);
    }
}

GridLine lineBefore(const project::Project& project, base::Frames at)
{
    const auto& map = project.tempoMap;
    const base::Beats place = map.beatsAt(std::max(at, base::Frames{}), project.sampleRate);
    const int bar = map.barAt(place);
    const base::Beats pulse = map.meterAtBar(bar).pulse();
    const auto beat = (place - map.barStart(bar)).ticks / pulse.ticks;
    return {map.framesAt(map.barStart(bar) + pulse * beat, project.sampleRate), bar, beat == 0, static_cast<int>(beat)};
}

base::Frames snapped(const project::Project& project, const TimeScale& scale, base::Frames at)
{
    const BarRuler ruler(project, scale);
    const base::Beats place = ruler.beats(std::max(at, base::Frames{}));
    const int bar = ruler.barAt(place.ticks < 0 ? base::Frames{} : at);
    const base::Beats start = ruler.start(bar);
    const base::Beats end = ruler.start(bar + 1);
    const base::Beats step = ruler.step(bar);
    const std::int64_t steps = ((place - start).ticks + step.ticks / 2) / step.ticks;
    return ruler.frame(std::min(start + step * steps, end));
}

base::Frames nextLine(const project::Project& project, const TimeScale& scale, base::Frames at, int direction)
{
    const BarRuler ruler(project, scale);
    const base::Beats place = ruler.beats(std::max(at, base::Frames{}));
    const base::Beats inside = direction < 0 ? place - base::Beats{1} : place; // a line itself is no line before it
    if (inside.ticks < 0)
        return {};
    const int bar = project.tempoMap.barAt(inside);
    const base::Beats step = ruler.step(bar);
    const base::Beats line = ruler.start(bar) + step * ((inside - ruler.start(bar)).ticks / step.ticks);
    return ruler.frame(direction < 0 ? line : std::min(line + step, ruler.start(bar + 1)));
}

} // namespace melisma::ui
