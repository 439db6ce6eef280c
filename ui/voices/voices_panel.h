// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_catalogue.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace melisma::ui {

/// The published voices by language, found by name, sex or language; Use hands one to whoever generates.
class VoicesPanel : public QWidget {
    Q_OBJECT
public:
    explicit VoicesPanel(const base::Result<voices::VoiceCatalogue>& catalogue, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {300, 600}; }

signals:
    void useWanted(const QString& voice); ///< its id

private:
    void build();
    void fill();
    void sift();
    void useChosen();

    voices::VoiceCatalogue m_catalogue;
    QLineEdit* m_words;
    QComboBox* m_languages;
    QTreeWidget* m_tree;
    QLabel* m_state; ///< why there is nothing to see
    QPushButton* m_use;
};

} // namespace melisma::ui
