// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace melisma::ui {

/// Preferences: how spectrograms look on tracks without settings of their own. Changes apply at once.
class SpectrogramPage : public QWidget {
    Q_OBJECT
public:
    explicit SpectrogramPage(QWidget* parent = nullptr);
};

} // namespace melisma::ui
