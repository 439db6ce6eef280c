// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace melisma::ui {

/// How the studio behaves at the start and while editing.
class EditingPage : public QWidget {
    Q_OBJECT
public:
    explicit EditingPage(QWidget* parent = nullptr);
};

} // namespace melisma::ui
