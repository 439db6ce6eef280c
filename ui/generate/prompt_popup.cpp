// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/prompt_popup.h"

#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/generate/prompt_history.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr QSize kSize(360, 320);
constexpr int kShown = 120; ///< characters of a prompt; the rest is in its tool tip

} // namespace

PromptPopup::PromptPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_prompts(PromptHistory::entries())
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_nothing(smallLabel({}))
    , m_clear(new QPushButton(tr("Clear history")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("card", "plain");
    setAccessibleName(tr("Earlier prompts"));
    m_search->setObjectName(QStringLiteral("promptSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the earlier prompts"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("promptList"));
    m_list->setAccessibleName(tr("Earlier prompts"));
    m_list->setWordWrap(true);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_clear->setObjectName(QStringLiteral("clearPrompts"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 2, 2);
    for (QWidget* part : std::initializer_list<QWidget*>{m_search, m_nothing, m_list})
        column->addWidget(part);
    column->addStretch(0);
    column->addWidget(m_clear, 0, Qt::AlignLeft);
    connect(m_search, &QLineEdit::textChanged, this, &PromptPopup::fill);
    connect(m_list, &QListWidget::itemClicked, this, &PromptPopup::take);
    connect(m_list, &QListWidget::itemActivated, this, &PromptPopup::take);
    connect(m_clear, &QPushButton::clicked, this, &PromptPopup::forgetAll);
    fill();
}

void PromptPopup::popUp(const QWidget& anchor)
{
    resize(kSize);
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint at = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    if (at.y() + height() > screen.bottom())
        at.setY(anchor.mapToGlobal(QPoint()).y() - height() - 2);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void PromptPopup::fill()
{
    const QStringList found = PromptHistory::matching(m_prompts, m_search->text());
    m_list->clear();
    for (const QString& prompt : found) {
        auto* item = new QListWidgetItem(shortened(prompt.simplified(), kShown), m_list);
        item->setData(Qt::UserRole, prompt);
        item->setToolTip(prompt);
    }
    m_list->setCurrentRow(0);
    m_nothing->setText(m_prompts.isEmpty() ? tr("The prompts you generate from are listed here.")
                                           : tr("No prompt holds these words."));
    m_nothing->setVisible(found.isEmpty());
    m_list->setVisible(!found.isEmpty());
    m_clear->setEnabled(!m_prompts.isEmpty());
}

void PromptPopup::take()
{
    if (const auto* item = m_list->currentItem()) {
        emit chosen(item->data(Qt::UserRole).toString());
        close();
    }
}

void PromptPopup::forgetAll()
{
    PromptHistory::clear();
    m_prompts.clear();
    fill();
    m_search->setFocus();
}

/// The search field keeps the focus; what moves and takes goes to the list.
bool PromptPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace melisma::ui
