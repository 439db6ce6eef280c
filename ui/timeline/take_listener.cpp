// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/take_listener.h"

#include "core/edits/choose_take.h"
#include "ui/clip_work/sound_work.h"
#include "ui/clip_work/stretch_work.h"
#include "ui/files/missing_sounds.h"
#include "ui/instruments/font_checks.h"
#include "ui/timeline/timeline_state.h"

#include <memory>
#include <utility>

namespace melisma::ui {

TakeListener& TakeListener::of(TimelineState& state)
{
    if (auto* known = state.findChild<TakeListener*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new TakeListener(state);
}

TakeListener::TakeListener(TimelineState& state) : QObject(&state), m_state(state), m_session(state.session())
{
    connect(&state, &TimelineState::contentChanged, this, [this] { follow(false); });
    // Who has made a missing file gives the engine the project that is open.
    connect(&StretchWork::of(m_session), &StretchWork::changed, this, [this] { follow(true); });
    connect(&MissingSounds::of(m_session), &MissingSounds::found, this, [this] { follow(true); });
    connect(&FontChecks::of(m_session), &FontChecks::changed, this, [this] { follow(true); });
    connect(&m_session, &Session::projectReplaced, this, &TakeListener::end);
}

void TakeListener::toggle(const TakeRef& take)
{
    if (m_heard == take)
        return end();
    m_on = true;
    m_state.focusTake(take); // and follow()
    follow(false);
    if (m_heard)
        emit m_session.message(tr("Only this take of the clip is heard. Esc ends it."), false);
}

void TakeListener::end()
{
    if (!std::exchange(m_on, false))
        return;
    if (std::exchange(m_heard, std::nullopt))
        play(m_session.snapshot());
    m_of.reset();
    emit changed();
}

void TakeListener::follow(bool anew)
{
    if (!m_on)
        return;
    const auto take = m_state.takeFocus();
    const auto open = m_session.snapshot();
    if (take && take == m_heard && open == m_of && !anew)
        return;
    const auto alone =
        take ? edits::chooseTake(*open, take->clip, take->take) : base::Result<project::Project>(base::Error{});
    if (!alone)
        return end();
    m_heard = take;
    m_of = open;
    play(std::make_shared<const project::Project>(*alone));
    emit changed();
}

void TakeListener::play(const project::ProjectPtr& project)
{
    m_session.engine().setProject(project, SoundWork::mediaPath(m_session));
}

} // namespace melisma::ui
