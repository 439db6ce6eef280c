// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QString>

#include <vector>

namespace melisma::ui {

/// What the height of an automation lane means for its target: gains as on a fader, frequencies by ratio, all else
/// evenly. A value, made from the project as it is now.
class AutomationAxis {
    enum class Shape { even, gain, ratio };

public:
    /// `track` 0: the master.
    AutomationAxis(const project::Project& project, project::TrackId track, const project::AutomationTarget& target);

    const QString& name() const { return m_name; }           ///< "Volume", "Send to Echo", "Compressor: Threshold"
    double resting() const { return m_resting; }             ///< what holds without automation
    bool stepped() const { return m_stepped; }               ///< switches and choices: whole values, which hold
    bool byRatio() const { return m_shape == Shape::ratio; } ///< frequencies
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }

    /// 0 at the lower edge of the lane, 1 at the upper.
    double fraction(double value) const;
    /// Whole where it is stepped, else rounded to what is written down.
    double value(double fraction) const;
    /// `value` a step of the keyboard up (1) or down (-1); `fine`: a tenth of it.
    double stepped(double value, int direction, bool fine) const;
    /// With its unit: "−4.0 dB", "12L", "on", "3.2 ms".
    QString text(double value) const;
    /// As a number that a person types: pan in hundredths, shares in per cent, all else as it is.
    double typed(double value) const { return value * m_typedScale; }
    double fromTyped(double typed) const { return typed / m_typedScale; }
    int decimals() const { return m_decimals; } ///< of what is typed
    const QString& unit() const { return m_unit; }

private:
    double grain() const; ///< steps to one of the value that are written down
    void setEffect(const project::EffectSlot& slot, const project::AutomationTarget& target);

    QString m_name;
    QString m_unit;
    Shape m_shape = Shape::even;
    project::AutomationKind m_kind;
    double m_lowest = 0.0;
    double m_highest = 1.0;
    double m_resting = 0.0;
    double m_typedScale = 1.0;
    int m_decimals = 1;
    bool m_stepped = false;
    std::vector<QString> m_choices;
};

/// All that automation can move on a track or on the master (0), in the order of the menus.
std::vector<project::AutomationTarget> automationTargets(const project::Project& project, project::TrackId track);

/// The value that automation gives a target at a place, when a lane that is on has any say there; else none.
std::optional<double> automatedValue(const std::vector<project::AutomationLane>& lanes,
                                     const project::AutomationTarget& target, base::Beats at);

} // namespace melisma::ui
