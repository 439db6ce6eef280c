// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/prompt_browser.h"

#include "ui/generate/prompt_history.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextCursor>

namespace melisma::ui {

PromptBrowser::PromptBrowser(QPlainTextEdit* box) : QObject(box), m_box(box)
{
    box->installEventFilter(this);
    connect(box, &QPlainTextEdit::textChanged, this, &PromptBrowser::noteTyping);
}

QStringList PromptBrowser::earlier() const
{
    QStringList all = m_setAside + PromptHistory::entries();
    all.removeDuplicates();
    all.removeAll(m_draft.trimmed());
    return all;
}

/// A change to an earlier prompt makes that the draft.
void PromptBrowser::noteTyping()
{
    if (m_putting || m_place < 0)
        return;
    m_place = -1;
    if (m_draft.trimmed().isEmpty())
        return;
    m_setAside.removeAll(m_draft.trimmed());
    m_setAside.prepend(m_draft.trimmed());
    m_draft.clear();
}

void PromptBrowser::older()
{
    if (m_place < 0) {
        m_draft = m_box->toPlainText();
        m_list = earlier();
    }
    if (m_place + 1 < m_list.size())
        goTo(m_place + 1);
}

void PromptBrowser::newer()
{
    if (m_place >= 0)
        goTo(m_place - 1);
}

void PromptBrowser::show(const QString& prompt)
{
    if (m_place < 0)
        m_draft = m_box->toPlainText();
    m_list = earlier();
    if (!m_list.contains(prompt))
        m_list.prepend(prompt);
    goTo(static_cast<int>(m_list.indexOf(prompt)));
}

void PromptBrowser::used()
{
    m_setAside.removeAll(m_box->toPlainText().trimmed());
    if (m_place >= 0 && !m_draft.trimmed().isEmpty())
        m_setAside.prepend(m_draft.trimmed());
    m_place = -1;
    m_draft.clear();
}

void PromptBrowser::goTo(int place)
{
    m_place = place;
    put(place < 0 ? m_draft : m_list[place]);
}

/// As one step of the box's own undo.
void PromptBrowser::put(const QString& text)
{
    m_putting = true;
    QTextCursor cursor(m_box->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    m_box->moveCursor(QTextCursor::End);
    m_putting = false;
}

bool PromptBrowser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool up = key->key() == Qt::Key_Up;
    if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::AltModifier || (!up && key->key() != Qt::Key_Down))
        return QObject::eventFilter(watched, event);
    if (up)
        older();
    else
        newer();
    return true;
}

} // namespace melisma::ui
