// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

class QPainter;

namespace melisma::ui {

/// Draws the parts of the piano roll. Each paints only what touches `area`, in its widget's coordinates.
void paintRollNotes(QPainter& painter, const RollState& state, const QRect& area);
void paintRollKeyboard(QPainter& painter, const RollState& state, const QRect& area);
void paintRollRuler(QPainter& painter, const RollState& state, const QRect& area);
void paintRollValues(QPainter& painter, const RollState& state, const QRect& area);

} // namespace melisma::ui
