// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace melisma::ui {

/// What a person set in the Preferences, kept in the user's settings file. A value that makes no sense is read as the
/// default.
struct Preferences {
    static constexpr int kLeastScale = 75; ///< percent
    static constexpr int kMostScale = 200;

    ThemeChoice theme = ThemeChoice::system;
    int scalePercent = 100;  ///< in effect from the next start
    QString language;        ///< "" follows the system, "en", "de"; from the next start
    QString projectsFolder;  ///< never-saved projects; empty: the usual place
    QString exportFolder;    ///< empty: the person's music folder
    QString soundfont;       ///< empty: the one that is installed; from the next start
    QString modelsFolder;    ///< fetched weights; empty: the usual place; from the next start
    QString scratchFolder;   ///< files of running jobs; empty: the usual place; from the next start
    bool goOnAtStart = true; ///< open the last project
    bool followPlayback = true;

    static Preferences load();
    void save() const;
    bool operator==(const Preferences&) const = default;
};

} // namespace melisma::ui
