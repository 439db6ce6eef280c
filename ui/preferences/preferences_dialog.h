// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

namespace melisma::ui {

/// The pages of preferencesPages() behind a list at the left. There is nothing to confirm: changes act at once.
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(Session& session, QWidget* parent = nullptr);
};

} // namespace melisma::ui
