// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_menu.h"

#include "core/edits/add_track.h"
#include "core/edits/edit_markers.h"
#include "core/edits/move_track.h"
#include "core/edits/remove_track.h"
#include "core/edits/rename_track.h"
#include "core/edits/set_track_mix.h"
#include "ui/common/edit_modes.h"
#include "ui/common/preferences.h"
#include "ui/common/text.h"
#include "ui/generate/arrange_actions.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/recent_projects.h"
#include "ui/main_window/shortcuts_dialog.h"
#include "ui/mixer/effect_menu.h"
#include "ui/record/recording.h"
#include "ui/timeline/selection_actions.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"
#include "ui/timeline/track_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

#include <algorithm>

namespace melisma::ui {

using project::Project;

MainMenu::MainMenu(MainWindow& window, Session& session, TimelineView& timeline, const std::vector<QDockWidget*>& docks)
    : QObject(&window)
    , m_window(window)
    , m_session(session)
    , m_timeline(timeline)
{
    buildFile();
    buildEdit();
    buildTrack();
    buildPlayback();
    buildView(docks);
    buildHelp();
    connect(&m_session, &Session::projectChanged, this, &MainMenu::refresh);
    connect(&m_session, &Session::selectionChanged, this, &MainMenu::refresh);
    connect(&m_session.editModes(), &EditModes::changed, this, &MainMenu::refresh);
    refresh();
}

QAction* MainMenu::add(QMenu* menu, const QString& text, const QList<QKeySequence>& keys, std::function<void()> run)
{
    auto* action = menu->addAction(text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void MainMenu::buildFile()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&File"));
    add(menu, tr("&New project"), {QKeySequence::New}, [this] { m_window.newProject(); });
    add(menu, tr("&Open\u2026"), {QKeySequence::Open}, [this] { m_window.openProject(); });
    m_recent = menu->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainMenu::fillRecent);
    menu->addSeparator();
    add(menu, tr("&Save"), {QKeySequence::Save}, [this] { m_window.saveProject(); });
    add(menu, tr("Save &as\u2026"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        [this] { m_window.saveProjectAs(); });
    menu->addSeparator();
    add(menu, tr("&Import sound files\u2026"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        [this] { m_window.importAudio(); });
    m_songActions.push_back(add(menu, tr("&Export\u2026"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                                [this] { m_window.exportAudio(); }));
    menu->addSeparator();
    add(menu, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [this] {
        m_window.close();
    })->setMenuRole(QAction::QuitRole);
}

void MainMenu::buildEdit()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    m_undo = add(menu, tr("&Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, [this] { m_session.undo(); });
    m_redo =
        add(menu, tr("&Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
            [this] { m_session.redo(); });
    menu->addSeparator();
    buildClipboard(menu);
    menu->addSeparator();
    m_songActions.push_back(add(menu, tr("&Split at the playhead"),
                                {QKeySequence(Qt::Key_S), QKeySequence(Qt::CTRL | Qt::Key_I)},
                                [this] { splitSelected(m_session); }));
    m_selectionActions.push_back(
        add(menu, tr("&Join"), {QKeySequence(Qt::CTRL | Qt::Key_J)}, [this] { joinSelected(m_session); }));
    m_selectionActions.push_back(add(menu, tr("Trim to t&he selection"), {QKeySequence(Qt::CTRL | Qt::Key_T)},
                                     [this] { trimToSelection(m_session); }));
    m_clipActions.push_back(add(menu, tr("&Group"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
                                [this] { groupSelected(m_session, true); }));
    m_clipActions.push_back(add(menu, tr("&Ungroup"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)},
                                [this] { groupSelected(m_session, false); }));
    m_clipActions.push_back(add(menu, tr("Loc&k or unlock"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
                                [this] { toggleLock(m_session); }));
    add(menu, tr("Nudge to the le&ft"), {QKeySequence(Qt::Key_Comma)}, [this] { m_timeline.nudge(-1); });
    add(menu, tr("Nudge to the ri&ght"), {QKeySequence(Qt::Key_Period)}, [this] { m_timeline.nudge(1); });
    menu->addSeparator();
    buildModes(menu);
    menu->addSeparator();
    add(menu, tr("Add &marker\u2026"), {QKeySequence(Qt::CTRL | Qt::Key_B), QKeySequence(Qt::Key_M)},
        [this] { addMarker(); });
    add(menu, tr("Mark the pla&yhead"), {QKeySequence(Qt::CTRL | Qt::Key_Period)}, [this] { markPlayhead(); });
    add(menu, tr("&Tempo, meter and key\u2026"), {}, [this] { m_window.editSong(); });
    menu->addSeparator();
    add(menu, tr("&Preferences\u2026"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, [this] {
        m_window.showPreferences();
    })->setMenuRole(QAction::PreferencesRole);
}

void MainMenu::buildClipboard(QMenu* menu)
{
    using edits::Ripple;
    const auto onSelection = [&](const QString& text, QKeySequence key, std::function<void()> run) {
        m_selectionActions.push_back(add(menu, text, {std::move(key)}, std::move(run)));
    };
    onSelection(tr("Cu&t"), Qt::CTRL | Qt::Key_X, [this] { cutSelected(m_session); });
    onSelection(tr("Cut and close the gap"), Qt::CTRL | Qt::SHIFT | Qt::Key_X,
                [this] { cutSelected(m_session, Ripple::track); });
    onSelection(tr("&Copy"), Qt::CTRL | Qt::Key_C, [this] { copySelected(m_session); });
    m_pasteActions = {add(menu, tr("&Paste"), {QKeySequence(Qt::CTRL | Qt::Key_V)}, [this] { paste(m_session); }),
                      add(menu, tr("Paste and make room"), {QKeySequence(Qt::SHIFT | Qt::Key_V)},
                          [this] { paste(m_session, true); })};
    onSelection(tr("&Duplicate"), Qt::CTRL | Qt::Key_D, [this] { duplicateSelected(m_session); });
    onSelection(tr("De&lete"), Qt::Key_Delete, [this] { deleteSelected(m_session); });
    onSelection(tr("Delete and close the gap"), Qt::SHIFT | Qt::Key_Delete,
                [this] { deleteSelected(m_session, Ripple::track); });
    onSelection(tr("Delete and close the gap on all tracks"), Qt::CTRL | Qt::Key_Delete,
                [this] { deleteSelected(m_session, Ripple::all); });
    menu->addSeparator();
    m_songActions.push_back(add(menu, tr("Select &all clips"), {QKeySequence(Qt::CTRL | Qt::Key_A)},
                                [this] { selectAllClips(m_session); }));
    m_songActions.push_back(add(menu, tr("Selection from the playhead"), {QKeySequence(Qt::Key_BracketLeft)},
                                [this] { setSelectionEdge(m_session, false); }));
    m_songActions.push_back(add(menu, tr("Selection up to the playhead"), {QKeySequence(Qt::Key_BracketRight)},
                                [this] { setSelectionEdge(m_session, true); }));
}

void MainMenu::buildModes(QMenu* menu)
{
    using edits::Ripple;
    using Snap = EditModes::Snap;
    EditModes& modes = m_session.editModes();
    const auto choice = [&](QActionGroup* group, QMenu* in, const QString& text, auto wanted, auto get, auto set) {
        QAction* action = add(in, text, {}, [&modes, wanted, set] { (modes.*set)(wanted); });
        action->setCheckable(true);
        group->addAction(action);
        const auto sync = [action, &modes, wanted, get] { action->setChecked((modes.*get)() == wanted); };
        sync();
        connect(&modes, &EditModes::changed, action, sync);
    };
    QMenu* ripple = menu->addMenu(tr("When something is deleted"));
    auto* ripples = new QActionGroup(ripple);
    const std::pair<QString, Ripple> rippleTexts[] = {{tr("Leave the gap"), Ripple::off},
                                                      {tr("Close it within the clip"), Ripple::clip},
                                                      {tr("Close it on the track"), Ripple::track},
                                                      {tr("Close it on all tracks"), Ripple::all}};
    for (const auto& [text, wanted] : rippleTexts)
        choice(ripples, ripple, text, wanted, &EditModes::ripple, &EditModes::setRipple);
    QMenu* snap = menu->addMenu(tr("Snap to"));
    auto* snaps = new QActionGroup(snap);
    const std::pair<QString, Snap> snapTexts[] = {{tr("The grid"), Snap::grid},
                                                  {tr("Clips, markers and the playhead"), Snap::events},
                                                  {tr("Nothing"), Snap::off}};
    for (const auto& [text, wanted] : snapTexts)
        choice(snaps, snap, text, wanted, &EditModes::snap, &EditModes::setSnap);
}

void MainMenu::buildTrack()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Track"));
    add(menu, tr("Add &audio track"), {}, [this] { addTrack(project::TrackKind::audio); });
    add(menu, tr("Add &instrument track"), {}, [this] { addTrack(project::TrackKind::instrument); });
    add(menu, tr("Add &bus"), {}, [this] { addTrack(project::TrackKind::bus); });
    add(menu, tr("Add &folder"), {}, [this] { addTrack(project::TrackKind::folder); });
    QMenu* effects = menu->addMenu(tr("Add &effect"));
    connect(effects, &QMenu::aboutToShow, this, [this, effects] {
        effects->clear();
        fillEffectMenu(effects, m_session, m_session.selectedTrack());
    });
    menu->addSeparator();
    m_trackActions = {
        effects->menuAction(),
        add(menu, tr("&Mute"), {QKeySequence(Qt::SHIFT | Qt::Key_U)},
            [this] { changeMix(tr("Mute"), edits::setTrackMute, &project::MixSettings::mute); }),
        add(menu, tr("&Solo"), {QKeySequence(Qt::SHIFT | Qt::Key_S)},
            [this] { changeMix(tr("Solo"), edits::setTrackSolo, &project::MixSettings::solo); }),
        menu->addSeparator(),
        add(menu, tr("&Rename\u2026"), {}, [this] { renameTrack(); }),
        add(menu, tr("Waveform or spectro&gram"), {QKeySequence(Qt::Key_Q)},
            [this] { toggleSpectrogram(m_session, m_session.selectedTrack()); }),
        add(menu, tr("Show or hide &takes"), {QKeySequence(Qt::Key_T)},
            [this] { m_timeline.state().toggleTakes(m_session.selectedTrack()); }),
        add(menu, tr("Show or hide automatio&n"), {QKeySequence(Qt::Key_A)},
            [this] { m_timeline.state().toggleCurves(m_session.selectedTrack()); }),
        add(menu, tr("Move &up"), {}, [this] { moveTrack(-1); }),
        add(menu, tr("Move &down"), {}, [this] { moveTrack(1); }),
        add(menu, tr("Remo&ve track"), {}, [this] { removeTrack(); }),
    };
    std::erase_if(m_trackActions, [](const QAction* action) { return action->isSeparator(); });
}

void MainMenu::buildPlayback()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Generate"));
    add(menu, tr("&Write a prompt"), {QKeySequence(Qt::CTRL | Qt::Key_G)}, [this] { m_window.focusPrompt(); });
    menu->addSeparator();
    m_clipActions.push_back(add(menu, tr("New &takes of the chosen clips"), {QKeySequence(Qt::CTRL | Qt::Key_R)},
                                [this] { writeNewTakes(m_session); }));
    m_songActions.push_back(
        add(menu, tr("&Rewrite the section at the playhead"), {}, [this] { rewriteSection(m_session); }));
    m_songActions.push_back(
        add(menu, tr("&Continue the song\u2026"), {}, [this] { continueSong(m_session, &m_window); }));
    menu = m_window.menuBar()->addMenu(tr("&Play"));
    add(menu, tr("&Play or stop"), {QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_P)},
        [this] { m_session.togglePlay(); });
    buildRecord(menu);
    add(menu, tr("Go to the &start"), {QKeySequence(Qt::Key_Home)}, [this] { m_session.seek({}); });
    add(menu, tr("Go to the &end"), {QKeySequence(Qt::Key_End)},
        [this] { m_session.seek(m_session.project().length()); });
    menu->addSeparator();
    add(menu, tr("&Loop"), {QKeySequence(Qt::Key_L)}, [this] { m_session.toggleLoop(); });
    add(menu, tr("Loop the se&lection"), {QKeySequence(Qt::SHIFT | Qt::Key_L)}, [this] { m_session.loopSelection(); });
    add(menu, tr("&Metronome"), {QKeySequence(Qt::Key_K)}, [this] { m_window.toggleMetronome(); });
    add(menu, tr("&Count-in"), {QKeySequence(Qt::SHIFT | Qt::Key_K)}, [this] { m_window.nextCountIn(); });
    menu->addSeparator();
    add(menu, tr("&Audio settings\u2026"), {}, [this] { m_window.showAudioSettings(); });
}

void MainMenu::buildRecord(QMenu* menu)
{
    auto& recording = Recording::of(m_session);
    add(menu, tr("&Record"), {QKeySequence(Qt::Key_R)}, [&recording] { recording.toggle(); });
    add(menu, tr("&Arm the track"), {QKeySequence(Qt::SHIFT | Qt::Key_R)}, [this, &recording] {
        const auto track = m_session.selectedTrack();
        recording.arm(track, !recording.armed(track));
    });
    QAction* punch = add(menu, tr("Record only in the loop region (&punch)"), {}, [&recording] {
        auto options = recording.options();
        options.punch = !options.punch;
        recording.setOptions(options);
    });
    QAction* preRoll = add(menu, tr("Pre-roll of one &bar"), {}, [&recording] {
        auto options = recording.options();
        options.preRollBars = options.preRollBars > 0 ? 0 : 1;
        recording.setOptions(options);
    });
    punch->setCheckable(true);
    punch->setChecked(recording.options().punch);
    preRoll->setCheckable(true);
    preRoll->setChecked(recording.options().preRollBars > 0);
    menu->addSeparator();
}

void MainMenu::buildView(const std::vector<QDockWidget*>& docks)
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&View"));
    add(menu, tr("Zoom &in"),
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus),
         QKeySequence(Qt::Key_Plus)},
        [this] { m_timeline.zoomIn(); });
    add(menu, tr("Zoom &out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus), QKeySequence(Qt::Key_Minus)},
        [this] { m_timeline.zoomOut(); });
    add(menu, tr("&Normal zoom"), {QKeySequence(Qt::CTRL | Qt::Key_2)}, [this] { m_timeline.zoomToNormal(); });
    add(menu, tr("Zoom to the &selection"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
        [this] { m_timeline.zoomToSelection(); });
    add(menu, tr("Zoom to &fit"), {QKeySequence(Qt::CTRL | Qt::Key_F)}, [this] { m_timeline.zoomToFit(); });
    add(menu, tr("Zoom to the selection an&d back"), {QKeySequence(Qt::SHIFT | Qt::Key_Z)},
        [this] { m_timeline.state().toggleZoom(); });
    auto* grid = add(menu, tr("&Grid lines"), {},
                     [this] { m_session.editModes().setGridLines(!m_session.editModes().gridLines()); });
    grid->setCheckable(true);
    const auto sync = [grid, this] { grid->setChecked(m_session.editModes().gridLines()); };
    sync();
    connect(&m_session.editModes(), &EditModes::changed, grid, sync);
    menu->addSeparator();
    for (QDockWidget* dock : docks)
        menu->addAction(dock->toggleViewAction());
    menu->addSeparator();
    buildThemes(menu->addMenu(tr("T&heme")));
    add(menu, tr("Next &panel"), {QKeySequence(Qt::Key_F6)}, [this] { focusNextPanel(1); });
    add(menu, tr("Pre&vious panel"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { focusNextPanel(-1); });
    add(menu, tr("&Restore the layout"), {}, [this] { m_window.resetLayout(); });
}

void MainMenu::buildThemes(QMenu* menu)
{
    const std::pair<QString, ThemeChoice> choices[] = {{tr("As the &system"), ThemeChoice::system},
                                                       {tr("&Dark"), ThemeChoice::dark},
                                                       {tr("&Light"), ThemeChoice::light},
                                                       {tr("&High contrast"), ThemeChoice::highContrast}};
    auto* group = new QActionGroup(menu);
    for (const auto& [text, choice] : choices) {
        QAction* action = add(menu, text, {}, [wanted = choice] {
            Preferences now = Preferences::load();
            now.theme = wanted;
            now.save();
            applyTheme(*qApp, wanted);
        });
        action->setCheckable(true);
        group->addAction(action);
        const auto sync = [action, wanted = choice] { action->setChecked(themeChoice() == wanted); };
        connect(menu, &QMenu::aboutToShow, action, sync);
    }
}

/// The timeline and the docks in view, in a ring.
void MainMenu::focusNextPanel(int step)
{
    std::vector<QWidget*> panels = {&m_timeline};
    for (auto* dock : m_window.findChildren<QDockWidget*>())
        if (dock->isVisible() && !dock->visibleRegion().isEmpty())
            panels.push_back(dock);
    const auto* focus = QApplication::focusWidget();
    const auto found = std::find_if(panels.begin(), panels.end(), [focus](const QWidget* panel) {
        return panel == focus || (focus && panel->isAncestorOf(focus));
    });
    const auto count = static_cast<std::ptrdiff_t>(panels.size());
    const auto at = found == panels.end() ? 0 : (found - panels.begin() + step + count) % count;
    QWidget* next = panels[static_cast<std::size_t>(at)];
    if (auto* dock = qobject_cast<QDockWidget*>(next)) {
        for (QWidget* child : dock->widget()->findChildren<QWidget*>())
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
        next = dock->widget();
    }
    next->setFocus(Qt::TabFocusReason);
}

void MainMenu::buildHelp()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Help"));
    add(menu, tr("&Keyboard shortcuts"), {QKeySequence::HelpContents}, [this] { showShortcuts(); });
    add(menu, tr("&About Melisma"), {}, [this] {
        QMessageBox::about(
            &m_window, tr("About Melisma"),
            tr("<h3>Melisma %1</h3><p>A music and voice studio.</p><p>Free software under the GNU General "
               "Public License, version 3 or later.</p>")
                .arg(QStringLiteral(MELISMA_VERSION)));
    })->setMenuRole(QAction::AboutRole);
}

void MainMenu::fillRecent()
{
    m_recent->clear();
    for (const QString& path : recentProjects())
        add(m_recent, toQString(toPath(path).stem().string()), {}, [this, path] {
            m_window.openPath(path);
        })->setToolTip(path);
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No projects yet"))->setEnabled(false);
}

void MainMenu::refresh()
{
    const auto& history = m_session.history();
    const bool writable = !m_session.readOnly();
    const auto label = [&history](std::size_t step) { return toQString(history.steps()[step].label); };
    m_undo->setEnabled(writable && history.canUndo());
    m_undo->setText(history.canUndo() ? tr("&Undo %1").arg(label(history.position())) : tr("&Undo"));
    m_redo->setEnabled(writable && history.canRedo());
    m_redo->setText(history.canRedo() ? tr("&Redo %1").arg(label(history.position() + 1)) : tr("&Redo"));
    for (QAction* action : m_clipActions)
        action->setEnabled(writable && !m_session.selectedClips().empty());
    for (QAction* action : m_selectionActions)
        action->setEnabled(writable && !m_session.selectedStretch().isEmpty());
    for (QAction* action : m_pasteActions)
        action->setEnabled(writable && !m_session.editModes().board().isEmpty());
    for (QAction* action : m_trackActions)
        action->setEnabled(writable && m_session.selectedTrack());
    for (QAction* action : m_songActions)
        action->setEnabled(m_session.project().length() > base::Frames{});
}

void MainMenu::changeMix(const QString& label, base::Result<Project> (*edit)(const Project&, project::TrackId, bool),
                         bool project::MixSettings::*setting)
{
    const auto* track = m_session.project().findTrack(m_session.selectedTrack());
    if (!track)
        return;
    m_session.apply(label, [edit, id = track->id, on = !(track->mix.*setting)](const Project& project) {
        return edit(project, id, on);
    });
}

void MainMenu::addTrack(project::TrackKind kind)
{
    const QString names[] = {tr("Audio"), tr("Instrument"), tr("Bus"), tr("Folder")}; // in the order of the kinds
    const bool plays = kind == project::TrackKind::instrument;
    const music::Instrument piano{tr("Grand piano").toStdString(), 0, 0};
    const std::string name = names[static_cast<std::size_t>(kind)].toStdString();
    if (m_session.apply(tr("Add track"), [&](const Project& project) {
            return edits::addTrack(project, kind, name, plays ? piano : music::Instrument{});
        }))
        m_session.selectTrack(m_session.project().tracks.back()->id);
}

void MainMenu::renameTrack()
{
    const auto* track = m_session.project().findTrack(m_session.selectedTrack());
    if (!track)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(&m_window, tr("Rename track"), tr("Name"), QLineEdit::Normal,
                                               toQString(track->name), &accepted);
    const auto id = m_session.selectedTrack();
    if (accepted)
        m_session.apply(tr("Rename track"), [id, name](const Project& project) {
            return edits::renameTrack(project, id, name.toStdString());
        });
}

void MainMenu::moveTrack(int by)
{
    const auto& tracks = m_session.project().tracks;
    const auto found = std::find_if(tracks.begin(), tracks.end(),
                                    [this](const auto& track) { return track->id == m_session.selectedTrack(); });
    const auto place = (found - tracks.begin()) + by;
    if (found == tracks.end() || place < 0 || place >= static_cast<std::ptrdiff_t>(tracks.size()))
        return;
    m_session.apply(tr("Move track"), [id = (*found)->id, place](const Project& project) {
        return edits::moveTrack(project, id, static_cast<std::size_t>(place));
    });
}

void MainMenu::removeTrack()
{
    m_session.apply(tr("Remove track"), [id = m_session.selectedTrack()](const Project& project) {
        return edits::removeTrack(project, id);
    });
}

void MainMenu::addMarker()
{
    const auto& project = m_session.project();
    const auto at = project.tempoMap.beatsAt(m_session.playhead(), project.sampleRate);
    bool accepted = false;
    const QString name =
        QInputDialog::getText(&m_window, tr("Add marker"), tr("Name"), QLineEdit::Normal, tr("Marker"), &accepted);
    if (accepted && !name.trimmed().isEmpty())
        m_session.apply(tr("Add marker"), [name, at](const Project& current) {
            return edits::addMarker(current, name.trimmed().toStdString(), at);
        });
}

/// With a name that needs no question, so that markers can be set while it plays.
void MainMenu::markPlayhead()
{
    const auto& project = m_session.project();
    const auto at = project.tempoMap.beatsAt(m_session.playhead(), project.sampleRate);
    const auto points = std::count_if(project.markers.begin(), project.markers.end(),
                                      [](const auto& marker) { return marker.length == base::Beats{}; });
    m_session.apply(tr("Add marker"), [at, name = tr("Marker %1").arg(points + 1)](const Project& current) {
        return edits::addMarker(current, name.toStdString(), at);
    });
}

void MainMenu::showShortcuts()
{
    auto* dialog = new ShortcutsDialog(*m_window.menuBar(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
