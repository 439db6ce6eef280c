// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace melisma::ui {

struct Theme;

/// The style sheet of standard widgets, made from the tokens. What a widget is in the hierarchy is told by dynamic
/// properties, set through the helpers of ui/common/widgets.h: role (section, dim, small, title, bad, failure), accent,
/// card, chip.
QString styleSheet(const Theme& theme);

} // namespace melisma::ui
