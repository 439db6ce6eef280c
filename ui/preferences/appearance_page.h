// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QSlider;
class QLabel;

namespace melisma::ui {

/// Theme (at once), scale and language (from the next start, and it says so).
class AppearancePage : public QWidget {
    Q_OBJECT
public:
    explicit AppearancePage(QWidget* parent = nullptr);

private:
    void keep();

    QComboBox* m_theme;
    QSlider* m_scale;
    QLabel* m_percent;
    QComboBox* m_language;
    QLabel* m_restart;
};

} // namespace melisma::ui
