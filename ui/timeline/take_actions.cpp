// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/take_actions.h"

#include "core/edits/comp_takes.h"
#include "core/edits/edit_takes.h"
#include "ui/common/menu_keys.h"
#include "ui/common/text.h"
#include "ui/timeline/clip_actions.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

namespace melisma::ui {
namespace {

using base::Frames;
using project::ClipId;
using project::Project;
using project::Stretch;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::TakeActions)
};

void comp(Session& session, const TakeRef& take, const Stretch& range)
{
    session.apply(Words::tr("Comp takes"),
                  [&](const Project& project) { return edits::compRange(project, take.clip, range, take.take); });
}

/// Edits the selected clips that have a comp.
template <class EditComp>
void eachComp(Session& session, const QString& label, EditComp&& edit)
{
    std::vector<ClipId> clips;
    for (const auto id : session.selectedClips())
        if (const auto* clip = session.project().findClip(id); clip && !clip->comp.empty())
            clips.push_back(id);
    if (clips.empty()) {
        emit session.message(Words::tr("None of the selected clips is put together from several takes."), false);
        return;
    }
    session.apply(label, [&](const Project& project) {
        base::Result<Project> edited = project;
        for (const auto id : clips)
            if (edited)
                edited = edit(*edited, id);
        return edited;
    });
}

void askForTakeName(Session& session, const TakeRef& ref, QWidget* parent)
{
    const auto* clip = session.project().findClip(ref.clip);
    const auto* take = clip ? clip->findTake(ref.take) : nullptr;
    if (!take)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(parent, Words::tr("Rename take"), Words::tr("Name"), QLineEdit::Normal,
                                               toQString(take->name), &accepted);
    if (accepted)
        session.apply(Words::tr("Rename take"), [&](const Project& project) {
            return edits::renameTake(project, ref.clip, ref.take, name.trimmed().toStdString());
        });
}

void fillUses(QMenu* menu, Session& session, const TakeRef& take, Frames at, bool byKey)
{
    const Project& project = session.project();
    const auto& clip = *project.findClip(take.clip);
    const Frames start = project.startOf(clip), end = project.endOf(clip);
    const auto selected = session.timeSelection().isEmpty() ? Stretch{} : session.timeSelection().stretch;
    const auto add = [&](const QString& text, Stretch range) {
        const bool touches = !range.isEmpty() && range.start < end && range.end > start;
        auto* action = menu->addAction(text, menu, [&session, take, range] { comp(session, take, range); });
        action->setEnabled(touches);
        return action;
    };
    showKeys(add(Words::tr("Use over the selected time"), selected), "timeline.use-take");
    const bool inside = at > start && at < end;
    add(byKey ? Words::tr("Use up to the playhead") : Words::tr("Use up to here"),
        inside ? Stretch{start, at} : Stretch{});
    add(byKey ? Words::tr("Use from the playhead on") : Words::tr("Use from here on"),
        inside ? Stretch{at, end} : Stretch{});
    menu->addAction(Words::tr("Use for the whole clip"), menu,
                    [&session, take] { chooseTake(session, take.clip, take.take); });
}

} // namespace

void useTake(Session& session, const TakeRef& take)
{
    if (session.timeSelection().isEmpty())
        chooseTake(session, take.clip, take.take);
    else
        comp(session, take, session.timeSelection().stretch);
}

void clearComps(Session& session)
{
    eachComp(session, Words::tr("Clear the comp"), edits::clearComp);
}

void flattenComps(Session& session)
{
    eachComp(session, Words::tr("Flatten the comp"),
             [](const Project& project, ClipId clip) { return edits::flattenComp(project, clip); });
}

void fillCompMenu(QMenu* menu, Session& session, const project::Clip& clip)
{
    const bool comped = !clip.comp.empty();
    menu->addAction(Words::tr("Clear the comp"), menu, [&session] { clearComps(session); })->setEnabled(comped);
    menu->addAction(Words::tr("Flatten the comp"), menu, [&session] { flattenComps(session); })->setEnabled(comped);
}

QMenu* makeTakeRowMenu(Session& session, const TakeRef& take, Frames at, bool byKey, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto* clip = session.project().findClip(take.clip);
    if (!clip || !clip->findTake(take.take))
        return menu;
    fillUses(menu, session, take, at, byKey);
    menu->addSeparator();
    menu->addAction(Words::tr("Rename\u2026"), menu,
                    [&session, take, parent] { askForTakeName(session, take, parent); });
    menu->addAction(Words::tr("Delete take"), menu,
                    [&session, take] {
                        session.apply(Words::tr("Delete take"), [take](const Project& project) {
                            return edits::deleteTake(project, take.clip, take.take);
                        });
                    })
        ->setEnabled(clip->takes.size() > 1);
    menu->addSeparator();
    fillCompMenu(menu, session, *clip);
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !session.readOnly());
    return menu;
}

} // namespace melisma::ui
