// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "ui/common/audio_output.h"
#include "ui/common/model_fetch.h"
#include "ui/common/text.h"
#include "ui/files/import_tempo_dialog.h"
#include "ui/files/missing_sounds.h"
#include "ui/generate/generate_panel.h"
#include "ui/main_window/click_controls.h"
#include "ui/main_window/dock_table.h"
#include "ui/main_window/dock_title.h"
#include "ui/main_window/kept_view.h"
#include "ui/main_window/leaving.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/project_drop.h"
#include "ui/main_window/recent_projects.h"
#include "ui/main_window/song_dialog.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/transport_bar.h"
#include "ui/media/skipped_files_dialog.h"
#include "ui/preferences/audio_dialog.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/recovery/recovery_dialog.h"
#include "ui/timeline/first_page.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"
#include "ui/voices/voices_panel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QTabBar>
#include <QToolBar>
#include <algorithm>

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

constexpr QSize kFirstSize(1600, 1000);
constexpr QSize kFrame(8, 36); ///< room for the window manager's title and borders
constexpr int kLayoutVersion = 2;
constexpr auto kSizeProperty = "firstSize";

} // namespace

MainWindow::MainWindow(Session& session, QWidget* parent) : QMainWindow(parent), m_session(session)
{
    setObjectName(QStringLiteral("mainWindow"));
    m_timeline = new TimelineView(m_session, this);
    setCentralWidget(m_timeline);
    m_transport = new TransportBar(m_session);
    auto* bar = new QToolBar(tr("Transport"));
    bar->setObjectName(QStringLiteral("transport"));
    bar->setMovable(false);
    bar->toggleViewAction()->setEnabled(false);
    bar->addWidget(m_transport);
    addToolBar(Qt::TopToolBarArea, bar);
    setStatusBar(new StatusLine(m_session));
    buildDocks();
    new MainMenu(*this, m_session, *m_timeline, m_docks);

    connect(m_timeline->findChild<FirstPage*>(), &FirstPage::promptWanted, this, &MainWindow::focusPrompt);
    connect(m_timeline->findChild<FirstPage*>(), &FirstPage::templateWanted, this, &MainWindow::newFromTemplate);
    connect(m_transport, &TransportBar::exportWanted, this, &MainWindow::exportAudio);
    connect(m_transport, &TransportBar::songSettingsWanted, this, &MainWindow::editSong);
    connect(&m_session.audioOutput(), &AudioOutput::lost, this, [this](const QString& device) {
        showAudioSettings(
            tr("%1 went away, so playback stopped. Choose another device, or connect it again and look for "
               "devices.")
                .arg(device));
    });
    connect(&m_session, &Session::filesSkipped, this, [this](const QStringList& files) {
        auto* dialog = new SkippedFilesDialog(files, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    ImportTempo::of(m_session).setAsker(
        [this](const ImportTempo::Question& asked) { return askForTempo(asked, this); });
    connect(&MissingSounds::of(m_session), &MissingSounds::opened, this, [this] {
        if (!MissingSounds::of(m_session).hashes().empty())
            findMissingSounds();
    });
    connect(&m_session, &Session::clipsShown, this,
            [this](project::ClipId clip) { m_timeline->state().revealClip(clip); });
    connect(&m_session, &Session::projectReplaced, this, &MainWindow::updateTitle);
    connect(&m_session, &Session::saveStateChanged, this, &MainWindow::updateTitle);
    connect(&m_session, &Session::saveStateChanged, this, &MainWindow::remember);
    qApp->installEventFilter(this);
    connect(new ProjectDrop(*this), &ProjectDrop::dropped, this, &MainWindow::openPath);
    resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame));
    m_timeline->setFocus();
    m_firstLayout = saveState(kLayoutVersion);
    restoreLayout();
    nameTabBars();
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildDocks()
{
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    const DockContext context{m_session, *m_timeline, *this};
    for (const DockEntry& entry : dockTable())
        addDock(entry, entry.make(context));
    m_generate = findChild<GeneratePanel*>();
    m_docks.front()->raise();
    sizeDocks();
    connect(&m_timeline->lanes(), &Lanes::clipOpened, this, [this](project::ClipId clip) {
        if (!m_session.project().findClip(clip)->isAudio())
            showDock(QStringLiteral("pianoroll"));
    });
}

void MainWindow::addDock(const DockEntry& entry, QWidget* content)
{
    auto* dock = new QDockWidget(entry.title, this);
    dock->setObjectName(entry.name);
    dock->setTitleBarWidget(new DockTitle(dock));
    dock->setWidget(content);
    content->setMinimumWidth(240);
    addDockWidget(entry.area, dock);
    if (entry.area != Qt::RightDockWidgetArea) // side by side they would all be too narrow
        for (QDockWidget* other : std::as_const(m_docks))
            if (dockWidgetArea(other) == entry.area)
                tabifyDockWidget(other, dock);
    dock->toggleViewAction()->setObjectName(QStringLiteral("panel.%1").arg(entry.name));
    dock->toggleViewAction()->setShortcut(entry.shortcut);
    connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool shown) {
        if (shown)
            dock->raise(); // else it may come back behind the tab that is in front
    });
    dock->setProperty(kSizeProperty, entry.size);
    dock->setVisible(entry.shownAtFirst);
    m_docks.push_back(dock);
}

void MainWindow::sizeDocks()
{
    for (QDockWidget* dock : m_docks)
        if (!dock->isHidden())
            resizeDocks({dock}, {dock->property(kSizeProperty).toInt()},
                        dockWidgetArea(dock) == Qt::BottomDockWidgetArea ? Qt::Vertical : Qt::Horizontal);
}

void MainWindow::showDock(const QString& name)
{
    auto* dock = findChild<QDockWidget*>(name);
    if (!dock)
        return;
    if (dock->isHidden()) {
        dock->show();
        if (dockWidgetArea(dock) == Qt::BottomDockWidgetArea)
            resizeDocks({dock}, {dock->property(kSizeProperty).toInt()}, Qt::Vertical);
    }
    dock->raise();
}

void MainWindow::setTasks(const base::Result<std::vector<base::TaskDescriptor>>& tasks)
{
    if (tasks)
        m_session.setTasks(*tasks);
    m_generate->setTasks(tasks);
}

void MainWindow::offerModels(models::ModelSource& source)
{
    auto* fetch = new ModelFetch(source, this);
    m_session.setModelFetch(fetch);
    m_generate->offerVoices(*fetch);
    if (auto* voices = findChild<VoicesPanel*>())
        voices->offerVoices(*fetch);
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/layout")).toByteArray(), kLayoutVersion);
}

void MainWindow::resetLayout()
{
    restoreState(m_firstLayout, kLayoutVersion);
    sizeDocks();
}

void MainWindow::editSong()
{
    auto* dialog = new SongDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAudioSettings(const QString& notice)
{
    auto* dialog = new AudioDialog(m_session, notice, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showPreferences()
{
    auto* dialog = new PreferencesDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::toggleMetronome()
{
    m_transport->clicks().toggle();
}

void MainWindow::nextCountIn()
{
    m_transport->clicks().nextCountIn();
}

void MainWindow::focusPrompt()
{
    showDock(QStringLiteral("generate"));
    m_generate->focusPrompt();
}

void MainWindow::useVoice(const QString& voice)
{
    showDock(QStringLiteral("generate"));
    m_generate->useVoice(voice.toStdString());
}

void MainWindow::updateTitle()
{
    const auto folder = m_session.folderPath();
    const auto& songName = m_session.project().name;
    const QString name = m_session.isNamed()                   ? toQString(folder.stem().string())
                         : songName == project::Project{}.name ? tr("Untitled")
                                                               : toQString(songName);
    setWindowTitle(name + QStringLiteral("[*] \u2013 Melisma"));
    setWindowModified(m_session.isNamed() && m_session.hasUnsavedEdits());
}

void MainWindow::remember()
{
    const auto folder = m_session.folderPath();
    if (folder.empty() || folder == m_remembered)
        return;
    m_remembered = folder;
    QSettings().setValue(QStringLiteral("session/project"), toQString(folder));
    rememberProject(toQString(folder));
}

void MainWindow::goOn()
{
    goOnWithKeptView(m_session, m_timeline->state());
}

void MainWindow::recover(const std::vector<LeftProject>& left)
{
    auto* dialog = new RecoveryDialog(m_session, left, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open(); // the window goes on behind it: whatever is chosen, the start is over
}

/// One question at a time: a second wish to close while it is open is not heard.
bool MainWindow::mayLeave(Leaving leaving)
{
    if (m_asking)
        return false;
    m_asking = true;
    const bool leave = askToLeave(m_session, leaving, this);
    m_asking = false;
    return leave;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayLeave(Leaving::quit)) {
        event->ignore();
        return;
    }
    ui::keepView(m_session, m_timeline->state());
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/layout"), saveState(kLayoutVersion));
    m_session.stop();
    m_session.closeProject();
    event->accept();
}

/// Docks that share a place get a tab bar of Qt's own, which has no name.
void MainWindow::nameTabBars()
{
    for (auto* tabs : findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        tabs->setAccessibleName(tr("Panels"));
}

/// Space plays, except where a control that was reached by keyboard uses it itself.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == this && event->type() == QEvent::ChildAdded)
        QMetaObject::invokeMethod(this, &MainWindow::nameTabBars, Qt::QueuedConnection); // it is not whole yet
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
        (qobject_cast<QAbstractButton*>(watched) || qobject_cast<QComboBox*>(watched))) {
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace melisma::ui
