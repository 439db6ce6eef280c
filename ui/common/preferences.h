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
    static constexpr double kShortestPiece = 0.1; ///< seconds
    static constexpr double kLongestPiece = 30.0;

    /// Where a MIDI file has another tempo or meter than the song that it comes into.
    enum class FileTempo { ask, keep, take };

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
    FileTempo fileTempo = FileTempo::ask;
    double secondsBefore = 1.0; ///< played up to the selection, where a cut is previewed too
    double secondsBehind = 1.0; ///< and on from its end

    static Preferences load();
    void save() const;
    bool operator==(const Preferences&) const = default;
};

} // namespace melisma::ui
