// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/loop_drag.h"

#include "ui/timeline/timeline_state.h"

#include "core/edits/set_loop.h"
#include "ui/common/edit_modes.h"
#include "ui/timeline/ruler_painter.h"
#include "ui/timeline/time_grid.h"
#include "ui/timeline/timeline_metrics.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace melisma::ui {
namespace {

using Metrics = TimelineMetrics;

constexpr double kClickSlack = 4.0; ///< px that a click may wander without becoming a drag

double xOf(const TimelineState& state, base::Beats at)
{
    const auto& project = state.session().project();
    return state.scale().xOf(project.tempoMap.framesAt(at, project.sampleRate));
}

} // namespace

std::optional<LoopDrag::Part> LoopDrag::partAt(const TimelineState& state, QPointF at, Qt::KeyboardModifiers modifiers)
{
    if (state.session().readOnly())
        return {};
    if (modifiers.testFlag(Qt::ShiftModifier))
        return Part::drawing;
    const auto& loop = state.session().project().loop;
    if (loop.length == base::Beats{} ||
        at.y() < rulerHeight(state.session().editModes().rulerRows()) - Metrics::loopRow)
        return {};
    const double left = xOf(state, loop.start);
    const double right = xOf(state, loop.end());
    if (std::abs(at.x() - right) <= Metrics::loopEdge)
        return Part::end;
    if (std::abs(at.x() - left) <= Metrics::loopEdge)
        return Part::start;
    if (modifiers.testFlag(Qt::AltModifier) && at.x() > left && at.x() < right)
        return Part::whole;
    return {};
}

std::optional<LoopDrag> LoopDrag::begin(TimelineState& state, QPointF at, Qt::KeyboardModifiers modifiers)
{
    const auto part = partAt(state, at, modifiers);
    return part ? std::optional(LoopDrag(state, *part, at.x())) : std::nullopt;
}

QCursor LoopDrag::cursorAt(const TimelineState& state, QPointF at, Qt::KeyboardModifiers modifiers)
{
    const auto part = partAt(state, at, modifiers);
    if (!part)
        return Qt::ArrowCursor;
    switch (*part) {
    case Part::drawing:
        return Qt::CrossCursor;
    case Part::whole:
        return Qt::SizeAllCursor;
    default:
        return Qt::SplitHCursor;
    }
}

LoopDrag::LoopDrag(TimelineState& state, Part part, double x) : m_state(&state), m_part(part), m_x(x)
{
    const auto& loop = state.session().project().loop;
    m_start = part == Part::drawing ? beatsAt(x, false) : loop.start;
    m_end = part == Part::drawing ? m_start : loop.end();
    m_newStart = m_start;
    m_newEnd = m_end;
}

base::Beats LoopDrag::beatsAt(double x, bool free) const
{
    const auto& project = m_state->session().project();
    auto frame = std::max(m_state->scale().frameAt(x), base::Frames{});
    if (!free)
        frame = snapped(project, m_state->scale(), frame);
    return project.tempoMap.beatsAt(frame, project.sampleRate);
}

void LoopDrag::moveTo(double x, bool free)
{
    m_moved = m_moved || std::abs(x - m_x) > kClickSlack;
    if (!m_moved)
        return;
    const auto at = beatsAt(x, free);
    switch (m_part) {
    case Part::drawing:
        m_newStart = std::min(m_start, at);
        m_newEnd = std::max(m_start, at);
        break;
    case Part::start:
        m_newStart = std::min(at, m_end - edits::kShortestLoop);
        break;
    case Part::end:
        m_newEnd = std::max(at, m_start + edits::kShortestLoop);
        break;
    case Part::whole:
        m_newStart = std::max(m_start + (at - beatsAt(m_x, free)), base::Beats{});
        m_newEnd = m_newStart + (m_end - m_start);
        break;
    }
    const auto& project = m_state->session().project();
    if (auto changed = edits::setLoop(project, m_newStart, m_newEnd - m_newStart))
        m_state->setPreview(std::make_shared<const project::Project>(std::move(*changed)));
}

void LoopDrag::finish()
{
    m_state->setPreview(nullptr);
    if (!m_moved || m_newEnd - m_newStart < edits::kShortestLoop)
        return;
    m_state->session().apply(QObject::tr("Set loop"),
                             [start = m_newStart, length = m_newEnd - m_newStart](const project::Project& project) {
                                 return edits::setLoop(project, start, length);
                             });
}

void LoopDrag::cancel()
{
    m_state->setPreview(nullptr);
}

} // namespace melisma::ui
