// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/words_painter.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr double kStripHeight = 16.0;
constexpr double kLeastBody = 40.0; ///< px of content that a clip needs before words take some of it
constexpr double kLeastWidth = 48.0;
constexpr double kGap = 5.0;      ///< px between words
constexpr double kWidest = 400.0; ///< px that a word before the view may reach into it
constexpr double kPadding = 3.0;

} // namespace

std::vector<PlacedWord> placeWords(const std::vector<base::TimedWord>& words, const WordsView& view)
{
    std::vector<PlacedWord> placed;
    double free = view.strip.left();
    const auto first = std::ranges::partition_point(
        words, [&](const base::TimedWord& word) { return view.xOf(word.start) < view.from - kWidest; });
    for (auto word = first; word != words.end(); ++word) {
        const double left = view.xOf(word->start);
        if (left > view.to)
            break;
        if (left < free)
            continue;
        const QString text = toQString(word->text);
        const double right = left + view.widthOf(text);
        if (right > view.strip.right() || text.isEmpty())
            continue;
        free = right + kGap;
        if (right >= view.from)
            placed.push_back({text, QRectF(left, view.strip.top(), right - left, view.strip.height())});
    }
    return placed;
}

QRectF wordsStrip(const QRectF& frame, const QRectF& body)
{
    if (body.height() < kLeastBody || frame.width() < kLeastWidth)
        return {};
    return {frame.left() + kPadding, frame.bottom() - kStripHeight, frame.width() - 2 * kPadding, kStripHeight - 1};
}

void paintWords(QPainter& painter, const std::vector<PlacedWord>& words, const QColor& colour)
{
    painter.setFont(theme().small());
    painter.setPen(colour);
    for (const auto& word : words) // a pixel more, since rounding must not cut the last letter
        painter.drawText(word.rect.adjusted(0, 0, 1, 0), Qt::AlignVCenter | Qt::AlignLeft, word.text);
}

} // namespace melisma::ui
