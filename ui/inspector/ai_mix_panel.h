// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace melisma::ui {

class FactsTable;

/// "AI in this mix": how much of each class of the audible material was generated, as the export will say it.
class AiMixPanel : public QWidget {
    Q_OBJECT
public:
    explicit AiMixPanel(Session& session, QWidget* parent = nullptr);

private:
    void refresh();

    Session& m_session;
    QLabel* m_hint;
    FactsTable* m_facts;
    QTimer m_soon; ///< one refresh for a burst of edits
};

} // namespace melisma::ui
