// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/track_menu.h"

#include "core/edits/move_track.h"
#include "core/edits/remove_track.h"
#include "core/edits/rename_track.h"
#include "core/edits/set_lane_view.h"
#include "core/edits/set_track_mix.h"
#include "ui/automation/mode_button.h"
#include "ui/common/menu_keys.h"
#include "ui/common/text.h"
#include "ui/instruments/instrument_dialog.h"
#include "ui/spectrogram/style_popover.h"
#include "ui/timeline/automation_actions.h"
#include "ui/timeline/timeline_state.h"
#include "ui/tracks/effect_menu.h"
#include "ui/tracks/routing_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QCursor>
#include <QInputDialog>
#include <QMenu>

namespace melisma::ui {
namespace {

using project::Project;
using project::Track;
using project::TrackId;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::TrackMenu)
};

void addToggle(QMenu* menu, Session& session, const QString& text, const char* keys, bool on, TrackId id,
               base::Result<Project> (*edit)(const Project&, TrackId, bool))
{
    QAction* action = menu->addAction(text);
    showKeys(action, keys);
    action->setCheckable(true);
    action->setChecked(on);
    QObject::connect(action, &QAction::triggered, menu, [&session, text, id, edit](bool checked) {
        session.apply(text, [=](const Project& project) { return edit(project, id, checked); });
    });
}

void addView(QMenu* menu, QActionGroup* group, Session& session, const QString& text, const Track& track,
             project::LaneView view)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(track.view == view);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, [&session, text, id = track.id, view] {
        session.apply(text, [=](const Project& project) { return edits::setLaneView(project, id, view); });
    });
}

void addMove(QMenu* menu, Session& session, const QString& text, TrackId id, std::ptrdiff_t to)
{
    QAction* action = menu->addAction(text);
    action->setEnabled(to >= 0 && to < static_cast<std::ptrdiff_t>(session.project().tracks.size()));
    QObject::connect(action, &QAction::triggered, menu, [&session, text, id, to] {
        session.apply(
            text, [=](const Project& project) { return edits::moveTrack(project, id, static_cast<std::size_t>(to)); });
    });
}

std::ptrdiff_t indexOf(const Project& project, TrackId id)
{
    std::ptrdiff_t index = 0;
    while (index < static_cast<std::ptrdiff_t>(project.tracks.size()) &&
           project.tracks[static_cast<std::size_t>(index)]->id != id)
        ++index;
    return index;
}

void askForName(Session& session, TrackId id, QWidget* parent)
{
    const Track* track = session.project().findTrack(id);
    if (!track)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(parent, Words::tr("Rename track"), Words::tr("Name"), QLineEdit::Normal,
                                               toQString(track->name), &accepted);
    if (accepted)
        session.apply(Words::tr("Rename track"), [&](const Project& project) {
            return edits::renameTrack(project, id, name.trimmed().toStdString());
        });
}

} // namespace

void toggleSpectrogram(Session& session, TrackId id)
{
    const Track* track = session.project().findTrack(id);
    if (!track || track->kind != project::TrackKind::audio)
        return;
    const bool toWaveform = track->view == project::LaneView::spectrogram;
    session.apply(toWaveform ? Words::tr("View as waveform") : Words::tr("View as spectrogram"),
                  [=](const Project& project) {
                      return edits::setLaneView(
                          project, id, toWaveform ? project::LaneView::waveform : project::LaneView::spectrogram);
                  });
}

QMenu* makeTrackMenu(Session& session, TrackId id, std::function<void()> rename, QWidget* parent,
                     TimelineState* timeline)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Track* track = session.project().findTrack(id);
    if (!track)
        return menu;
    if (!rename)
        rename = [&session, id, parent] { askForName(session, id, parent); };
    menu->addAction(Words::tr("Rename"), menu, std::move(rename));
    addToggle(menu, session, Words::tr("Mute"), "track.mute", track->mix.mute, id, edits::setTrackMute);
    addToggle(menu, session, Words::tr("Solo"), "track.solo", track->mix.solo, id, edits::setTrackSolo);
    if (track->kind == project::TrackKind::instrument) {
        menu->addSeparator();
        showKeys(menu->addAction(Words::tr("Instrument\u2026"), menu,
                                 [&session, id, parent] { chooseInstrument(session, id, parent->window()); }),
                 "track.instrument");
    }
    if (track->kind == project::TrackKind::audio) {
        menu->addSeparator();
        auto* group = new QActionGroup(menu);
        addView(menu, group, session, Words::tr("View as waveform"), *track, project::LaneView::waveform);
        addView(menu, group, session, Words::tr("View as spectrogram"), *track, project::LaneView::spectrogram);
        addView(menu, group, session, Words::tr("View as both"), *track, project::LaneView::combined);
        menu->addAction(Words::tr("Spectrogram settings\u2026"), menu,
                        [&session, id, parent, at = QCursor::pos()] { openStylePopover(session, id, at, parent); });
    }
    menu->addSeparator();
    fillEffectMenu(menu->addMenu(Words::tr("Add effect")), session, id);
    fillRoutingMenu(menu, session, id, parent);
    fillModeMenu(menu->addMenu(Words::tr("Automation mode")), session, id);
    menu->addSeparator();
    const std::ptrdiff_t index = indexOf(session.project(), id);
    addMove(menu, session, Words::tr("Move up"), id, index - 1);
    addMove(menu, session, Words::tr("Move down"), id, index + 1);
    menu->addAction(Words::tr("Remove track"), menu, [&session, id] {
        session.apply(Words::tr("Remove track"),
                      [id](const Project& project) { return edits::removeTrack(project, id); });
    });
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !session.readOnly());
    if (timeline) { // looking at it is no edit
        auto* takes = new QAction(Words::tr("Show takes"), menu);
        takes->setCheckable(true);
        showKeys(takes, "track.takes");
        takes->setChecked(timeline->takesShown(id));
        QObject::connect(takes, &QAction::triggered, menu, [timeline, id] { timeline->toggleTakes(id); });
        menu->insertAction(menu->actions().at(3), takes);
        auto* automation = new QMenu(Words::tr("Automation"), menu);
        fillAutomationMenu(automation, *timeline, id);
        menu->insertMenu(menu->actions().at(3), automation);
    }
    return menu;
}

} // namespace melisma::ui
