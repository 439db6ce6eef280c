// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "ui/common/session.h"

#include <QMainWindow>

#include <vector>

class QDockWidget;

namespace melisma::models {
class ModelSource;
}

namespace melisma::ui {

enum class Leaving;
class GeneratePanel;
struct LeftProject;
class TimelineView;
struct DockEntry;
class TransportBar;

/// The studio's window: menu, transport, timeline in the centre, docks around it, status line.
///
/// Builds in well under a second and asks nothing of the worker: the tasks arrive later through setTasks().
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// What the worker can do, or why it cannot be asked; shown in the Generate dock.
    void setTasks(const base::Result<std::vector<base::TaskDescriptor>>& tasks);

    /// Lets panels fetch models from `source`, which outlives the window.
    void offerModels(models::ModelSource& source);

public slots:
    void openProject();
    /// A project's folder, or a portable copy, which is unpacked beside itself first.
    void openPath(const QString& path);
    void openPortableCopy();
    /// Opens the project that was open last, with its view, playhead and track.
    void goOn();
    /// Offers what an earlier studio that ended of itself had open.
    void recover(const std::vector<LeftProject>& left);
    void saveProject();
    void saveProjectAs();
    void newProject();
    void newFromTemplate(const QString& name);
    void importAudio();
    void exportAudio();
    void findMissingSounds();
    void cleanUp();
    void focusPrompt();
    /// The Generate panel speaks and sings with that voice from now on.
    void useVoice(const QString& voice);
    void editSong();
    void showAudioSettings(const QString& notice = {});
    void toggleMetronome();
    void nextCountIn();
    void showPreferences();
    void resetLayout();
    /// Brings the dock of that name (dock_table.cpp) into view.
    void showDock(const QString& name);

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildDocks();
    void addDock(const DockEntry& entry, QWidget* content);
    void sizeDocks();
    void restoreLayout();
    void nameTabBars();
    void updateTitle();
    bool mayLeave(Leaving leaving);
    void remember();

    Session& m_session;
    TransportBar* m_transport = nullptr;
    TimelineView* m_timeline = nullptr;
    GeneratePanel* m_generate = nullptr;
    std::vector<QDockWidget*> m_docks;
    QByteArray m_firstLayout;
    std::filesystem::path m_remembered;
    bool m_asking = false;
};

} // namespace melisma::ui
