// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace melisma::ui {

/// The controllers that have a lane, in the order of the choice: modulation, expression, pedal, pitch bend.
std::span<const int> laneControllers();
QString controllerName(int controller);

} // namespace melisma::ui
