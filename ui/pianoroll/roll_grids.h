// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace melisma::ui {

/// The grids a roll offers, "1/16 T" and the like, with their ticks as data.
void fillGrids(QComboBox& choice);

} // namespace melisma::ui
