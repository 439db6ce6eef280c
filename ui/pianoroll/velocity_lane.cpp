// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/velocity_lane.h"

#include "ui/common/theme.h"
#include "ui/pianoroll/roll_painter.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kLoudest = 127;
constexpr double kHeadRoom = 8.0; ///< px above the loudest stem

} // namespace

VelocityLane::VelocityLane(RollState& state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setFixedHeight(RollMetrics::velocityHeight);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::SizeVerCursor);
    setAccessibleName(tr("Velocities"));
    setToolTip(tr("Drag a stem up or down to play its note louder or softer"));
    connect(&state, &RollState::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &RollState::contentChanged, this, qOverload<>(&QWidget::update));
}

void VelocityLane::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (m_state.clip())
        paintRollVelocities(painter, m_state, event->rect());
    else
        painter.fillRect(rect(), theme().bg1);
}

int VelocityLane::velocityAt(double y) const
{
    const double share = (RollMetrics::velocityHeight - 2 - y) / (RollMetrics::velocityHeight - kHeadRoom);
    return std::clamp(static_cast<int>(std::lround(share * kLoudest)), 1, kLoudest);
}

/// Stored notes whose stem lies between two places.
std::vector<music::Note> VelocityLane::under(double left, double right) const
{
    std::vector<music::Note> found;
    const RollFrame frame = m_state.frame();
    for (const auto& note : m_state.storedNotes()) {
        const double x = frame.rectOf(note).left() + 1;
        if (x >= left - RollMetrics::stemReach && x <= right + RollMetrics::stemReach)
            found.push_back(note);
    }
    return found;
}

void VelocityLane::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_state.clip() || m_state.session().readOnly())
        return;
    m_pressed = m_last = event->position();
    const auto touched = under(m_pressed.x(), m_pressed.x());
    m_relative = std::ranges::any_of(touched, [this](const auto& note) { return m_state.isChosen(note); });
    m_active = true;
    m_change = {};
    mouseMoveEvent(event);
}

void VelocityLane::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_active || !m_state.clip())
        return;
    if (m_relative)
        shiftChosen(velocityAt(event->position().y()) - velocityAt(m_pressed.y()));
    else
        drawTo(event->position());
    m_last = event->position();
    m_state.setPreview(m_change);
}

void VelocityLane::shiftChosen(int by)
{
    m_change = {};
    for (const auto& note : m_state.chosen())
        set(note, std::clamp(note.velocity + by, 1, kLoudest));
}

void VelocityLane::drawTo(QPointF point)
{
    const auto chosen = m_state.chosen();
    for (const auto& note : under(std::min(m_last.x(), point.x()), std::max(m_last.x(), point.x())))
        set(note, velocityAt(point.y()));
}

void VelocityLane::set(const music::Note& note, int velocity)
{
    std::erase_if(m_change.changed, [&](const auto& pair) { return pair.first == note; });
    music::Note after = note;
    after.velocity = velocity;
    if (after != note)
        m_change.changed.emplace_back(note, after);
}

void VelocityLane::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_active || event->button() != Qt::LeftButton)
        return;
    m_active = false;
    const NoteChange change = std::exchange(m_change, {});
    m_state.apply(tr("Velocity"), change);
}

} // namespace melisma::ui
