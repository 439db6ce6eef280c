// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QDockWidget;
class QMenu;

namespace melisma::ui {

class MainWindow;
class TimelineView;

/// The menus with their actions and shortcuts; those of File and Edit are in
/// file_menu.cpp and edit_menu.cpp. Owned by the window.
class MainMenu : public QObject {
    Q_OBJECT
public:
    MainMenu(MainWindow& window, Session& session, TimelineView& timeline, const std::vector<QDockWidget*>& docks);

private:
    /// `name` stays the same over versions: "edit.split".
    QAction* add(QMenu* menu, const char* name, const QString& text, const QList<QKeySequence>& keys,
                 std::function<void()> run);
    void buildFile();
    void buildEdit();
    void buildClipboard(QMenu* menu);
    void buildSound(QMenu* menu);
    void buildModes(QMenu* menu);
    void buildTrack();
    void buildAutomation(QMenu* menu);
    void buildPlayback();
    void buildRecord(QMenu* menu);
    void buildInputGrid(QMenu* menu);
    void buildPieces(QMenu* menu);
    void buildView(const std::vector<QDockWidget*>& docks);
    void buildHelp();
    void fillRecent();
    void refresh();
    void changeMix(const QString& label,
                   base::Result<project::Project> (*edit)(const project::Project&, project::TrackId, bool),
                   bool project::MixSettings::*setting);
    void addTrack(project::TrackKind kind);
    void renameTrack();
    void moveTrack(int by);
    void removeTrack();
    void addMarker();
    void markPlayhead();
    void buildThemes(QMenu* menu);
    void focusNextPanel(int step);
    void showShortcuts();

    MainWindow& m_window;
    Session& m_session;
    TimelineView& m_timeline;
    QMenu* m_recent = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    std::vector<QAction*> m_clipActions;      ///< need a selected clip
    std::vector<QAction*> m_selectionActions; ///< need a selected clip or time
    std::vector<QAction*> m_pieceActions;     ///< as those, also where nothing may be changed
    std::vector<QAction*> m_pasteActions;     ///< need something copied
    std::vector<QAction*> m_trackActions;     ///< need a selected track
    std::vector<QAction*> m_songActions;      ///< need something on the timeline
};

} // namespace melisma::ui
