// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_lane.h"

#include "core/edits/edit_automation.h"
#include "ui/automation/automation_recorder.h"
#include "ui/common/edit_modes.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/timeline_state.h"

#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

using project::AutomationPoint;
using project::AutomationPoints;
using project::Project;

constexpr double kDragDistance = 4.0; ///< px before a press becomes a drag
constexpr int kPlayheadReach = 2;     ///< px to either side of the line that it touches

QString placeText(const Project& project, base::Beats at)
{
    const auto place = project.tempoMap.positionAt(at);
    return QStringLiteral("%1.%2").arg(place.bar).arg(place.beat);
}

} // namespace

AutomationLane::AutomationLane(TimelineState& state, AutomationRef ref, QWidget* parent)
    : QWidget(parent)
    , PaintedParts(QAccessible::List)
    , m_state(state)
    , m_ref(std::move(ref))
    , m_axis(state.session().project(), m_ref.track, m_ref.target)
{
    auto& recorder = AutomationRecorder::of(state.session());
    connect(this, &QObject::destroyed, &recorder, // from under a gesture
            [&recorder, ref = m_ref] { recorder.hear(ref, nullptr); });
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&state.session(), &Session::playheadMoved, this, &AutomationLane::movePlayhead);
    connect(&state, &TimelineState::viewChanged, this, [this] { partsChanged(); });
    connect(&AutomationRecorder::of(state.session()), &AutomationRecorder::changed, this,
            qOverload<>(&QWidget::update));
    sync();
}

void AutomationLane::sync()
{
    const Project& project = m_state.session().project();
    m_axis = AutomationAxis(project, m_ref.track, m_ref.target);
    if (m_mode != Mode::idle && points() != m_pressedPoints)
        endGesture(); // undone under the hand: its edit means points that are others
    findChosen();
    m_hovered.reset();
    const auto* track = project.findTrack(m_ref.track);
    setAccessibleName(tr("Automation of %1, %2").arg(track ? toQString(track->name) : tr("Master"), m_axis.name()));
    m_playheadX = m_state.playheadX();
    partsChanged();
    describe();
    update();
}

AutomationView AutomationLane::view() const
{
    return {m_state.session().project(), m_axis, m_state.scale(), QSizeF(size())};
}

const project::AutomationLane* AutomationLane::lane() const
{
    return laneOf(m_state.session().project(), m_ref);
}

const AutomationPoints& AutomationLane::points() const
{
    static const AutomationPoints kNone;
    const auto* found = lane();
    return found ? found->points : kNone;
}

AutomationPoints AutomationLane::shownPoints() const
{
    if (m_preview)
        return *m_preview;
    return AutomationRecorder::of(m_state.session()).drawn(m_ref).value_or(points());
}

QPointF AutomationLane::placeOf(const AutomationPoint& point) const
{
    return view().place(point);
}

void AutomationLane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!isThere(m_state.session().project(), m_ref))
        return;
    const auto* shown = lane();
    const bool recorded = AutomationRecorder::of(m_state.session()).recording(m_ref);
    paintAutomation(painter, view(), shownPoints(),
                    {recorded ? modeColour(AutomationMode::write) : laneColour(m_state.session().project(), m_ref),
                     !shown || shown->on, m_state.session().editModes().gridLines(), hasFocus(),
                     recorded ? std::nullopt : m_chosen, m_hovered});
    painter.fillRect(QRectF(std::floor(m_state.playheadX()) - 0.5, 0, 1.5, height()), theme().accent);
    if (!m_reading.isEmpty())
        paintAutomationReading(painter, QSizeF(size()), placeOf(m_readPoint), m_reading);
}

void AutomationLane::movePlayhead()
{
    const double x = m_state.playheadX();
    for (const double place : {m_playheadX, x})
        update(static_cast<int>(std::floor(place)) - kPlayheadReach, 0, 2 * kPlayheadReach + 1, height());
    m_playheadX = x;
    if (AutomationRecorder::of(m_state.session()).recording(m_ref))
        update();
}

base::Beats AutomationLane::placeAt(double x, bool free) const
{
    const Session& session = m_state.session();
    const Snapping snap{m_state.scale(), m_state.session().editModes().snap(), session.playhead(), {}};
    const base::Frames at = m_state.scale().frameAt(x);
    const base::Frames place = free ? at : snap(session.project(), at);
    return std::max(base::Beats{}, session.project().tempoMap.beatsAt(place, session.project().sampleRate));
}

void AutomationLane::mousePressEvent(QMouseEvent* event)
{
    if (m_ref.track)
        m_state.session().selectTrack(m_ref.track);
    if (event->button() == Qt::MiddleButton)
        return event->ignore(); // the lanes pan
    setFocus(Qt::MouseFocusReason);
    if (m_mode != Mode::idle)
        return;
    m_pressed = m_last = event->position();
    const auto hit = view().pointAt(points(), m_pressed);
    m_pressedPoint = hit.has_value();
    choose(hit);
    if (event->button() != Qt::LeftButton || m_state.session().readOnly())
        return;
    m_mode = Mode::pressed;
    m_pressedPoints = points();
    m_straight = event->modifiers().testFlag(Qt::ShiftModifier);
    m_onPoint = hit.has_value();
    if (hit) {
        m_grab = placeOf(points()[*hit]) - m_pressed;
        setReading(points()[*hit]);
    }
}

void AutomationLane::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::MiddleButton))
        return event->ignore();
    if (m_mode == Mode::pressed && (event->position() - m_pressed).manhattanLength() >= kDragDistance)
        startDrag();
    switch (m_mode) {
    case Mode::moving:
        moveTo(*event);
        break;
    case Mode::drawing:
        drawTo(event->position());
        break;
    case Mode::lining:
        lineTo(*event);
        break;
    case Mode::idle:
        m_hovered = view().pointAt(points(), event->position());
        m_hovered ? setReading(points()[*m_hovered]) : clearReading();
        setCursor(m_hovered ? Qt::OpenHandCursor : Qt::CrossCursor);
        update();
        break;
    case Mode::pressed:
        break;
    }
    m_last = event->position();
}

/// Points may have come or gone before the chosen one; it may also have moved.
void AutomationLane::findChosen()
{
    if (!m_chosen)
        return;
    const auto place = std::ranges::find(points(), m_chosenAt, &AutomationPoint::at);
    if (place != points().end())
        m_chosen = static_cast<std::size_t>(place - points().begin());
    else if (*m_chosen < points().size())
        m_chosenAt = points()[*m_chosen].at;
    else
        m_chosen.reset();
}

void AutomationLane::startDrag()
{
    m_mode = m_onPoint ? Mode::moving : m_straight ? Mode::lining : Mode::drawing;
    m_stroke = {};
    if (m_mode == Mode::drawing)
        drawTo(m_pressed);
}

void AutomationLane::moveTo(const QMouseEvent& event)
{
    if (!m_chosen || *m_chosen >= points().size())
        return endGesture();
    const QPointF at = event.position() + m_grab;
    AutomationPoint moved = points()[*m_chosen];
    if (!event.modifiers().testFlag(Qt::ControlModifier))
        moved.at = placeAt(at.x(), event.modifiers().testFlag(Qt::ShiftModifier));
    moved.value = m_axis.value(view().fractionAt(at.y()));
    preview([ref = m_ref, index = *m_chosen, moved](const Project& project) {
        return edits::movePoint(project, ref.track, ref.target, index, moved);
    });
    if (m_preview && *m_chosen < m_preview->size())
        setReading((*m_preview)[*m_chosen]);
}

void AutomationLane::drawTo(QPointF point)
{
    const auto at = placeAt(point.x(), true);
    m_stroke.add(at, view().fractionAt(point.y()));
    preview([ref = m_ref, from = m_stroke.start(), to = m_stroke.end(), drawn = m_stroke.points(m_axis)](
                const Project& project) { return edits::setPoints(project, ref.track, ref.target, from, to, drawn); });
    setReading({at, m_axis.value(view().fractionAt(point.y()))});
}

void AutomationLane::lineTo(const QMouseEvent& event)
{
    const bool free = event.modifiers().testFlag(Qt::AltModifier);
    const auto pointAt = [&](QPointF place) {
        return pointOn(m_axis, placeAt(place.x(), free), m_axis.value(view().fractionAt(place.y())));
    };
    const auto [one, other] = std::pair(pointAt(m_pressed), pointAt(event.position()));
    const auto [first, last] = one.at <= other.at ? std::pair(one, other) : std::pair(other, one);
    AutomationPoints line{first};
    if (last.at > first.at)
        line.push_back(last);
    preview([ref = m_ref, line](const Project& project) {
        return edits::setPoints(project, ref.track, ref.target, line.front().at, line.back().at + base::Beats{1}, line);
    });
    setReading(other);
}

/// Shows what the gesture leads to; its end applies it.
void AutomationLane::preview(project::Edit edit)
{
    const auto edited = edit(m_state.session().project());
    const auto* shown = edited ? laneOf(*edited, m_ref) : nullptr;
    if (!shown)
        return;
    m_edit = std::move(edit);
    m_preview = shown->points;
    AutomationRecorder::of(m_state.session()).hear(m_ref, &*m_preview);
    update();
}

void AutomationLane::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton)
        return event->ignore();
    if (event->button() != Qt::LeftButton || m_mode == Mode::idle)
        return;
    if (m_mode == Mode::pressed && !m_onPoint)
        addAt(m_pressed);
    else
        settle();
    endGesture();
}

void AutomationLane::settle()
{
    const Mode mode = m_mode;
    const auto edit = std::exchange(m_edit, {});
    if (!edit)
        return;
    m_mode = Mode::idle;
    const bool moved = mode == Mode::moving;
    m_state.session().apply(moved                   ? tr("Move automation point")
                            : mode == Mode::drawing ? tr("Draw automation")
                                                    : tr("Automation line"),
                            edit);
    if (!moved)
        choose({});
}

void AutomationLane::addAt(QPointF point)
{
    const auto added = pointOn(m_axis, placeAt(point.x(), m_straight), m_axis.value(view().fractionAt(point.y())));
    if (addAutomationPoint(m_state.session(), m_ref, added))
        chooseAt(added.at);
}

void AutomationLane::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto hit = view().pointAt(points(), event->position());
    if (event->button() == Qt::LeftButton && m_pressedPoint && hit && !m_state.session().readOnly())
        removeAutomationPoint(m_state.session(), m_ref, *hit);
}

void AutomationLane::endGesture()
{
    m_mode = Mode::idle;
    m_edit = {};
    m_preview.reset();
    AutomationRecorder::of(m_state.session()).hear(m_ref, nullptr);
    clearReading();
    update();
}

void AutomationLane::leaveEvent(QEvent*)
{
    m_hovered.reset();
    if (m_mode == Mode::idle)
        clearReading();
    update();
}

void AutomationLane::setReading(const AutomationPoint& point)
{
    m_reading = m_axis.text(point.value) + QStringLiteral("   ") + placeText(m_state.session().project(), point.at);
    m_readPoint = point;
    update();
}

void AutomationLane::clearReading()
{
    m_reading.clear();
    update();
}

void AutomationLane::contextMenuEvent(QContextMenuEvent* event)
{
    QPointF place = event->pos();
    auto hit = view().pointAt(points(), place);
    if (event->reason() == QContextMenuEvent::Keyboard && m_chosen) {
        hit = m_chosen;
        place = placeOf(points()[*m_chosen]);
    }
    choose(hit);
    const AutomationSpot spot{hit, placeAt(place.x(), false), m_axis.value(view().fractionAt(place.y()))};
    makeAutomationMenu(m_state, m_ref, spot, this)->popup(mapToGlobal(place.toPoint()));
}

} // namespace melisma::ui
