// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard does in an automation lane.
#include "ui/common/text.h"
#include "ui/timeline/automation_lane.h"
#include "ui/timeline/time_grid.h"
#include "ui/timeline/timeline_state.h"

#include <QAccessible>
#include <QKeyEvent>

#include <algorithm>

namespace melisma::ui {

/// Keys that the menus have too belong to the lane while a point is chosen.
bool AutomationLane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool mine = key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace || key.key() == Qt::Key_F2;
        if ((mine && m_chosen && key.modifiers() == Qt::NoModifier) || key.key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void AutomationLane::keyPressEvent(QKeyEvent* event)
{
    if (!pressKey(*event))
        QWidget::keyPressEvent(event);
}

bool AutomationLane::pressKey(const QKeyEvent& event)
{
    const bool place = event.modifiers().testFlag(Qt::ControlModifier);
    const bool fine = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event.key() == Qt::Key_Left ? -1 : 1;
        place ? changePlace(direction) : step(direction);
        return true;
    }
    case Qt::Key_Up:
        changeValue(1, fine);
        return true;
    case Qt::Key_Down:
        changeValue(-1, fine);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        toLane(event.key() == Qt::Key_PageUp ? -1 : 1);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        removeChosen();
        return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_chosen)
            typeAutomationValue(m_state.session(), m_ref, *m_chosen, this);
        return m_chosen.has_value();
    case Qt::Key_Insert: {
        const auto& project = m_state.session().project();
        const auto at = project.tempoMap.beatsAt(m_state.session().playhead(), project.sampleRate);
        const double value = points().empty() ? m_axis.resting() : project::valueAt(points(), at);
        if (addAutomationPoint(m_state.session(), m_ref, pointOn(m_axis, at, value)))
            chooseAt(at);
        return true;
    }
    case Qt::Key_Escape:
        if (m_mode == Mode::idle && !m_chosen)
            return false; // the lanes' own: nothing selected
        m_mode == Mode::idle ? choose({}) : endGesture();
        return true;
    default:
        return false;
    }
}

/// To the next point; without one chosen, to the first at or behind the playhead's side of that direction.
void AutomationLane::step(int direction)
{
    if (points().empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(points().size()) - 1;
    std::ptrdiff_t next = 0;
    if (m_chosen) {
        next = static_cast<std::ptrdiff_t>(*m_chosen) + direction;
    } else {
        const auto& project = m_state.session().project();
        const auto at = project.tempoMap.beatsAt(m_state.session().playhead(), project.sampleRate);
        const auto behind = std::ranges::lower_bound(points(), at, {}, &project::AutomationPoint::at);
        next = behind - points().begin() - (direction < 0 ? 1 : 0);
    }
    choose(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, last)));
    const auto& project = m_state.session().project();
    m_state.revealFrame(project.tempoMap.framesAt(points()[*m_chosen].at, project.sampleRate));
}

/// From top to bottom through all that the timeline shows, in view or not.
void AutomationLane::toLane(int direction)
{
    AutomationLane* next = nullptr;
    for (auto* lane : parentWidget()->findChildren<AutomationLane*>(QString(), Qt::FindDirectChildrenOnly)) {
        const bool beyond = lane->isVisibleTo(parentWidget()) && direction * (lane->y() - y()) > 0;
        if (beyond && (!next || direction * (lane->y() - next->y()) < 0))
            next = lane;
    }
    if (next)
        next->setFocus(Qt::OtherFocusReason);
}

void AutomationLane::changeValue(int direction, bool fine)
{
    if (!m_chosen || m_state.session().readOnly())
        return;
    auto point = points()[*m_chosen];
    point.value = m_axis.stepped(point.value, direction, fine);
    setAutomationPoint(m_state.session(), m_ref, *m_chosen, point);
}

void AutomationLane::changePlace(int direction)
{
    if (!m_chosen || m_state.session().readOnly())
        return;
    const auto& project = m_state.session().project();
    auto point = points()[*m_chosen];
    const auto from = project.tempoMap.framesAt(point.at, project.sampleRate);
    const auto to = nextLine(project, m_state.scale(), from, direction);
    point.at = std::max(base::Beats{}, project.tempoMap.beatsAt(to, project.sampleRate));
    setAutomationPoint(m_state.session(), m_ref, *m_chosen, point);
}

void AutomationLane::removeChosen()
{
    if (!m_chosen || m_state.session().readOnly())
        return;
    const std::size_t index = *m_chosen;
    if (removeAutomationPoint(m_state.session(), m_ref, index) && !points().empty())
        choose(std::min(index, points().size() - 1));
}

void AutomationLane::choose(std::optional<std::size_t> point)
{
    m_chosen = point;
    if (m_chosen)
        m_chosenAt = points()[*m_chosen].at;
    describe();
    update();
}

void AutomationLane::chooseAt(base::Beats at)
{
    const auto found = std::ranges::find(points(), at, &project::AutomationPoint::at);
    choose(found == points().end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - points().begin())));
}

QString AutomationLane::pointText(const project::AutomationPoint& point) const
{
    const auto place = m_state.session().project().tempoMap.positionAt(point.at);
    return tr("%1, bar %2, beat %3").arg(m_axis.text(point.value)).arg(place.bar).arg(place.beat);
}

std::vector<PaintedPart> AutomationLane::paintedParts() const
{
    constexpr double kReach = 4.0; // px around a point
    std::vector<PaintedPart> parts;
    for (std::size_t i = 0; i < points().size(); ++i) {
        const QPointF place = placeOf(points()[i]);
        parts.push_back({i + 1, 0, QAccessible::ListItem, tr("Point %1 of %2").arg(i + 1).arg(points().size()),
                         pointText(points()[i]),
                         QRectF(place - QPointF(kReach, kReach), QSizeF(2 * kReach, 2 * kReach)).toAlignedRect(),
                         m_chosen == i});
    }
    return parts;
}

void AutomationLane::pressPart(std::uint64_t key)
{
    if (key - 1 < points().size())
        choose(key - 1);
}

/// Tells assistive programs what is chosen.
void AutomationLane::describe()
{
    partsChanged();
    const int count = static_cast<int>(points().size());
    QString text = tr("%n points", nullptr, count);
    if (m_chosen)
        text =
            tr("Point %1 of %2").arg(*m_chosen + 1).arg(count) + QStringLiteral(": ") + pointText(points()[*m_chosen]);
    if (text == accessibleDescription())
        return;
    tellFocus(*this);
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void AutomationLane::focusInEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::MouseFocusReason)
        m_state.revealCurve(m_ref.track, m_ref.target);
    update();
}

void AutomationLane::focusOutEvent(QFocusEvent*)
{
    update();
}

} // namespace melisma::ui
