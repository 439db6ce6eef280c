// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/controller_stroke.h"

#include "core/music/controller.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace melisma::ui {

using base::Beats;

ControllerStroke::ControllerStroke(int controller, const std::vector<music::ControllerEvent>& all)
    : m_controller(controller)
{
    for (const auto& event : all) {
        if (event.controller != controller)
            continue;
        const auto [place, fresh] = m_stored.insert({event.at, event.value});
        if (!fresh) {
            m_doubled.push_back({place->first, controller, place->second});
            place->second = event.value;
        }
    }
    m_now = m_stored;
}

void ControllerStroke::draw(Place from, Place to, Beats step)
{
    const auto cellOf = [step](Beats at) {
        return Beats{std::max<std::int64_t>(at.ticks, 0) / step.ticks * step.ticks};
    };
    const Place pointer = to;
    if (to.at < from.at)
        std::swap(from, to);
    const Beats first = cellOf(from.at);
    const Beats last = cellOf(to.at);
    erase(first, last + step - Beats{1});
    for (Beats at = first; at <= last; at += step) {
        const double span = static_cast<double>((to.at - from.at).ticks);
        const double share = span > 0.0 ? std::clamp(static_cast<double>((at - from.at).ticks) / span, 0.0, 1.0) : 1.0;
        const bool here = at == cellOf(pointer.at);
        const auto value = here ? pointer.value : std::lround(from.value + (to.value - from.value) * share);
        const int held = std::clamp(static_cast<int>(value), 0, music::highestValue(m_controller));
        if (m_now.upper_bound(at) == m_now.begin() || valueAt(at) != held)
            m_now[at] = held;
    }
}

void ControllerStroke::erase(Beats from, Beats to)
{
    m_now.erase(m_now.lower_bound(from), m_now.upper_bound(to));
}

int ControllerStroke::valueAt(Beats at) const
{
    const auto behind = m_now.upper_bound(at);
    return behind == m_now.begin() ? music::restingValue(m_controller) : std::prev(behind)->second;
}

std::vector<music::ControllerEvent> ControllerStroke::removed() const
{
    std::vector<music::ControllerEvent> events;
    for (const auto& [at, value] : m_stored)
        if (const auto now = m_now.find(at); now == m_now.end() || now->second != value)
            events.push_back({at, m_controller, value});
    if (m_now != m_stored)
        events.insert(events.end(), m_doubled.begin(), m_doubled.end());
    return events;
}

std::vector<music::ControllerEvent> ControllerStroke::added() const
{
    std::vector<music::ControllerEvent> events;
    for (const auto& [at, value] : m_now)
        if (const auto before = m_stored.find(at); before == m_stored.end() || before->second != value)
            events.push_back({at, m_controller, value});
    return events;
}

} // namespace melisma::ui
