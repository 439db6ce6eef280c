// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/facts_table.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace melisma::ui {
namespace {

bool sameRow(const FactsTable::Row& a, const FactsTable::Row& b)
{
    return a.name == b.name && a.value == b.value && a.mark == b.mark;
}

QLabel* valueLabel(const FactsTable::Row& row)
{
    auto* label = new QLabel(row.value);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(row.name + QStringLiteral(": ") + row.value);
    if (row.mark)
        setRole(label, "machine");
    return label;
}

} // namespace

FactsTable::FactsTable(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setGrid(m_grid, 0, 1);
    m_grid->setHorizontalSpacing(12);
    m_grid->setColumnStretch(1, 1);
}

void FactsTable::setRows(const std::vector<Row>& rows)
{
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), sameRow))
        return;
    m_rows = rows;
    clearLayout(m_grid);
    int place = 0;
    for (const Row& row : rows) {
        auto* name = new QLabel(row.name);
        name->setProperty("role", "dim");
        m_grid->addWidget(name, place, 0, Qt::AlignTop);
        m_grid->addWidget(valueLabel(row), place++, 1);
    }
}

} // namespace melisma::ui
