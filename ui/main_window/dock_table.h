// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QKeySequence>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace melisma::ui {

class MainWindow;
class TimelineView;

/// What the content of a dock may know; all of it outlives the docks.
struct DockContext {
    Session& session;
    TimelineView& timeline;
    MainWindow& window;
};

/// One dock of the window. docs/ADDING.md says how to add one.
struct DockEntry {
    QString name; ///< object name; the saved layout knows the dock by it
    QString title;
    Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
    QKeySequence shortcut; ///< shows and hides it; may be empty
    bool shownAtFirst = true;
    int size = 0; ///< width at the sides, height at the bottom, px
    std::function<QWidget*(const DockContext&)> make;
};

/// All docks in the order of the View menu. Docks of one area are stacked as tabs at the bottom.
std::vector<DockEntry> dockTable();

} // namespace melisma::ui
