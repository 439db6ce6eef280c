// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace melisma::ui {

class FactsTable;

/// What the selected clip is and how it was made; its takes can be chosen here, and how it is stretched.
class ClipPanel : public QWidget {
    Q_OBJECT
public:
    explicit ClipPanel(Session& session, QWidget* parent = nullptr);

private:
    void refresh();
    void showTakes(const project::Clip& clip);

    Session& m_session;
    QLabel* m_heading;
    QLabel* m_hint;
    FactsTable* m_facts;
    QWidget* m_takes;
    QWidget* m_stretch;
    struct ShownTake {
        project::TakeId id;
        std::string name;
        bool sounds = false; ///< several of a comp
        bool operator==(const ShownTake&) const = default;
    };
    std::vector<ShownTake> m_shownTakes;
};

} // namespace melisma::ui
