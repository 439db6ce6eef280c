// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_menu.h"

#include "core/edits/add_track.h"
#include "core/edits/move_track.h"
#include "core/edits/remove_track.h"
#include "core/edits/rename_track.h"
#include "core/edits/set_track_mix.h"
#include "ui/automation/automation_modes.h"
#include "ui/common/edit_modes.h"
#include "ui/common/preferences.h"
#include "ui/common/shortcut_map.h"
#include "ui/common/text.h"
#include "ui/generate/arrange_actions.h"
#include "ui/instruments/instrument_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/shortcuts_dialog.h"
#include "ui/record/key_piano.h"
#include "ui/record/recording.h"
#include "ui/timeline/piece_player.h"
#include "ui/timeline/ruler_menu.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"
#include "ui/timeline/track_menu.h"
#include "ui/tracks/effect_menu.h"

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
    shortcutMap().adopt(m_window); // before any text takes on a state, as "Undo Move clip"
    connect(&m_session, &Session::projectChanged, this, &MainMenu::refresh);
    connect(&m_session, &Session::selectionChanged, this, &MainMenu::refresh);
    connect(&m_session.editModes(), &EditModes::changed, this, &MainMenu::refresh);
    refresh();
}

QAction* MainMenu::add(QMenu* menu, const char* name, const QString& text, const QList<QKeySequence>& keys,
                       std::function<void()> run)
{
    auto* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name)); // by which the list of shortcuts and the user's settings know it
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void MainMenu::buildTrack()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Track"));
    add(menu, "track.add-audio", tr("Add &audio track"), {}, [this] { addTrack(project::TrackKind::audio); });
    add(menu, "track.add-instrument", tr("Add &instrument track"), {},
        [this] { addTrack(project::TrackKind::instrument); });
    add(menu, "track.add-bus", tr("Add &bus"), {}, [this] { addTrack(project::TrackKind::bus); });
    add(menu, "track.add-folder", tr("Add &folder"), {}, [this] { addTrack(project::TrackKind::folder); });
    QMenu* effects = menu->addMenu(tr("Add &effect"));
    connect(effects, &QMenu::aboutToShow, this, [this, effects] {
        effects->clear();
        fillEffectMenu(effects, m_session, m_session.selectedTrack());
    });
    menu->addSeparator();
    m_trackActions = {
        effects->menuAction(),
        add(menu, "track.mute", tr("&Mute"), {QKeySequence(Qt::SHIFT | Qt::Key_U)},
            [this] { changeMix(tr("Mute"), edits::setTrackMute, &project::MixSettings::mute); }),
        add(menu, "track.solo", tr("&Solo"), {QKeySequence(Qt::SHIFT | Qt::Key_S)},
            [this] { changeMix(tr("Solo"), edits::setTrackSolo, &project::MixSettings::solo); }),
        menu->addSeparator(),
        add(menu, "track.instrument", tr("&Instrument\u2026"), {QKeySequence(Qt::SHIFT | Qt::Key_I)},
            [this] { chooseInstrument(m_session, m_session.selectedTrack(), &m_window); }),
        add(menu, "track.rename", tr("&Rename\u2026"), {}, [this] { renameTrack(); }),
        add(menu, "track.spectrogram", tr("Waveform or spectro&gram"), {QKeySequence(Qt::Key_Q)},
            [this] { toggleSpectrogram(m_session, m_session.selectedTrack()); }),
        add(menu, "track.takes", tr("Show or hide &takes"), {QKeySequence(Qt::Key_T)},
            [this] { m_timeline.state().toggleTakes(m_session.selectedTrack()); }),
        add(menu, "track.automation", tr("Show or hide automatio&n"), {QKeySequence(Qt::Key_A)},
            [this] { m_timeline.state().toggleCurves(m_session.selectedTrack()); }),
        add(menu, "track.automation-mode", tr("Ne&xt automation mode"), {QKeySequence(Qt::SHIFT | Qt::Key_A)},
            [this] { AutomationModes::of(m_session).nextOfTrack(m_session.selectedTrack()); }),
        add(menu, "track.move-up", tr("Move &up"), {}, [this] { moveTrack(-1); }),
        add(menu, "track.move-down", tr("Move &down"), {}, [this] { moveTrack(1); }),
        add(menu, "track.remove", tr("Remo&ve track"), {}, [this] { removeTrack(); }),
    };
    std::erase_if(m_trackActions, [](const QAction* action) { return action->isSeparator(); });
    buildAutomation(menu);
}

void MainMenu::buildPlayback()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Generate"));
    add(menu, "generate.prompt", tr("&Write a prompt"), {QKeySequence(Qt::CTRL | Qt::Key_G)},
        [this] { m_window.focusPrompt(); });
    menu->addSeparator();
    m_clipActions.push_back(add(menu, "generate.takes", tr("New &takes of the chosen clips"),
                                {QKeySequence(Qt::CTRL | Qt::Key_R)}, [this] { writeNewTakes(m_session); }));
    m_songActions.push_back(add(menu, "generate.rewrite", tr("&Rewrite the section at the playhead"), {},
                                [this] { rewriteSection(m_session); }));
    m_songActions.push_back(add(menu, "generate.continue", tr("&Continue the song\u2026"), {},
                                [this] { continueSong(m_session, &m_window); }));
    menu = m_window.menuBar()->addMenu(tr("&Play"));
    add(menu, "play.toggle", tr("&Play or stop"), {QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_P)},
        [this] { m_session.togglePlay(); });
    buildRecord(menu);
    buildPieces(menu);
    add(menu, "play.start", tr("Go to the &start"), {QKeySequence(Qt::Key_Home)}, [this] { m_session.seek({}); });
    add(menu, "play.end", tr("Go to the &end"), {QKeySequence(Qt::Key_End)},
        [this] { m_session.seek(m_session.project().length()); });
    menu->addSeparator();
    add(menu, "play.loop", tr("&Loop"), {QKeySequence(Qt::Key_L)}, [this] { m_session.toggleLoop(); });
    add(menu, "play.loop-selection", tr("Loop the se&lection"), {QKeySequence(Qt::SHIFT | Qt::Key_L)},
        [this] { m_session.loopSelection(); });
    add(menu, "play.metronome", tr("&Metronome"), {QKeySequence(Qt::Key_K)}, [this] { m_window.toggleMetronome(); });
    add(menu, "play.count-in", tr("&Count-in"), {QKeySequence(Qt::SHIFT | Qt::Key_K)},
        [this] { m_window.nextCountIn(); });
    menu->addSeparator();
    add(menu, "play.audio", tr("&Audio settings\u2026"), {}, [this] { m_window.showAudioSettings(); });
}

void MainMenu::buildPieces(QMenu* menu)
{
    using What = PiecePlayer::What;
    const auto piece = [&](const char* name, const QString& text, QKeySequence key, What what) {
        m_pieceActions.push_back(
            add(menu, name, text, {std::move(key)}, [this, what] { PiecePlayer::of(m_session).play(what); }));
    };
    piece("play.cut-preview", tr("Preview the &cut"), Qt::Key_C, What::cut);
    piece("play.up-to-selection", tr("Play up &to the selection"), Qt::Key_B, What::upTo);
    piece("play.from-selection", tr("Play on &from the selection"), Qt::SHIFT | Qt::Key_B, What::onFrom);
    menu->addSeparator();
}

void MainMenu::buildRecord(QMenu* menu)
{
    auto& recording = Recording::of(m_session);
    add(menu, "record.toggle", tr("&Record"), {QKeySequence(Qt::Key_R)}, [&recording] { recording.toggle(); });
    add(menu, "record.arm", tr("&Arm the track"), {QKeySequence(Qt::SHIFT | Qt::Key_R)}, [this, &recording] {
        const auto track = m_session.selectedTrack();
        recording.arm(track, !recording.armed(track));
    });
    QAction* punch = add(menu, "record.punch", tr("Record only in the loop region (&punch)"), {}, [&recording] {
        auto options = recording.options();
        options.punch = !options.punch;
        recording.setOptions(options);
    });
    QAction* preRoll = add(menu, "record.pre-roll", tr("Pre-roll of one &bar"), {}, [&recording] {
        auto options = recording.options();
        options.preRollBars = options.preRollBars > 0 ? 0 : 1;
        recording.setOptions(options);
    });
    punch->setCheckable(true);
    punch->setChecked(recording.options().punch);
    preRoll->setCheckable(true);
    preRoll->setChecked(recording.options().preRollBars > 0);
    buildInputGrid(menu->addMenu(tr("&Recorded notes")));
    auto& piano = KeyPiano::of(m_session);
    QAction* keys = add(menu, "record.key-piano", tr("Play notes on the computer's &keys"),
                        {QKeySequence(Qt::CTRL | Qt::Key_K)}, [&piano] { piano.setOn(!piano.on()); });
    keys->setCheckable(true);
    connect(&piano, &KeyPiano::changed, keys, [keys, &piano] { keys->setChecked(piano.on()); });
    menu->addSeparator();
}

void MainMenu::buildInputGrid(QMenu* menu)
{
    static constexpr const char* kNames[] = {"record.grid-off", "record.grid-4",   "record.grid-8", "record.grid-8t",
                                             "record.grid-16",  "record.grid-16t", "record.grid-32"};
    auto& recording = Recording::of(m_session);
    const auto grids = inputGrids();
    for (std::size_t i = 0; i < std::size(kNames); ++i) {
        QAction* action = add(menu, kNames[i], grids[i].first, {}, [&recording, grid = grids[i].second] {
            auto options = recording.options();
            options.inputGrid = grid;
            recording.setOptions(options);
        });
        action->setCheckable(true);
        connect(menu, &QMenu::aboutToShow, action, [action, &recording, grid = grids[i].second] {
            action->setChecked(recording.options().inputGrid == grid);
        });
    }
}

void MainMenu::buildView(const std::vector<QDockWidget*>& docks)
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&View"));
    add(menu, "view.zoom-in", tr("Zoom &in"),
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus),
         QKeySequence(Qt::Key_Plus)},
        [this] { m_timeline.zoomIn(); });
    add(menu, "view.zoom-out", tr("Zoom &out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus), QKeySequence(Qt::Key_Minus)},
        [this] { m_timeline.zoomOut(); });
    add(menu, "view.zoom-normal", tr("&Normal zoom"), {QKeySequence(Qt::CTRL | Qt::Key_2)},
        [this] { m_timeline.zoomToNormal(); });
    add(menu, "view.zoom-selection", tr("Zoom to the &selection"), {QKeySequence(Qt::CTRL | Qt::Key_E)},
        [this] { m_timeline.zoomToSelection(); });
    add(menu, "view.zoom-fit", tr("Zoom to &fit"), {QKeySequence(Qt::CTRL | Qt::Key_F)},
        [this] { m_timeline.zoomToFit(); });
    add(menu, "view.zoom-toggle", tr("Zoom to the selection an&d back"), {QKeySequence(Qt::SHIFT | Qt::Key_Z)},
        [this] { m_timeline.state().toggleZoom(); });
    auto* grid = add(menu, "view.grid", tr("&Grid lines"), {},
                     [this] { m_session.editModes().setGridLines(!m_session.editModes().gridLines()); });
    grid->setCheckable(true);
    const auto sync = [grid, this] { grid->setChecked(m_session.editModes().gridLines()); };
    sync();
    connect(&m_session.editModes(), &EditModes::changed, grid, sync);
    fillRulerMenu(menu->addMenu(tr("R&uler")), m_session.editModes(), true);
    menu->addSeparator();
    for (QDockWidget* dock : docks)
        menu->addAction(dock->toggleViewAction());
    menu->addSeparator();
    buildThemes(menu->addMenu(tr("T&heme")));
    add(menu, "view.next-panel", tr("Next &panel"), {QKeySequence(Qt::Key_F6)}, [this] { focusNextPanel(1); });
    add(menu, "view.previous-panel", tr("Pre&vious panel"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)},
        [this] { focusNextPanel(-1); });
    add(menu, "view.restore", tr("&Restore the layout"), {}, [this] { m_window.resetLayout(); });
}

void MainMenu::buildThemes(QMenu* menu)
{
    const std::tuple<const char*, QString, ThemeChoice> choices[] = {
        {"view.theme-system", tr("As the &system"), ThemeChoice::system},
        {"view.theme-dark", tr("&Dark"), ThemeChoice::dark},
        {"view.theme-light", tr("&Light"), ThemeChoice::light},
        {"view.theme-contrast", tr("&High contrast"), ThemeChoice::highContrast}};
    auto* group = new QActionGroup(menu);
    for (const auto& [name, text, choice] : choices) {
        QAction* action = add(menu, name, text, {}, [wanted = choice] {
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
    add(menu, "help.shortcuts", tr("&Keyboard shortcuts\u2026"), {QKeySequence::HelpContents},
        [this] { showShortcuts(); });
    add(menu, "help.about", tr("&About Melisma"), {}, [this] {
        QMessageBox::about(
            &m_window, tr("About Melisma"),
            tr("<h3>Melisma %1</h3><p>A music and voice studio.</p><p>Free software under the GNU General "
               "Public License, version 3 or later.</p>")
                .arg(QStringLiteral(MELISMA_VERSION)));
    })->setMenuRole(QAction::AboutRole);
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
    for (QAction* action : m_pieceActions)
        action->setEnabled(!m_session.selectedStretch().isEmpty());
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

void MainMenu::showShortcuts()
{
    auto* dialog = new ShortcutsDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
