// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/prompt_chip.h"

#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kShown = 30;       ///< characters; more does not fit the panel
constexpr int kHeight = 24;      ///< pixels
constexpr int kMostWidth = 240;  ///< of the field in place
constexpr int kFieldMargin = 28; ///< beside its text

} // namespace

PromptChip::PromptChip(ReadStretch stretch, QWidget* parent)
    : QFrame(parent)
    , m_stretch(std::move(stretch))
    , m_button(new QPushButton(shortened(chipText(m_stretch), kShown)))
{
    setProperty("chip", m_stretch.topic.isEmpty() ? "ignored" : "understood");
    setFixedHeight(kHeight);
    m_button->setObjectName(QStringLiteral("chipText"));
    m_button->setFlat(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolTip(chipHelp(m_stretch));
    m_button->setAccessibleName(chipText(m_stretch) + QStringLiteral(". ") + chipHelp(m_stretch));
    m_button->setAccessibleDescription(tr("Enter changes the words, Delete takes them out of the prompt"));
    m_button->installEventFilter(this);
    auto* cross = iconButton(QStringLiteral("close"), tr("Take out of the prompt"));
    cross->setObjectName(QStringLiteral("chipRemove"));
    cross->setFixedSize(22, 22);
    cross->setIconSize(QSize(10, 10));
    cross->setFocusPolicy(Qt::NoFocus); // Delete does it by keyboard
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(9, 0, 1, 0);
    row->setSpacing(0);
    row->addWidget(m_button);
    row->addWidget(cross);
    connect(m_button, &QPushButton::clicked, this, &PromptChip::edit);
    connect(cross, &QToolButton::clicked, this, &PromptChip::removed);
}

void PromptChip::edit()
{
    if (editing())
        return;
    m_editor = new QLineEdit(m_stretch.text);
    m_editor->setObjectName(QStringLiteral("chipField"));
    m_editor->setAccessibleName(tr("Words of the prompt"));
    m_editor->setFixedWidth(
        std::min(kMostWidth, QFontMetrics(font()).horizontalAdvance(m_stretch.text) + kFieldMargin + 24));
    m_editor->installEventFilter(this);
    static_cast<QHBoxLayout*>(layout())->insertWidget(0, m_editor);
    m_button->hide();
    m_editor->selectAll();
    m_editor->setFocus();
}

void PromptChip::finish(bool take)
{
    if (!m_editor)
        return;
    QLineEdit* editor = m_editor;
    m_editor = nullptr;
    const bool hadFocus = editor->hasFocus();
    const QString words = editor->text().simplified();
    editor->removeEventFilter(this);
    editor->hide();
    editor->setParent(nullptr);
    editor->deleteLater(); // it may be what called
    m_button->show();
    if (hadFocus)
        m_button->setFocus();
    if (!take || words == m_stretch.text)
        return;
    if (words.isEmpty())
        emit removed();
    else
        emit changed(words);
}

bool PromptChip::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut)
        finish(true);
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (event->type() == QEvent::ShortcutOverride) { // else Delete is the window's, and clips go
        const bool ours =
            watched == m_button && (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_F2);
        event->setAccepted(ours);
        return ours;
    }
    if (watched == m_editor && (enter || key == Qt::Key_Escape)) {
        finish(enter);
        return true;
    }
    if (watched == m_button && (enter || key == Qt::Key_F2)) {
        edit();
        return true;
    }
    if (watched == m_button && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        emit removed();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace melisma::ui
