// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_value_lane.h"

#include "ui/common/theme.h"
#include "ui/pianoroll/roll_painter.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kHeadRoom = 8.0; ///< px above the highest stem

} // namespace

NoteValueLane::NoteValueLane(RollState& state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setFixedHeight(RollMetrics::velocityHeight);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::SizeVerCursor);
    describe();
    connect(&state, &RollState::toolsChanged, this, &NoteValueLane::describe);
    connect(&state, &RollState::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &RollState::contentChanged, this, qOverload<>(&QWidget::update));
}

void NoteValueLane::describe()
{
    const bool velocity = m_state.laneValue() == NoteValue::velocity;
    setAccessibleName(velocity ? tr("Velocities") : tr("Vibrato"));
    setToolTip(velocity ? tr("Drag a stem up or down to play its note louder or softer")
                        : tr("Drag a stem to sing its note with more or less vibrato; double click: as the singer "
                             "does. Hollow stems are the singer's."));
    update();
}

void NoteValueLane::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (m_state.clip())
        paintRollValues(painter, m_state, event->rect());
    else
        painter.fillRect(rect(), theme().bg1);
}

int NoteValueLane::valueAt(double y) const
{
    const auto scale = scaleOf(m_state.laneValue());
    const double share = (RollMetrics::velocityHeight - 2 - y) / (RollMetrics::velocityHeight - kHeadRoom);
    return std::clamp(static_cast<int>(std::lround(share * scale.most)), scale.least, scale.most);
}

/// Stored notes whose stem lies between two places.
std::vector<music::Note> NoteValueLane::under(double left, double right) const
{
    std::vector<music::Note> found;
    const RollFrame frame = m_state.frame();
    for (const auto& note : m_state.storedNotes()) {
        const double x = frame.stemX(note) + 1;
        if (x >= left - RollMetrics::stemReach && x <= right + RollMetrics::stemReach)
            found.push_back(note);
    }
    return found;
}

void NoteValueLane::mousePressEvent(QMouseEvent* event)
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

void NoteValueLane::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_active || !m_state.clip())
        return;
    if (m_relative)
        shiftChosen(valueAt(event->position().y()) - valueAt(m_pressed.y()));
    else
        drawTo(event->position());
    m_last = event->position();
    m_state.setPreview(m_change);
}

void NoteValueLane::shiftChosen(int by)
{
    const NoteValue value = m_state.laneValue();
    m_change = {};
    for (const auto& note : m_state.chosen())
        set(note, withValue(note, value, valueOf(note, value) + by));
}

void NoteValueLane::drawTo(QPointF point)
{
    for (const auto& note : under(std::min(m_last.x(), point.x()), std::max(m_last.x(), point.x())))
        set(note, withValue(note, m_state.laneValue(), valueAt(point.y())));
}

void NoteValueLane::set(const music::Note& note, const music::Note& after)
{
    std::erase_if(m_change.changed, [&](const auto& pair) { return pair.first == note; });
    if (after != note)
        m_change.changed.emplace_back(note, after);
}

void NoteValueLane::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_active = false;
    m_state.setPreview({});
    if (m_state.laneValue() != NoteValue::vibrato || !m_state.clip() || m_state.session().readOnly())
        return;
    m_change = {};
    for (const auto& note : under(event->position().x(), event->position().x())) {
        music::Note after = note;
        after.vibrato = music::Note::kSingersVibrato;
        set(note, after);
    }
    m_state.apply(tr("Vibrato"), std::exchange(m_change, {}));
}

void NoteValueLane::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_active || event->button() != Qt::LeftButton)
        return;
    m_active = false;
    const NoteChange change = std::exchange(m_change, {});
    m_state.apply(m_state.laneValue() == NoteValue::velocity ? tr("Velocity") : tr("Vibrato"), change);
}

} // namespace melisma::ui
