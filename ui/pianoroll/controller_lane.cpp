// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/controller_lane.h"

#include "core/edits/edit_notes.h"
#include "core/music/controller.h"
#include "ui/common/theme.h"
#include "ui/pianoroll/controller_names.h"
#include "ui/pianoroll/roll_metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace melisma::ui {
namespace {

constexpr int kTop = 6; ///< px above the highest value
constexpr int kBottom = 3;
constexpr int kHeight = RollMetrics::velocityHeight - kTop - kBottom;
constexpr base::Beats kFine{base::Beats::kTicksPerBeat / 16};
constexpr int kWideSteps = 8;         ///< of one with Shift
constexpr double kCentreReach = 0.03; ///< share of the height within which a bend is none

} // namespace

ControllerLane::ControllerLane(RollState& state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setFixedHeight(RollMetrics::velocityHeight);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    connect(&state, &RollState::toolsChanged, this, &ControllerLane::describe);
    connect(&state, &RollState::clipChanged, this, &ControllerLane::describe);
    connect(&state, &RollState::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &RollState::contentChanged, this, qOverload<>(&QWidget::update));
    describe();
}

void ControllerLane::describe()
{
    m_chosen.reset();
    m_stroke.reset();
    setAccessibleName(controllerName(controller()));
    setToolTip(tr("Drag to draw the values, with Shift a straight line; a double click takes them away"));
    update();
}

bool ControllerLane::isSwitch() const
{
    return controller() == music::kPedal;
}

bool ControllerLane::isBend() const
{
    return controller() == music::kPitchBend;
}

base::Beats ControllerLane::stepWidth() const
{
    return isSwitch() ? m_state.grid() : std::min(kFine, m_state.grid());
}

ControllerStroke ControllerLane::stored() const
{
    const auto* clip = m_state.clip();
    return {controller(), clip ? std::get<project::NoteContent>(clip->chosen().content)->controllers
                               : std::vector<music::ControllerEvent>()};
}

double ControllerLane::yOf(int value) const
{
    return kTop + kHeight * (1.0 - static_cast<double>(value) / music::highestValue(controller()));
}

ControllerStroke::Place ControllerLane::placeAt(QPointF point) const
{
    const RollFrame frame = m_state.frame();
    const base::Beats song = std::clamp(frame.beatsAt(point.x()), base::Beats{frame.clip.start.count},
                                        base::Beats{std::max(frame.clip.end().count - 1, frame.clip.start.count)});
    const int most = music::highestValue(controller());
    const double share = std::clamp((kTop + kHeight - point.y()) / kHeight, 0.0, 1.0);
    int value = isSwitch() ? (share >= 0.5 ? most : 0) : static_cast<int>(std::lround(share * most));
    if (isBend() && std::abs(share - 0.5) < kCentreReach)
        value = music::kBendCentre;
    return {song - frame.shift(), value};
}

void ControllerLane::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), theme().bg0);
    painter.fillRect(QRect(event->rect().left(), 0, event->rect().width(), 1), theme().line);
    if (m_state.clip())
        paintValues(painter, m_stroke ? *m_stroke : stored(), event->rect());
    if (hasFocus()) {
        painter.setPen(theme().accentDeep);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// Each value holds until the next.
void ControllerLane::paintValues(QPainter& painter, const ControllerStroke& shown, const QRect& area)
{
    const RollFrame frame = m_state.frame();
    const QColor colour = theme().track(m_state.track()->colour);
    QColor fill = colour;
    fill.setAlphaF(0.35f);
    const double ground = isBend() ? yOf(music::kBendCentre) : kTop + kHeight;
    if (isBend())
        painter.fillRect(QRectF(area.left(), ground, area.width(), 1), theme().line);
    const auto& events = shown.events();
    for (auto event = events.begin(); event != events.end(); ++event) {
        const base::Beats end = std::next(event) == events.end() ? base::Beats{frame.clip.end().count}
                                                                 : std::next(event)->first + frame.shift();
        const double left = frame.xOf(event->first + frame.shift());
        const double right = std::max(frame.xOf(end), left + 1);
        if (right < area.left() || left > area.right())
            continue;
        const double y = yOf(event->second);
        painter.fillRect(QRectF(QPointF(left, std::min(y, ground)), QPointF(right, std::max(y, ground))), fill);
        painter.fillRect(QRectF(left, y - 1, right - left, 2), colour);
        const bool chosen = m_chosen == event->first;
        const double size = chosen ? 7 : 4;
        painter.fillRect(QRectF(left - size / 2 + 1, y - size / 2, size, size), chosen ? theme().text : colour);
    }
}

void ControllerLane::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_state.clip() || m_state.session().readOnly())
        return;
    m_begun = m_stroke = stored();
    m_chosen.reset();
    m_pressed = m_last = placeAt(event->position());
    m_moved = false;
}

void ControllerLane::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_stroke || !m_state.clip())
        return;
    m_moved = true;
    drawTo(event->position(), event->modifiers().testFlag(Qt::ShiftModifier));
}

void ControllerLane::drawTo(QPointF point, bool straight)
{
    const auto place = placeAt(point);
    if (m_state.tool() == RollState::Tool::erase) {
        m_stroke->erase(std::min(m_last.at, place.at), std::max(m_last.at, place.at));
        eraseAt(point.x());
    } else if (straight) {
        m_stroke = m_begun;
        m_stroke->draw(m_pressed, place, stepWidth());
    } else {
        m_stroke->draw(m_last, place, stepWidth());
    }
    m_last = place;
    update();
}

bool ControllerLane::isNear(double x) const
{
    const RollFrame frame = m_state.frame();
    const auto& events = m_stroke->events();
    const auto first = events.lower_bound(frame.beatsAt(x - RollMetrics::stemReach) - frame.shift());
    return first != events.end() && first->first <= frame.beatsAt(x + RollMetrics::stemReach) - frame.shift();
}

void ControllerLane::eraseAt(double x)
{
    const RollFrame frame = m_state.frame();
    m_stroke->erase(frame.beatsAt(x - RollMetrics::stemReach) - frame.shift(),
                    frame.beatsAt(x + RollMetrics::stemReach) - frame.shift());
}

/// A click sets a value where there is none; one on a value may begin a double click.
void ControllerLane::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_stroke || event->button() != Qt::LeftButton)
        return;
    if (!m_moved && m_state.clip() && (m_state.tool() == RollState::Tool::erase || !isNear(event->position().x())))
        drawTo(event->position(), false);
    const ControllerStroke stroke = *std::exchange(m_stroke, std::nullopt);
    apply(stroke);
}

void ControllerLane::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_state.clip() || m_state.session().readOnly())
        return;
    m_stroke = stored();
    eraseAt(event->position().x());
    apply(*std::exchange(m_stroke, std::nullopt));
}

void ControllerLane::apply(const ControllerStroke& stroke, const std::string& mergeKey)
{
    update();
    const auto removed = stroke.removed();
    const auto added = stroke.added();
    if (!m_state.clip() || (removed.empty() && added.empty()))
        return;
    m_state.session().apply(
        controllerName(controller()),
        [&, id = m_state.clip()->id](const project::Project& project) {
            return edits::changeControllers(project, id, removed, added);
        },
        mergeKey);
}

void ControllerLane::choose(int direction)
{
    const ControllerStroke now = stored();
    const auto& events = now.events();
    if (events.empty())
        return;
    auto place = m_chosen ? events.lower_bound(*m_chosen) : events.end();
    if (!m_chosen)
        place = direction > 0 ? events.begin() : std::prev(events.end());
    else if (direction > 0 && std::next(place) != events.end())
        ++place;
    else if (direction < 0 && place != events.begin())
        --place;
    m_chosen = place->first;
    setAccessibleDescription(QString::number(place->second));
    update();
}

void ControllerLane::change(int by)
{
    ControllerStroke now = stored();
    const auto found = m_chosen ? now.events().find(*m_chosen) : now.events().end();
    if (found == now.events().end())
        return;
    const int most = music::highestValue(controller());
    const int unit = isSwitch() ? most : std::max(most / 127, 1);
    now.set(*m_chosen, std::clamp(found->second + by * unit, 0, most));
    apply(now, "roll-controller");
}

void ControllerLane::insert()
{
    if (!m_state.clip())
        return;
    const auto& project = m_state.session().project();
    const base::Beats song = project.tempoMap.beatsAt(m_state.session().playhead(), project.sampleRate);
    const RollFrame frame = m_state.frame();
    if (!frame.holds(song))
        return;
    ControllerStroke now = stored();
    const base::Beats at = song - frame.shift();
    now.set(at, now.valueAt(at));
    m_chosen = at;
    apply(now);
}

/// The window has other uses for these keys.
bool ControllerLane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        static constexpr int kOurs[] = {Qt::Key_Left, Qt::Key_Right,  Qt::Key_Up,
                                        Qt::Key_Down, Qt::Key_Insert, Qt::Key_Delete};
        if (std::ranges::find(kOurs, static_cast<QKeyEvent*>(event)->key()) != std::end(kOurs)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ControllerLane::keyPressEvent(QKeyEvent* event)
{
    const bool writable = m_state.clip() && !m_state.session().readOnly();
    const int steps = event->modifiers().testFlag(Qt::ShiftModifier) ? kWideSteps : 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        choose(event->key() == Qt::Key_Left ? -1 : 1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (writable)
            change(event->key() == Qt::Key_Up ? steps : -steps);
        return;
    case Qt::Key_Insert:
        if (writable)
            insert();
        return;
    case Qt::Key_Delete:
        if (writable && m_chosen) {
            ControllerStroke now = stored();
            now.erase(*m_chosen, *m_chosen);
            m_chosen.reset();
            apply(now);
        }
        return;
    case Qt::Key_Escape:
        m_stroke.reset();
        m_chosen.reset();
        update();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace melisma::ui
