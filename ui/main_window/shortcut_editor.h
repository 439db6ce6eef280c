// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace melisma::ui {

class KeyField;
struct ShortcutEntry;

/// Changes the keys of one action: a press acts at once where the keys are free; where they are not, the one who has
/// them is named and asked for.
class ShortcutEditor : public QWidget {
    Q_OBJECT
public:
    explicit ShortcutEditor(QWidget* parent = nullptr);

    /// The action whose keys are changed; empty for none.
    void edit(const QString& name);
    void say(const QString& sentence, bool failed = false);
    void focusField();

signals:
    void done();

private:
    void build();
    void press(const QKeySequence& key);
    void propose(const QList<QKeySequence>& keys);
    void give(const QList<QKeySequence>& keys);
    void ask(const ShortcutEntry& holder, const QKeySequence& key);
    void endQuestion();
    void refresh();

    QString m_name;
    QList<QKeySequence> m_asked; ///< what Take over gives
    QLabel* m_title;
    KeyField* m_field;
    QCheckBox* m_besides;
    QPushButton* m_none;
    QPushButton* m_reset;
    QLabel* m_said;
    QPushButton* m_takeOver;
    QPushButton* m_leave;
};

/// A button of the dialog that Enter in the list does not press.
QPushButton* shortcutButton(const QString& text, const char* name);

} // namespace melisma::ui
