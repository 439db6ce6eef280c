// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_gestures.h"

#include "ui/common/text.h"
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
    return zone != ClipZone::body && zone != ClipZone::takeChip;
}

bool isOfTakes(ClipZone zone)
{
    return zone == ClipZone::take || zone == ClipZone::joint;
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
    m_stretching = stretches(m_hit, event);
    m_timeBefore = m_state.session().timeSelection();
    m_extending = extendsTime(event);
    if (m_extending)
        return;
    if (m_hit.clip)
        pressClip(m_hit, event);
    else if (!m_adding)
        m_state.session().selectClips({});
    if (!m_adding && !isOfTakes(m_hit.zone))
        m_state.session().selectTime({});
    m_before = m_state.session().selectedClips();
}

void LaneGestures::pressClip(const LaneHit& hit, const QMouseEvent& event)
{
    m_wasSelected = m_state.session().selectedClips().contains(hit.clip);
    const bool sparesTime = isOfTakes(hit.zone) && !m_state.session().timeSelection().isEmpty();
    if (!m_wasSelected && !sparesTime) // a take may be put over the selected time
        select(hit, m_adding);
    if (isOfTakes(hit.zone))
        m_state.focusTake(TakeRef{hit.clip, hit.take});
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
            startDrag(m_stretching);
        else
            m_mode = (m_adding && !m_extending) || m_hit.lane < 0 ? Mode::band : Mode::timing;
    }
    if (m_mode != Mode::dragging && m_mode != Mode::band && m_mode != Mode::timing)
        return;
    scrollAtEdges(point);
    if (m_mode == Mode::dragging)
        dragTo(event);
    else if (m_mode == Mode::band)
        bandTo(point);
    else
        timeTo(event);
}

Snapping LaneGestures::snapping() const
{
    const Session& session = m_state.session();
    return {m_state.scale(), m_state.session().editModes().snap(), session.playhead(), {}};
}

/// The time between press and pointer, on the tracks between them.
void LaneGestures::timeTo(const QMouseEvent& event)
{
    const auto& lanes = m_state.layout().lanes(); // fewer than at the press, if tracks went meanwhile
    if (lanes.empty())
        return;
    const int lowest = static_cast<int>(lanes.size()) - 1;
    const int y = static_cast<int>(std::floor(event.position().y())) + m_state.scrollY();
    const int under = m_state.layout().indexAt(y);
    const int lane = under >= 0 ? under : y < 0 ? 0 : lowest;
    const auto snap = snapping();
    const auto at = [&](base::Frames place) {
        return event.modifiers().testFlag(Qt::ShiftModifier) ? place : snap(m_state.session().project(), place);
    };
    const auto [from, to] = std::minmax({at(m_pressedFrame), at(m_state.scale().frameAt(event.position().x()))});
    project::TimeSelection time{{from, to}, {}};
    const auto [first, last] = std::minmax({std::min(m_hit.lane, lowest), lane});
    for (int i = first; i <= last; ++i)
        time.tracks.insert(lanes[static_cast<std::size_t>(i)].track);
    m_state.session().selectTime(std::move(time));
}

bool LaneGestures::extendsTime(const QMouseEvent& event) const
{
    return event.modifiers() == Qt::ShiftModifier && !m_timeBefore.isEmpty() && m_hit.lane >= 0 &&
           m_hit.zone == ClipZone::body;
}

/// Moves the nearer end of the selected time here, and takes this track in.
void LaneGestures::extendTime()
{
    auto time = m_timeBefore;
    const auto at = snapping()(m_state.session().project(), m_pressedFrame);
    const bool nearStart = at - time.stretch.start < time.stretch.end - at;
    (nearStart ? time.stretch.start : time.stretch.end) = at;
    time.tracks.insert(m_hit.track);
    m_state.session().selectTime(std::move(time));
}

void LaneGestures::startDrag(bool stretch)
{
    const auto& project = m_state.session().project();
    auto clips = m_state.session().selectedClips();
    if (m_hit.zone != ClipZone::header)
        clips = {m_hit.clip};
    if (const auto* grabbed = project.findClip(m_hit.clip); !grabbed || grabbed->locked) {
        m_mode = Mode::idle;
        if (grabbed)
            emit m_state.session().message(
                tr("\u201c%1\u201d is locked. Unlock it in its menu first.").arg(toQString(grabbed->name)), false);
        return;
    }
    m_mode = Mode::dragging;
    if (isOfTakes(m_hit.zone)) {
        const auto joint = m_hit.zone == ClipZone::joint ? std::optional(m_hit.joint) : std::nullopt;
        m_takeDrag.emplace(TakeDrag{{m_hit.clip, m_hit.take}, joint});
        return;
    }
    std::erase_if(clips, [&](project::ClipId id) { return project.findClip(id)->locked; });
    m_drag.emplace(m_state.session().snapshot(), ClipDrag::Start{m_hit.zone, m_hit.clip, std::move(clips),
                                                                 m_pressedFrame, m_hit.lane, m_pressed.y(), stretch});
}

ClipDrag::Pointer LaneGestures::pointerAt(const QMouseEvent& event) const
{
    // Ctrl pressed before the drag adds to the selection; pressed during it, or still held, it copies.
    return {m_state.scale().frameAt(event.position().x()),
            m_state.layout().indexAt(static_cast<int>(std::floor(event.position().y())) + m_state.scrollY()),
            event.modifiers().testFlag(Qt::ShiftModifier), event.modifiers().testFlag(Qt::ControlModifier),
            event.position().y()};
}

/// The time between press and pointer becomes the take's, or the joint follows the pointer.
void LaneGestures::swipeTo(const QMouseEvent& event)
{
    const auto& project = m_state.session().project();
    const bool free = event.modifiers().testFlag(Qt::ShiftModifier);
    const auto at = [&, snap = snapping()](base::Frames place) { return free ? place : snap(project, place); };
    m_edit = m_takeDrag->edit(at(m_pressedFrame), at(m_state.scale().frameAt(event.position().x())));
    const auto edited = m_edit(project);
    if (edited)
        m_state.setPreview(std::make_shared<const project::Project>(*edited));
}

void LaneGestures::dragTo(const QMouseEvent& event)
{
    if (m_takeDrag)
        return swipeTo(event);
    const auto pointer = pointerAt(event);
    m_copying = pointer.copy;
    auto snap = snapping();
    snap.moving = m_drag->clips();
    m_edit = m_drag->edit(pointer, snap);
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
    const QString label = m_takeDrag ? m_takeDrag->label() : m_drag ? m_drag->label(m_copying) : QString();
    end();
    if (mode == Mode::dragging && edit)
        m_state.session().apply(label, edit);
    else if (mode == Mode::pressed && m_extending)
        extendTime();
    else if (mode == Mode::pressed && isOfTakes(m_hit.zone) && !m_adding)
        settleTake();
    else if (mode == Mode::pressed)
        settleClick();
}

/// A click on a take sounds it, but never at the cost of a comp: that takes a double click.
void LaneGestures::settleTake()
{
    const auto* clip = m_state.session().project().findClip(m_hit.clip);
    if (clip && clip->comp.empty())
        chooseTake(m_state.session(), m_hit.clip, m_hit.take);
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
    if (const auto* clip = m_state.session().project().findClip(m_hit.clip))
        for (const auto id : project::clipsOfGroup(m_state.session().project(), clip->group))
            clips.erase(id);
    m_state.session().selectClips(std::move(clips));
}

bool LaneGestures::cancel()
{
    if (!active())
        return false;
    if (m_mode == Mode::band)
        m_state.session().selectClips(m_before);
    if (m_mode == Mode::timing)
        m_state.session().selectTime(m_timeBefore);
    end();
    return true;
}

void LaneGestures::end()
{
    m_mode = Mode::idle;
    m_stretching = false;
    m_drag.reset();
    m_takeDrag.reset();
    m_edit = {};
    m_state.setPreview(nullptr);
    m_hooks.bandChanged();
}

bool LaneGestures::stretches(const LaneHit& hit, const QMouseEvent& event) const
{
    const bool edge = hit.zone == ClipZone::leftEdge || hit.zone == ClipZone::rightEdge;
    const auto* clip = edge ? m_state.session().project().findClip(hit.clip) : nullptr;
    return clip && clip->isAudio() && event.modifiers().testFlag(Qt::AltModifier);
}

QString LaneGestures::reading() const
{
    const auto* clip = m_mode == Mode::dragging && m_stretching ? m_state.shown().findClip(m_hit.clip) : nullptr;
    if (!clip)
        return {};
    const auto length = base::toSeconds({clip->length.count}, m_state.shown().sampleRate);
    return numberText(clip->timePitch.ratio * 100.0, 1) + QStringLiteral("\u00a0%   ") + clockText(length);
}

QCursor LaneGestures::cursorFor(const LaneHit& hit)
{
    if (!hit.clip)
        return hit.lane < 0 ? Qt::ArrowCursor : Qt::IBeamCursor;
    switch (hit.zone) {
    case ClipZone::header:
        return Qt::OpenHandCursor;
    case ClipZone::leftEdge:
    case ClipZone::rightEdge:
    case ClipZone::joint:
        return Qt::SizeHorCursor;
    case ClipZone::gain:
        return Qt::SizeVerCursor;
    case ClipZone::fadeIn:
    case ClipZone::fadeOut:
    case ClipZone::takeChip:
    case ClipZone::take:
        return Qt::PointingHandCursor;
    case ClipZone::body:
        break;
    }
    return Qt::IBeamCursor;
}

} // namespace melisma::ui
