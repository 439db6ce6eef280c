// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace melisma::ui {

/// A word with a place of its own along a clip's lower edge.
struct PlacedWord {
    QString text;
    QRectF rect;
};

/// What the places depend on besides the words: pixels for seconds of the material, and how wide letters are.
struct WordsView {
    QRectF strip; ///< words keep inside
    double from = 0.0;
    double to = 0.0; ///< px in view; words beside it need no place
    std::function<double(base::Seconds)> xOf;
    std::function<double(const QString&)> widthOf;
};

/// The words that fit, each where it begins: none overlaps another or leaves the strip, those without room are left
/// out.
std::vector<PlacedWord> placeWords(const std::vector<base::TimedWord>& words, const WordsView& view);

/// The strip along the lower edge of a clip where its words go; empty where the clip is too low or too narrow.
QRectF wordsStrip(const QRectF& frame, const QRectF& body);

void paintWords(QPainter& painter, const std::vector<PlacedWord>& words, const QColor& colour);

} // namespace melisma::ui
