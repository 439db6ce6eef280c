// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/section_menu.h"

#include "core/edits/edit_markers.h"
#include "core/edits/edit_sections.h"
#include "core/edits/set_loop.h"
#include "ui/common/menu_keys.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QKeySequence>
#include <QMenu>

#include <algorithm>
#include <optional>

namespace melisma::ui {
namespace {

using base::Beats;
using project::Marker;
using project::MarkerId;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::SectionMenu)
};

const Marker* find(const Session& session, MarkerId id)
{
    const auto& markers = session.project().markers;
    const auto found = std::ranges::find(markers, id, &Marker::id);
    return found == markers.end() ? nullptr : &*found;
}

/// Where the section goes in this direction; nothing when no other section is there.
std::optional<Beats> placeBeside(const Session& session, const Marker& section, int direction)
{
    std::optional<Beats> place;
    const Beats end = section.start + section.length;
    for (const auto& other : session.project().markers) {
        if (other.length.ticks == 0)
            continue;
        const Beats otherEnd = other.start + other.length;
        if (direction < 0 && otherEnd <= section.start && (!place || other.start > *place))
            place = other.start;
        if (direction > 0 && other.start >= end && (!place || otherEnd < *place))
            place = otherEnd;
    }
    return place;
}

template <class Do>
QAction* add(QMenu* menu, const QString& text, bool enabled, Do&& action)
{
    QAction* added = menu->addAction(text);
    added->setEnabled(enabled);
    QObject::connect(added, &QAction::triggered, menu, std::forward<Do>(action));
    return added;
}

void selectSection(Session& session, MarkerId id)
{
    const auto* section = find(session, id);
    if (!section)
        return;
    const auto& project = session.project();
    const auto at = [&](Beats beats) { return project.tempoMap.framesAt(beats, project.sampleRate); };
    project::TimeSelection time{{at(section->start), at(section->start + section->length)}, {}};
    for (const auto& track : project.tracks)
        time.tracks.insert(track->id);
    session.selectTime(std::move(time));
}

void deleteSection(Session& session, MarkerId id)
{
    session.apply(Words::tr("Delete section"), [id](const Project& now) { return edits::deleteSection(now, id); });
}

void loopSection(Session& session, MarkerId id)
{
    if (const auto* section = find(session, id))
        session.apply(Words::tr("Loop section"), [from = section->start, length = section->length](const Project& now) {
            return edits::setLoop(now, from, length);
        });
}

/// On the section at the playhead when it is triggered.
template <class Do>
void addNamed(QMenu* menu, Session& session, const char* name, const QString& text, const QKeySequence& keys,
              Do&& action)
{
    QAction* added = menu->addAction(text);
    added->setObjectName(QLatin1String(name)); // by which the list of shortcuts knows it
    added->setShortcut(keys);
    QObject::connect(added, &QAction::triggered, menu, [&session, action = std::forward<Do>(action)] {
        if (const auto* section = sectionAtPlayhead(session))
            action(section->id);
    });
}

} // namespace

const Marker* sectionAtPlayhead(const Session& session)
{
    const auto& project = session.project();
    const Beats at = project.tempoMap.beatsAt(session.playhead(), project.sampleRate);
    const Marker* shortest = nullptr;
    for (const auto& marker : project.markers)
        if (marker.start <= at && at < marker.start + marker.length && (!shortest || marker.length < shortest->length))
            shortest = &marker;
    return shortest;
}

void repeatSection(Session& session, MarkerId id)
{
    if (const auto* section = find(session, id))
        session.apply(Words::tr("Repeat section"), [id, end = section->start + section->length](const Project& now) {
            return edits::copySection(now, id, end);
        });
}

void moveSection(Session& session, MarkerId id, int direction)
{
    const auto* section = find(session, id);
    const auto place = section ? placeBeside(session, *section, direction) : std::nullopt;
    if (place)
        session.apply(Words::tr("Move section"),
                      [id, to = *place](const Project& now) { return edits::moveSection(now, id, to); });
}

void renameMarker(Session& session, MarkerId id, QWidget* parent)
{
    const auto* marker = find(session, id);
    if (!marker)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(parent, Words::tr("Rename"), Words::tr("Name"), QLineEdit::Normal,
                                               toQString(marker->name), &accepted);
    if (accepted)
        session.apply(Words::tr("Rename"), [id, name = name.trimmed().toStdString()](const Project& now) {
            return edits::renameMarker(now, id, name);
        });
}

void fillMarkerMenu(QMenu* menu, Session& session, MarkerId id, QWidget* parent)
{
    const auto* marker = find(session, id);
    if (!marker)
        return;
    const bool writable = !session.readOnly();
    if (marker->length.ticks > 0) {
        const auto mayMove = [&](int direction) { return writable && placeBeside(session, *marker, direction); };
        const auto moves = [&session, id](int direction) {
            return [&session, id, direction] { moveSection(session, id, direction); };
        };
        showKeys(add(menu, Words::tr("&Repeat section"), writable, [&session, id] { repeatSection(session, id); }),
                 "section.repeat");
        showKeys(add(menu, Words::tr("Move section &earlier"), mayMove(-1), moves(-1)), "section.earlier");
        showKeys(add(menu, Words::tr("Move section &later"), mayMove(1), moves(1)), "section.later");
        menu->addSeparator();
        add(menu, Words::tr("&Select its time"), true, [&session, id] { selectSection(session, id); });
        add(menu, Words::tr("L&oop section"), writable, [&session, id] { loopSection(session, id); });
        menu->addSeparator();
    }
    add(menu, Words::tr("Re&name\u2026"), writable, [&session, id, parent] { renameMarker(session, id, parent); });
    add(menu, Words::tr("Remove &marker"), writable, [&session, id] {
        session.apply(Words::tr("Remove marker"), [id](const Project& now) { return edits::removeMarker(now, id); });
    });
    if (marker->length.ticks > 0)
        add(menu, Words::tr("&Delete section and its music"), writable, [&session, id] { deleteSection(session, id); });
}

void addSectionMenu(QMenu* menu, Session& session)
{
    QMenu* section = menu->addMenu(Words::tr("Section at the playhea&d"));
    addNamed(section, session, "section.repeat", Words::tr("&Repeat section"), {Qt::ALT | Qt::SHIFT | Qt::Key_R},
             [&session](MarkerId id) { repeatSection(session, id); });
    addNamed(section, session, "section.earlier", Words::tr("Move section &earlier"),
             {Qt::ALT | Qt::SHIFT | Qt::Key_Left}, [&session](MarkerId id) { moveSection(session, id, -1); });
    addNamed(section, session, "section.later", Words::tr("Move section &later"), {Qt::ALT | Qt::SHIFT | Qt::Key_Right},
             [&session](MarkerId id) { moveSection(session, id, 1); });
    section->addSeparator();
    const auto add = [&](const char* name, const QString& text, void (*action)(Session&, MarkerId)) {
        addNamed(section, session, name, text, {}, [&session, action](MarkerId id) { action(session, id); });
    };
    add("section.select", Words::tr("&Select its time"), selectSection);
    add("section.loop", Words::tr("L&oop section"), loopSection);
    add("section.delete", Words::tr("&Delete section and its music"), deleteSection);
    QObject::connect(section, &QMenu::aboutToShow, section, [section, &session] {
        const bool any = sectionAtPlayhead(session) != nullptr;
        for (QAction* each : section->actions())
            each->setEnabled(any);
    });
    // A shortcut finds its section itself, whatever was there when the menu was last open.
    QObject::connect(section, &QMenu::aboutToHide, section, [section] {
        for (QAction* each : section->actions())
            each->setEnabled(true);
    });
}

} // namespace melisma::ui
