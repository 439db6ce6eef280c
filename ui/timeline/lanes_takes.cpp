// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of takes in the lanes: keys, words for them, menu.
#include "core/project/comp.h"
#include "ui/common/menu_keys.h"
#include "ui/common/text.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/take_actions.h"
#include "ui/timeline/take_listener.h"
#include "ui/timeline/timeline_state.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace melisma::ui {

/// From take to take of the selected clip, in at its first and out behind its last; false where it goes elsewhere.
bool Lanes::moveTakeFocus(int direction)
{
    const auto focus = m_state.takeFocus();
    const auto& selected = m_state.session().selectedClips();
    const auto id = focus ? focus->clip : selected.size() == 1 ? *selected.begin() : project::ClipId{};
    const auto* track = m_state.session().project().trackOf(id);
    if (!track || !m_state.takesShown(track->id))
        return false;
    const auto& takes = track->findClip(id)->takes;
    const auto count = static_cast<std::ptrdiff_t>(takes.size());
    const auto isFocused = [&](const auto& take) { return focus && take->id == focus->take; };
    const auto next = focus ? std::ranges::find_if(takes, isFocused) - takes.begin() + direction : 0;
    if (count < 2 || next >= count || (!focus && direction < 0))
        return false;
    m_state.focusTake(next < 0 ? std::nullopt : std::optional(TakeRef{id, takes[static_cast<std::size_t>(next)]->id}));
    describeFocus();
    return true;
}

/// The take that has the focus, for describeFocus(); empty without.
QString Lanes::takeText() const
{
    const auto focus = m_state.takeFocus();
    if (!focus)
        return {};
    const auto& clip = *m_state.session().project().findClip(focus->clip);
    const auto place = std::ranges::find(clip.takes, focus->take, [](const auto& take) { return take->id; });
    const auto sounding = project::soundingTakes(clip);
    const bool sounds = std::ranges::find(sounding, place->get()) != sounding.end();
    const QString name = tr(", take %1 of %2, %3")
                             .arg(place - clip.takes.begin() + 1)
                             .arg(clip.takes.size())
                             .arg(toQString((*place)->name));
    return sounds ? name + tr(", is heard") : name;
}

QRectF Lanes::takeRow(const TakeRef& ref) const
{
    const auto* track = m_state.session().project().trackOf(ref.clip);
    const auto& clip = *track->findClip(ref.clip);
    const auto index = std::ranges::find(clip.takes, ref.take, [](const auto& take) { return take->id; });
    return takeRect(m_state.frame(), *m_state.layout().find(track->id), clip,
                    static_cast<int>(index - clip.takes.begin()));
}

void Lanes::showTakeMenu(const TakeRef& take, base::Frames at, bool byKey, QPoint globalPos)
{
    const Snapping snap{m_state.scale(), m_state.session().editModes().snap(), m_state.session().playhead(), {}};
    const auto place = byKey ? at : snap(m_state.session().project(), at);
    auto* menu = makeTakeRowMenu(m_state.session(), take, place, byKey, this);
    auto* listen = new QAction(tr("Listen to this take alone"), menu);
    listen->setCheckable(true);
    listen->setChecked(TakeListener::of(m_state).heard() == take);
    showKey(listen, Qt::SHIFT | Qt::Key_Return);
    connect(listen, &QAction::triggered, this, [this, take] { TakeListener::of(m_state).toggle(take); });
    menu->insertAction(menu->actions().value(0), listen);
    menu->insertSeparator(menu->actions().value(1));
    menu->popup(globalPos);
}

} // namespace melisma::ui
