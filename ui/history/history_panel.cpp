// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_panel.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace melisma::ui {

HistoryPanel::HistoryPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QListWidget)
{
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("Undo history"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long steps are elided; the tooltip has all of it
    auto* column = new QVBoxLayout(this);
    setGrid(column, 2, 0);
    column->addWidget(m_list);
    connect(&m_session, &Session::projectChanged, this, &HistoryPanel::sync);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &HistoryPanel::sync);
    connect(m_list, &QListWidget::itemClicked, this, [this] { goTo(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { goTo(m_list->currentRow()); });
    sync();
}

void HistoryPanel::sync()
{
    const QSignalBlocker quiet(m_list);
    const auto& history = m_session.history();
    m_list->clear();
    for (std::size_t i = 0; i < history.steps().size(); ++i) {
        const QString label = toQString(history.steps()[i].label);
        auto* item = new QListWidgetItem(label.isEmpty() ? tr("Beginning") : label, m_list);
        item->setToolTip(item->text());
        if (i > history.position())
            item->setForeground(theme().dim);
    }
    m_list->setCurrentRow(static_cast<int>(history.position()));
    m_list->scrollToItem(m_list->currentItem());
}

void HistoryPanel::goTo(int row)
{
    if (row >= 0)
        m_session.goToStep(static_cast<std::size_t>(row));
}

} // namespace melisma::ui
