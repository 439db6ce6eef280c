// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes by keyboard and for assistive programs.
#include "core/project/comp.h"
#include "ui/common/text.h"
#include "ui/timeline/clip_actions.h"
#include "ui/timeline/clip_navigation.h"
#include "ui/timeline/lane_gestures.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/take_actions.h"
#include "ui/timeline/take_listener.h"
#include "ui/timeline/timeline_parts.h"
#include "ui/timeline/timeline_state.h"

#include <QAccessible>
#include <QKeyEvent>

namespace melisma::ui {

std::vector<PaintedPart> Lanes::paintedParts() const
{
    return lanePartsOf(m_state);
}

std::uint64_t Lanes::focusedPart() const
{
    const auto& session = m_state.session();
    if (const auto take = m_state.takeFocus())
        return take->take.value;
    return session.selectedClips().size() == 1 ? session.selectedClips().begin()->value : session.selectedTrack().value;
}

void Lanes::pressPart(std::uint64_t key)
{
    Session& session = m_state.session();
    if (const auto take = takeOfPart(session.project(), key)) {
        m_state.focusTake(take);
        if (session.project().findClip(take->clip)->comp.empty()) // as a click, which gives up no comp
            chooseTake(session, take->clip, take->take);
        return describeFocus();
    }
    const project::ClipId clip{key};
    const auto* track = session.project().trackOf(clip);
    if (!track)
        return session.selectTrack(project::TrackId{key});
    session.selectTrack(track->id);
    session.selectClips({clip});
    m_state.revealClip(clip);
}

void Lanes::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveFocus(-1, 0);
    case Qt::Key_Right:
        return moveFocus(1, 0);
    case Qt::Key_Up:
        return moveFocus(0, -1);
    case Qt::Key_Down:
        return moveFocus(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto take = m_state.takeFocus())
            return event->modifiers().testFlag(Qt::ShiftModifier) ? TakeListener::of(m_state).toggle(*take)
                                                                  : useTake(m_state.session(), *take);
        return QWidget::keyPressEvent(event);
    case Qt::Key_Escape:
        if (m_gestures->cancel())
            return setReading({}, {});
        m_state.focusTake({});
        m_state.session().selectClips({});
        m_state.session().selectTime({});
        return;
    default:
        if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9 &&
            (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
            return chooseTakeNumber(m_state.session(), event->key() - Qt::Key_0);
        QWidget::keyPressEvent(event);
    }
}

void Lanes::moveFocus(int dx, int dy)
{
    if (dy != 0 && moveTakeFocus(dy))
        return;
    m_state.focusTake({});
    Session& session = m_state.session();
    const auto& selected = session.selectedClips();
    const auto from = selected.empty() ? project::ClipId{} : dx + dy < 0 ? *selected.begin() : *selected.rbegin();
    const auto next = neighbour(session.project(), from, dx, dy);
    if (!next)
        return;
    session.selectClips({next});
    session.selectTrack(session.project().trackOf(next)->id);
    m_state.revealClip(next);
    describeFocus();
}

/// Tells assistive programs what is chosen.
void Lanes::describeFocus()
{
    const auto& selected = m_state.session().selectedClips();
    QString text;
    const auto focus = m_state.takeFocus();
    if (selected.size() == 1 || focus) {
        const auto& project = m_state.session().project();
        const auto& clip = *project.findClip(focus ? focus->clip : *selected.begin());
        const auto bar = [&](base::Frames at) {
            return project.tempoMap.positionAt(project.tempoMap.beatsAt(at, project.sampleRate)).bar;
        };
        text = tr("%1, track %2, from bar %3")
                   .arg(toQString(clip.name), toQString(project.trackOf(clip.id)->name))
                   .arg(bar(project.startOf(clip)));
        if (carriesMark(clip))
            text += tr(", made by a machine");
        text += takeText();
    } else if (!selected.empty()) {
        text = tr("%n clips chosen", nullptr, static_cast<int>(selected.size()));
    }
    if (text == accessibleDescription())
        return;
    tellFocus(*this);
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace melisma::ui
