// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/automation_curve.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace melisma::audio {

AutomationCurve::AutomationCurve(const project::AutomationPoints& points, const music::TempoMap& tempoMap,
                                 int sampleRate)
{
    const auto frameAt = [&](base::Beats at) { return tempoMap.framesAt(at, sampleRate).count; };
    const auto& tempos = tempoMap.tempos();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& point = points[i];
        const bool hold = point.shape == project::PointShape::hold;
        add(frameAt(point.at), point.value, hold);
        if (hold || i + 1 == points.size())
            continue;
        auto tempo = std::ranges::upper_bound(tempos, point.at, {}, &music::TempoPoint::at);
        for (; tempo != tempos.end() && tempo->at < points[i + 1].at; ++tempo)
            add(frameAt(tempo->at), project::valueAt(points, tempo->at), false);
    }
}

/// Of two at one frame the later wins.
void AutomationCurve::add(std::int64_t frame, double value, bool hold)
{
    if (!m_points.empty() && m_points.back().frame >= frame)
        m_points.pop_back();
    m_points.push_back({frame, static_cast<float>(value), hold});
}

float AutomationCurve::at(std::int64_t frame) const
{
    const auto next = std::ranges::upper_bound(m_points, frame, {}, &Point::frame);
    if (next == m_points.begin())
        return next->value;
    const auto& point = *std::prev(next);
    if (next == m_points.end() || point.hold || next->value == point.value)
        return point.value;
    const auto share = static_cast<double>(frame - point.frame) / static_cast<double>(next->frame - point.frame);
    return static_cast<float>(point.value + share * (static_cast<double>(next->value) - point.value));
}

bool AutomationCurve::fill(std::int64_t position, Values& values) const
{
    const auto last = position + kChunkFrames - 1;
    values[0] = at(position);
    const bool still = nextPoint(position, last + 1) == last + 1 && at(last) == values[0];
    if (still)
        values.fill(values[0]);
    else
        for (std::size_t i = 1; i < kChunkFrames; ++i)
            values[i] = at(position + static_cast<std::int64_t>(i));
    return still;
}

std::int64_t AutomationCurve::nextPoint(std::int64_t frame, std::int64_t end) const
{
    const auto next = std::ranges::upper_bound(m_points, frame, {}, &Point::frame);
    return next == m_points.end() ? end : std::min(next->frame, end);
}

AutomationCurve AutomationCurve::asGate() const
{
    AutomationCurve gate;
    for (const auto& point : m_points) {
        const double open = point.value < 0.5f ? 1.0 : 0.0;
        if (gate.m_points.empty()) {
            gate.add(point.frame, open, false);
            continue;
        }
        const double before = gate.m_points.back().value;
        gate.add(std::max(point.frame, gate.m_points.back().frame + 1), before, false);
        gate.add(gate.m_points.back().frame + kChunkFrames, open, false);
    }
    return gate;
}

AutomationCurve AutomationCurve::held(float lowest, float highest, bool whole) const
{
    AutomationCurve kept = *this;
    for (auto& point : kept.m_points) {
        const float value = std::clamp(point.value, lowest, highest);
        point.value = whole ? std::round(value) : value;
        point.hold = point.hold || whole;
    }
    return kept;
}

} // namespace melisma::audio
