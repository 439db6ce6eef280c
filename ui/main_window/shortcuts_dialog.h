// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLayout;
class QLineEdit;

namespace melisma::ui {

class ShortcutEditor;
class ShortcutList;

/// All shortcuts: looked for, changed, reset, kept in a file and read from one. What is changed acts at once.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(QWidget* parent = nullptr);

    void exportTo(const QString& path);
    /// Asks first where not all of the file can be used or keys would change hands.
    void importFrom(const QString& path);

private:
    QLayout* buttonRow();
    void askForExport();
    void askForImport();
    void askForReset();
    bool agrees(const QStringList& problems, int changes);

    QLineEdit* m_search;
    ShortcutList* m_list;
    ShortcutEditor* m_editor;
};

} // namespace melisma::ui
