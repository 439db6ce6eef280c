// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/automation/automation_axis.h"
#include "ui/timeline/time_scale.h"

#include <QColor>
#include <QPointF>
#include <QSizeF>

#include <optional>

class QPainter;

namespace melisma::ui {

/// An automation lane as it is drawn, between beats and values on one side and pixels on the other.
struct AutomationView {
    static constexpr double kEdge = 8.0; ///< px above and below the range, so that points at its ends can be seen

    const project::Project& project;
    const AutomationAxis& axis;
    TimeScale scale;
    QSizeF size; ///< of the lane

    double xOf(base::Beats at) const;
    double yOf(double value) const;
    base::Frames frameAt(double x) const { return scale.frameAt(x); }
    base::Beats beatsAt(double x) const;
    double fractionAt(double y) const; ///< held to 0..1
    QPointF place(const project::AutomationPoint& point) const { return {xOf(point.at), yOf(point.value)}; }
    /// The nearest point within reach.
    std::optional<std::size_t> pointAt(const project::AutomationPoints& points, QPointF at) const;
};

struct AutomationLook {
    QColor colour; ///< of the track
    bool on = true;
    bool gridLines = true;
    bool focused = false;
    std::optional<std::size_t> chosen, hovered;
};

/// Ground, grid, curve and points.
void paintAutomation(QPainter& painter, const AutomationView& view, const project::AutomationPoints& points,
                     const AutomationLook& look);
/// A read-out beside `at`, kept inside the lane.
void paintAutomationReading(QPainter& painter, const QSizeF& lane, QPointF at, const QString& text);

} // namespace melisma::ui
