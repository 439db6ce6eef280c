// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/common/time_form.h"
#include "ui/timeline/time_scale.h"

#include <QRect>

class QPainter;

namespace melisma::ui {

int rulerHeight(RulerRows rows); ///< px

/// Sections, chords, time and bars from top to bottom.
void paintRuler(QPainter& painter, const project::Project& project, const TimeScale& scale, const QRect& area,
                RulerRows rows, TimeForm form);

/// The playhead's handle, its tip at (x, bottom).
void paintPlayheadHandle(QPainter& painter, double x, double bottom);

} // namespace melisma::ui
