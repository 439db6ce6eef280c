// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_gestures.h"

#include "ui/timeline/clip_actions.h"
#include "ui/timeline/timeline_state.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kDragDistance = 4.0; ///< px before a press becomes a drag
constexpr double kFastestScroll = 40.0;

bool startsDrag(ClipZone zone)
{
    return zone != ClipZone::body && zone != ClipZone::takeChip && zone != ClipZone::take;
}

} // namespace

LaneGestures::LaneGestures(TimelineState& state, Hooks hooks) : m_state(state), m_hooks(std::move(hooks)) {}

void LaneGestures::press(const QMouseEvent& event)
{
    if (active())
        return;
    m_pressed = m_last = event.position();
    m_pressedFrame = m_state.scale().frameAt(m_pressed.x());
    m_pressedContentY = static_cast<int>(m_pressed.y()) + m_state.scrollY();
    if (event.button() == Qt::MiddleButton) {
        m_mode = Mode::panning;
        return;
    }
    m_hit = hitTest(m_state.frame(), m_pressed);
    m_state.session().selectTrack(m_hit.track);
    if (event.button() != Qt::LeftButton)
        return;
    m_adding = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    m_mode = Mode::pressed;
    if (m_hit.clip)
        pressClip(m_hit, event);
    else if (!m_adding)
        m_state.session().selectClips({});
    m_before = m_state.session().selectedClips();
}

void LaneGestures::pressClip(const LaneHit& hit, const QMouseEvent& event)
{
    m_wasSelected = m_state.session().selectedClips().contains(hit.clip);
    if (!m_wasSelected)
        select(hit, m_adding);
    if (hit.zone == ClipZone::take) {
        m_mode = Mode::idle;
        chooseTake(m_state.session(), hit.clip, hit.take);
    }
    if (hit.zone != ClipZone::takeChip)
        return;
    m_mode = Mode::idle;
    m_hooks.showTakes(hit.clip, event.globalPosition().toPoint());
}

void LaneGestures::select(const LaneHit& hit, bool add)
{
    auto clips = add ? m_state.session().selectedClips() : std::set<project::ClipId>{};
    clips.insert(hit.clip);
    m_state.session().selectClips(std::move(clips));
}

void LaneGestures::move(const QMouseEvent& event)
{
    const QPointF point = event.position();
    if (m_mode == Mode::panning)
        m_state.scrollBy(m_last.x() - point.x(), m_last.y() - point.y());
    m_last = point;
    if (m_mode == Mode::pressed && (point - m_pressed).manhattanLength() >= kDragDistance) {
        if (m_hit.clip && startsDrag(m_hit.zone) && !m_state.session().readOnly())
            startDrag();
        else
            m_mode = Mode::band;
    }
    if (m_mode != Mode::dragging && m_mode != Mode::band)
        return;
    scrollAtEdges(point);
    if (m_mode == Mode::dragging)
        dragTo(event);
    else
        bandTo(point);
}

void LaneGestures::startDrag()
{
    auto clips = m_state.session().selectedClips();
    if (m_hit.zone != ClipZone::header)
        clips = {m_hit.clip};
    m_drag.emplace(m_state.session().snapshot(),
                   ClipDrag::Start{m_hit.zone, m_hit.clip, std::move(clips), m_pressedFrame, m_hit.lane});
    m_mode = Mode::dragging;
}

ClipDrag::Pointer LaneGestures::pointerAt(const QMouseEvent& event) const
{
    // Ctrl pressed before the drag adds to the selection; pressed during it, or still held, it copies.
    return {m_state.scale().frameAt(event.position().x()),
            m_state.layout().indexAt(static_cast<int>(std::floor(event.position().y())) + m_state.scrollY()),
            event.modifiers().testFlag(Qt::ShiftModifier), event.modifiers().testFlag(Qt::ControlModifier)};
}

void LaneGestures::dragTo(const QMouseEvent& event)
{
    const auto pointer = pointerAt(event);
    m_copying = pointer.copy;
    m_edit = m_drag->edit(pointer, m_state.scale());
    const auto edited = m_edit(m_state.session().project());
    if (edited)
        m_state.setPreview(std::make_shared<const project::Project>(*edited));
}

/// Chooses the clips that the rectangle from the press to here touches.
void LaneGestures::bandTo(QPointF point)
{
    const LaneFrame frame = m_state.frame();
    const QRectF touched =
        QRectF(QPointF(frame.scale.xOf(m_pressedFrame), m_pressedContentY - frame.scrollY), point).normalized();
    auto clips = m_adding ? m_before : std::set<project::ClipId>{};
    const auto [first, last] = frame.layout.visible(static_cast<int>(touched.top()) + frame.scrollY,
                                                    static_cast<int>(touched.bottom()) + 1 + frame.scrollY);
    for (std::size_t i = first; i < last; ++i)
        for (const auto& clip : frame.project.tracks[i]->clips)
            if (clipRect(frame, frame.layout.lanes()[i], *clip).intersects(touched))
                clips.insert(clip->id);
    m_state.session().selectClips(std::move(clips));
    m_hooks.bandChanged();
}

std::optional<QRectF> LaneGestures::band() const
{
    if (m_mode != Mode::band)
        return std::nullopt;
    const QPointF start(m_state.scale().xOf(m_pressedFrame), m_pressedContentY - m_state.scrollY());
    return QRectF(start, m_last).normalized();
}

void LaneGestures::scrollAtEdges(QPointF point)
{
    const auto beyond = [](double at, double length) {
        return std::clamp(at < 0 ? at : std::max(0.0, at - length), -kFastestScroll, kFastestScroll);
    };
    const double dx = beyond(point.x(), m_state.viewport().width());
    const double dy = beyond(point.y(), m_state.viewport().height());
    if (dx != 0 || dy != 0)
        m_state.scrollBy(dx, dy);
}

void LaneGestures::release(const QMouseEvent& event)
{
    const bool mine = m_mode == Mode::panning ? event.button() == Qt::MiddleButton : event.button() == Qt::LeftButton;
    if (!active() || !mine)
        return;
    const Mode mode = m_mode;
    const auto edit = m_edit;
    const QString label = m_drag ? m_drag->label(m_copying) : QString();
    end();
    if (mode == Mode::dragging && edit)
        m_state.session().apply(label, edit);
    else if (mode == Mode::pressed)
        settleClick();
}

/// A click on a clip that was chosen already: alone, or with Ctrl or Shift taken out of the selection.
void LaneGestures::settleClick()
{
    if (!m_hit.clip || !m_wasSelected)
        return;
    if (!m_adding) {
        m_state.session().selectClips({m_hit.clip});
        return;
    }
    auto clips = m_state.session().selectedClips();
    clips.erase(m_hit.clip);
    m_state.session().selectClips(std::move(clips));
}

bool LaneGestures::cancel()
{
    if (!active())
        return false;
    if (m_mode == Mode::band)
        m_state.session().selectClips(m_before);
    end();
    return true;
}

void LaneGestures::end()
{
    m_mode = Mode::idle;
    m_drag.reset();
    m_edit = {};
    m_state.setPreview(nullptr);
    m_hooks.bandChanged();
}

QCursor LaneGestures::cursorFor(const LaneHit& hit)
{
    if (!hit.clip)
        return Qt::ArrowCursor;
    switch (hit.zone) {
    case ClipZone::header:
        return Qt::OpenHandCursor;
    case ClipZone::leftEdge:
    case ClipZone::rightEdge:
        return Qt::SizeHorCursor;
    case ClipZone::fadeIn:
    case ClipZone::fadeOut:
    case ClipZone::takeChip:
    case ClipZone::take:
        return Qt::PointingHandCursor;
    case ClipZone::body:
        break;
    }
    return Qt::ArrowCursor;
}

} // namespace melisma::ui
