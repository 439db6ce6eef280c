// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tracks/routing_menu.h"

#include "core/edits/edit_routing.h"
#include "core/edits/set_track_mix.h"
#include "core/project/routing.h"
#include "ui/common/text.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QInputDialog>
#include <QMenu>

namespace melisma::ui {
namespace {

using project::Project;
using project::Send;
using project::Track;
using project::TrackId;
using project::TrackKind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::RoutingMenu)
};

constexpr double kMostWidth = 100.0 * project::kWidest; ///< percent

std::vector<const Track*> tracksOf(const Project& project, TrackKind kind, TrackId but)
{
    std::vector<const Track*> found;
    for (const auto& track : project.tracks)
        if (track->kind == kind && track->id != but)
            found.push_back(track.get());
    return found;
}

/// One entry for no track, then one for each; the chosen one is marked.
void fillChoice(QMenu* menu, const QString& none, const std::vector<const Track*>& tracks, TrackId chosen,
                const std::function<void(TrackId)>& choose)
{
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, TrackId id) {
        QAction* action = menu->addAction(text, menu, [choose, id] { choose(id); });
        action->setCheckable(true);
        action->setChecked(id == chosen);
        group->addAction(action);
    };
    add(none, {});
    for (const auto* track : tracks)
        add(toQString(track->name), track->id);
}

void addSwitch(QMenu* menu, const QString& text, bool on, const std::function<void(bool)>& set)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    QObject::connect(action, &QAction::triggered, menu, set);
}

void askForGain(Session& session, const Send& send, const QString& bus, QWidget* parent)
{
    bool accepted = false;
    Send changed = send;
    changed.gainDb = QInputDialog::getDouble(parent, Words::tr("Send to %1").arg(bus), Words::tr("Gain in dB"),
                                             send.gainDb, project::kSilentDb, project::kLoudestDb, 1, &accepted);
    if (accepted)
        session.apply(Words::tr("Gain of a send"),
                      [changed](const Project& project) { return edits::setSend(project, changed); });
}

void fillSend(QMenu* menu, Session& session, const Send& send, const QString& bus, QWidget* parent)
{
    const auto set = [&session](const QString& label, const Send& changed) {
        session.apply(label, [changed](const Project& project) { return edits::setSend(project, changed); });
    };
    addSwitch(menu, Words::tr("On"), send.on, [set, send](bool on) {
        Send changed = send;
        changed.on = on;
        set(on ? Words::tr("Send on") : Words::tr("Send off"), changed);
    });
    menu->addAction(Words::tr("Gain\u2026"), menu,
                    [&session, send, bus, parent] { askForGain(session, send, bus, parent); });
    addSwitch(menu, Words::tr("Before the fader"), send.preFader, [set, send](bool before) {
        Send changed = send;
        changed.preFader = before;
        set(Words::tr("Tap of a send"), changed);
    });
    menu->addAction(Words::tr("Remove"), menu, [&session, id = send.id] {
        session.apply(Words::tr("Remove send"),
                      [id](const Project& project) { return edits::removeSend(project, id); });
    });
}

void fillSends(QMenu* menu, Session& session, const Track& track, QWidget* parent)
{
    const Project& project = session.project();
    for (const auto& send : track.sends)
        if (const auto* bus = project.findTrack(send.bus)) {
            const QString text = QStringLiteral("%1   %2").arg(toQString(bus->name), gainText(send.gainDb));
            fillSend(menu->addMenu(text), session, send, toQString(bus->name), parent);
        }
    if (!menu->isEmpty())
        menu->addSeparator();
    for (const auto* bus : tracksOf(project, TrackKind::bus, track.id))
        menu->addAction(
            Words::tr("New send to %1").arg(toQString(bus->name)), menu, [&session, from = track.id, to = bus->id] {
                session.apply(Words::tr("Add send"),
                              [from, to](const Project& current) { return edits::addSend(current, from, to); });
            });
    if (menu->isEmpty())
        menu->addAction(Words::tr("No bus yet: add one in the Track menu"))->setEnabled(false);
}

void askForWidth(Session& session, TrackId id, QWidget* parent)
{
    const Track* track = session.project().findTrack(id);
    if (!track)
        return;
    bool accepted = false;
    const double percent = QInputDialog::getDouble(parent, Words::tr("Stereo width"), Words::tr("Per cent (0 is mono)"),
                                                   100.0 * track->mix.width, 0.0, kMostWidth, 0, &accepted);
    if (accepted)
        session.apply(Words::tr("Stereo width"),
                      [=](const Project& project) { return edits::setTrackWidth(project, id, percent / 100.0); });
}

} // namespace

void fillSendMenu(QMenu* menu, Session& session, project::SendId id, QWidget* parent)
{
    const auto* send = session.project().findSend(id);
    const auto* bus = send ? session.project().findTrack(send->bus) : nullptr;
    if (bus)
        fillSend(menu, session, *send, toQString(bus->name), parent);
}

QString outputName(const Project& project, const Track& track)
{
    const auto* target = project.findTrack(project::outputOf(track));
    return target ? toQString(target->name) : Words::tr("Master");
}

void fillRoutingMenu(QMenu* menu, Session& session, TrackId id, QWidget* parent)
{
    const Project& project = session.project();
    const Track* track = project.findTrack(id);
    if (!track)
        return;
    fillChoice(menu->addMenu(Words::tr("Output")), track->parent ? Words::tr("Its folder") : Words::tr("Master"),
               tracksOf(project, TrackKind::bus, id), track->output, [&session, id](TrackId to) {
                   session.apply(Words::tr("Output of a track"),
                                 [=](const Project& current) { return edits::setOutput(current, id, to); });
               });
    fillSends(menu->addMenu(Words::tr("Sends")), session, *track, parent);
    if (const auto folders = tracksOf(project, TrackKind::folder, id); !folders.empty())
        fillChoice(menu->addMenu(Words::tr("Folder")), Words::tr("None"), folders, track->parent,
                   [&session, id](TrackId to) {
                       session.apply(Words::tr("Folder of a track"),
                                     [=](const Project& current) { return edits::setParent(current, id, to); });
                   });
    addSwitch(menu, Words::tr("Invert the phase"), track->mix.invertPhase, [&session, id](bool on) {
        session.apply(Words::tr("Invert the phase"),
                      [=](const Project& current) { return edits::setTrackPhase(current, id, on); });
    });
    menu->addAction(Words::tr("Stereo width\u2026"), menu,
                    [&session, id, parent] { askForWidth(session, id, parent); });
}

} // namespace melisma::ui
