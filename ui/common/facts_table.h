// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

namespace melisma::ui {

/// Rows of "what: value", names quiet at the left, values at the right.
class FactsTable : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString name;
        QString value;
        bool mark = false; ///< stands out: AI origin
    };

    explicit FactsTable(QWidget* parent = nullptr);
    void setRows(const std::vector<Row>& rows);

private:
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace melisma::ui
