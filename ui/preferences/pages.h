// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <functional>
#include <vector>

class QWidget;

namespace melisma::ui {

/// One page of the Preferences: its name in the list and what makes it. A page applies and keeps what is changed at
/// once.
struct PreferencesPage {
    QString title;
    std::function<QWidget*(Session&)> make;
};

std::vector<PreferencesPage> preferencesPages();

} // namespace melisma::ui
