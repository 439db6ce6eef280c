// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

namespace melisma::ui {

/// The AudioPage in a window of its own, under a sentence that says why it opened, if it did so by itself.
class AudioDialog : public QDialog {
    Q_OBJECT
public:
    AudioDialog(Session& session, const QString& notice, QWidget* parent = nullptr);
};

} // namespace melisma::ui
