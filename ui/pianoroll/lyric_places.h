// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_geometry.h"

#include <QString>

#include <functional>
#include <vector>

namespace melisma::ui {

/// A syllable and where it is written.
struct PlacedLyric {
    QString text;
    QRectF rect;
    QString sounds{};   ///< "/lˈɛd/", at the rectangle's right end; empty where none are given or there is no room
    bool given = false; ///< its sounds are
};

/// The syllables that have room, each under its note from the note's beginning on: over no note and no other syllable.
/// `notes` ascend by start; only what touches `area` is placed.
std::vector<PlacedLyric> placeLyrics(const RollFrame& frame, const std::vector<music::Note>& notes, const QRect& area,
                                     const std::function<double(const QString&)>& widthOf);

} // namespace melisma::ui
