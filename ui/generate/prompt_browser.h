// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QPlainTextEdit;

namespace melisma::ui {

/// Alt+Up and Alt+Down in a prompt box: earlier prompts and back to what was being written. Nothing that a person
/// typed is lost on the way: an earlier prompt that is changed becomes the new draft, and the draft of before stays
/// reachable by Alt+Up. Owned by the box.
class PromptBrowser : public QObject {
    Q_OBJECT
public:
    explicit PromptBrowser(QPlainTextEdit* box);

    void older();
    void newer();
    /// Shows `prompt` as if it had been reached by browsing.
    void show(const QString& prompt);
    /// What was written has been used: it is in the history now.
    void used();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QStringList earlier() const;
    void noteTyping();
    void put(const QString& text);
    void goTo(int place);

    QPlainTextEdit* m_box;
    QString m_draft;        ///< what was being written when browsing began
    QStringList m_setAside; ///< drafts of this session that gave way to a changed entry, newest first
    QStringList m_list;     ///< what is browsed, fixed while it lasts
    int m_place = -1;       ///< in m_list; -1: the draft
    bool m_putting = false;
};

} // namespace melisma::ui
