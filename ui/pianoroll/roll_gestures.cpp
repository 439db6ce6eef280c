// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_gestures.h"

#include "core/edits/edit_notes.h"

#include <QCoreApplication>
#include <QMouseEvent>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr double kEraserStep = 2.0;   ///< px between places where it looks for notes
constexpr double kDragDistance = 4.0; ///< px before a press becomes a drag

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PianoRoll)
};

NoteDrag::Kind kindOf(NoteZone zone)
{
    switch (zone) {
    case NoteZone::leftEdge:
        return NoteDrag::Kind::startEdge;
    case NoteZone::rightEdge:
        return NoteDrag::Kind::endEdge;
    default:
        return NoteDrag::Kind::move;
    }
}

} // namespace

RollGestures::RollGestures(RollState& state, std::function<void()> bandChanged)
    : m_state(state)
    , m_bandChanged(std::move(bandChanged))
{}

NoteDrag::Pointer RollGestures::pointerAt(const QMouseEvent& event) const
{
    const RollFrame frame = m_state.frame();
    const auto keys = event.modifiers();
    return {frame.beatsAt(event.position().x()), frame.pitchAt(event.position().y()), keys.testFlag(Qt::ShiftModifier),
            keys.testFlag(Qt::ControlModifier)};
}

void RollGestures::press(const QMouseEvent& event)
{
    if (active() || !m_state.clip())
        return;
    m_pressed = m_last = event.position();
    if (event.button() == Qt::MiddleButton) {
        m_mode = Mode::panning;
        return;
    }
    if (event.button() != Qt::LeftButton)
        return;
    m_start = pointerAt(event);
    m_hit = m_state.frame().hitAt(m_state.notes(), m_pressed);
    m_before = m_state.chosen();
    if (startBrush(event))
        return;
    m_mode = Mode::pressed;
    if (m_hit)
        pressNote(*m_hit, event);
    else if (m_state.tool() == RollState::Tool::draw)
        startDrawing(event);
    else if (!(event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        m_state.choose({});
}

void RollGestures::pressNote(const NoteHit& hit, const QMouseEvent& event)
{
    m_wasChosen = m_state.isChosen(hit.note);
    m_state.remember(hit.note);
    if (m_wasChosen)
        return;
    const bool adding = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    auto chosen = adding ? m_state.chosen() : std::vector<music::Note>();
    chosen.push_back(hit.note);
    m_state.choose(std::move(chosen));
}

/// Paints or erases; drawing drums does either, by what lies under the pointer. False when no brush is in the hand.
bool RollGestures::startBrush(const QMouseEvent& event)
{
    const auto tool = m_state.tool();
    const bool toggles = tool == RollState::Tool::draw && m_state.isDrums();
    if (tool != RollState::Tool::paint && tool != RollState::Tool::erase && !toggles)
        return false;
    const bool erases = tool == RollState::Tool::erase || (toggles && m_hit);
    if (m_state.session().readOnly() || (!erases && !m_state.frame().holds(m_start.at)))
        return true;
    if (!erases)
        m_state.choose({});
    m_brush.emplace(erases ? NoteBrush::Kind::erase : NoteBrush::Kind::paint, m_state.storedNotes(),
                    m_state.newVelocity(), m_state.isDrums());
    m_brushed = m_start;
    m_mode = Mode::brushing;
    brushTo(event);
    return true;
}

/// The eraser meets what lies on the straight way to the pointer.
void RollGestures::brushTo(const QMouseEvent& event)
{
    const NoteDrag::Pointer pointer = pointerAt(event);
    if (m_brush->kind() == NoteBrush::Kind::paint) {
        m_brush->paint(m_brushed, pointer, m_state.rules());
    } else {
        const RollFrame frame = m_state.frame();
        const QPointF way = event.position() - m_last;
        const int steps = static_cast<int>(way.manhattanLength() / kEraserStep) + 1;
        for (int i = 0; i <= steps; ++i)
            while (const auto hit = frame.hitAt(m_brush->left(), m_last + way * i / steps))
                m_brush->erase(hit->note);
    }
    m_brushed = pointer;
    m_last = event.position();
    m_change = m_brush->change();
    m_state.setPreview(m_change);
}

void RollGestures::startDrawing(const QMouseEvent& event)
{
    if (m_state.session().readOnly() || !m_state.frame().holds(m_start.at)) {
        m_mode = Mode::idle;
        return;
    }
    m_drag = NoteDrag::drawing(m_start, m_state.rules(), m_state.newLength(), m_state.newVelocity());
    m_mode = Mode::dragging;
    move(event);
}

void RollGestures::move(const QMouseEvent& event)
{
    if (!m_state.clip()) {
        end();
        return;
    }
    if (m_mode == Mode::brushing) {
        brushTo(event);
        return;
    }
    const QPointF point = event.position();
    if (m_mode == Mode::panning)
        m_state.scrollBy(m_last.x() - point.x(), m_last.y() - point.y());
    m_last = point;
    if (m_mode == Mode::pressed && (point - m_pressed).manhattanLength() >= kDragDistance) {
        if (m_hit && !m_state.session().readOnly())
            startDrag();
        else if (!m_hit)
            m_mode = Mode::band;
    }
    if (m_mode == Mode::dragging) {
        m_change = m_drag->to(pointerAt(event), m_state.rules());
        m_state.setPreview(m_change);
    } else if (m_mode == Mode::band) {
        bandTo(point, event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    }
}

void RollGestures::startDrag()
{
    m_drag.emplace(kindOf(m_hit->zone), m_state.chosen(), m_hit->note, m_start);
    m_mode = Mode::dragging;
}

void RollGestures::bandTo(QPointF point, bool adding)
{
    const QRectF touched = QRectF(m_pressed, point).normalized();
    const RollFrame frame = m_state.frame();
    auto chosen = adding ? m_before : std::vector<music::Note>();
    for (const auto& note : m_state.notes())
        if (frame.rectOf(note).intersects(touched) && std::ranges::find(chosen, note) == chosen.end())
            chosen.push_back(note);
    m_state.choose(std::move(chosen));
    m_bandChanged();
}

std::optional<QRectF> RollGestures::band() const
{
    return m_mode == Mode::band ? std::optional(QRectF(m_pressed, m_last).normalized()) : std::nullopt;
}

void RollGestures::release(const QMouseEvent& event)
{
    const bool mine = m_mode == Mode::panning ? event.button() == Qt::MiddleButton : event.button() == Qt::LeftButton;
    if (!active() || !mine)
        return;
    const Mode mode = m_mode;
    const QString name = label();
    const NoteChange change = m_change;
    if (mode == Mode::pressed)
        settle(event);
    end();
    if ((mode == Mode::dragging || mode == Mode::brushing) && !change.empty())
        m_state.apply(name, change);
}

/// A click on a note that was chosen already: alone, or with Ctrl or Shift no longer chosen.
void RollGestures::settle(const QMouseEvent& event)
{
    if (!m_hit || !m_wasChosen)
        return;
    if (!(event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) {
        m_state.choose({m_hit->note});
        return;
    }
    auto chosen = m_state.chosen();
    std::erase(chosen, m_hit->note);
    m_state.choose(std::move(chosen));
}

void RollGestures::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !m_state.clip() || m_state.session().readOnly())
        return;
    if (m_state.tool() != RollState::Tool::choose && (m_state.isDrums() || m_state.tool() != RollState::Tool::draw)) {
        press(event); // a second stroke
        return;
    }
    const auto hit = m_state.frame().hitAt(m_state.notes(), event.position());
    if (hit) {
        const auto id = m_state.clip()->id;
        m_state.session().apply(Words::tr("Delete note"), [&](const project::Project& project) {
            return edits::removeNotes(project, id, {hit->note});
        });
        return;
    }
    m_pressed = m_last = event.position();
    m_start = pointerAt(event);
    m_hit.reset();
    startDrawing(event);
}

QString RollGestures::label() const
{
    if (m_brush)
        return m_brush->kind() == NoteBrush::Kind::paint ? Words::tr("Paint notes") : Words::tr("Delete notes");
    if (!m_drag)
        return {};
    switch (m_drag->kind()) {
    case NoteDrag::Kind::draw:
        return Words::tr("Draw note");
    case NoteDrag::Kind::move:
        return m_change.added.empty() ? Words::tr("Move notes") : Words::tr("Copy notes");
    default:
        return Words::tr("Change note lengths");
    }
}

bool RollGestures::cancel()
{
    if (!active())
        return false;
    if (m_mode == Mode::band)
        m_state.choose(m_before);
    end();
    return true;
}

void RollGestures::end()
{
    m_mode = Mode::idle;
    m_drag.reset();
    m_brush.reset();
    m_change = {};
    m_state.setPreview({});
    m_bandChanged();
}

QCursor RollGestures::cursorAt(QPointF point) const
{
    if (!m_state.clip())
        return Qt::ArrowCursor;
    const auto tool = m_state.tool();
    if (tool == RollState::Tool::paint || tool == RollState::Tool::erase)
        return Qt::CrossCursor;
    const auto hit = m_state.frame().hitAt(m_state.notes(), point);
    if (!hit)
        return tool == RollState::Tool::draw ? Qt::CrossCursor : Qt::ArrowCursor;
    return hit->zone == NoteZone::body ? Qt::OpenHandCursor : Qt::SizeHorCursor;
}

} // namespace melisma::ui
