// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/preferences.h"
#include "ui/common/session.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace melisma::ui {

/// Why `path` cannot be used as a folder to write into; empty when it can. An empty path means the usual place.
QString folderProblem(const QString& path);
/// Why `path` is no SoundFont 2 file; empty when its RIFF header says it is one.
QString soundfontProblem(const QString& path);

/// Folders and the soundfont. A path is kept only when it can be used; else the row says why.
class PathsPage : public QWidget {
    Q_OBJECT
public:
    explicit PathsPage(Session& session, QWidget* parent = nullptr);

private:
    struct Row {
        QString label;
        const char* name;
        QString Preferences::*setting;
        QString (*problem)(const QString&);
        bool file = false;
    };
    void addRow(QFormLayout* form, const Row& row);

    Session& m_session;
};

} // namespace melisma::ui
