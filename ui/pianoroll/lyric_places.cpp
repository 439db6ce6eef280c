// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/lyric_places.h"

#include "core/music/lyric.h"
#include "ui/common/text.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr double kLineHeight = 13.0;
constexpr double kGap = 3.0; ///< px between syllables beside each other
constexpr int kReach = 200;  ///< px around the area where notes may take a syllable's room

/// Rectangles in the order of their left edges, to ask quickly whether one lies in the way.
class Taken {
public:
    void add(const QRectF& rect)
    {
        m_rects.push_back(rect);
        m_widest = std::max(m_widest, rect.width());
    }
    bool blocks(const QRectF& room) const
    {
        auto at = std::ranges::lower_bound(m_rects, room.left() - m_widest, {}, &QRectF::left);
        for (; at != m_rects.end() && at->left() < room.right(); ++at)
            if (at->intersects(room))
                return true;
        return false;
    }

private:
    std::vector<QRectF> m_rects;
    double m_widest = 0.0;
};

} // namespace

std::vector<PlacedLyric> placeLyrics(const RollFrame& frame, const std::vector<music::Note>& notes, const QRect& area,
                                     const std::function<double(const QString&)>& widthOf)
{
    const QRectF near = QRectF(area).adjusted(-kReach, -kReach, kReach, kReach);
    Taken byNotes;
    Taken bySyllables;
    for (const auto& note : notes)
        if (const QRectF rect = frame.rectOf(note).adjusted(0, 1, 0, -1); rect.intersects(near))
            byNotes.add(rect);
    std::vector<PlacedLyric> placed;
    for (const auto& note : notes) {
        const QRectF under = note.lyric.empty() ? QRectF() : frame.rectOf(note);
        if (!under.intersects(near))
            continue;
        const auto lyric = music::noteLyricOf(note.lyric);
        const QString text = toQString(lyric.text);
        const bool given = !lyric.sounds.empty();
        const double width = widthOf(text);
        for (const bool withSounds : {true, false}) {
            const QString sounds =
                given && withSounds ? QStringLiteral("/%1/").arg(toQString(lyric.sounds)) : QString();
            const double more = sounds.isEmpty() ? 0 : kGap + widthOf(sounds);
            const QRectF rect(under.left() + 1, under.bottom(), width + more, kLineHeight);
            const QRectF room = rect.adjusted(0, 0, kGap, 0);
            if (byNotes.blocks(room) || bySyllables.blocks(room))
                continue;
            bySyllables.add(room);
            if (rect.intersects(area))
                placed.push_back({text, rect, sounds, given});
            break;
        }
    }
    return placed;
}

} // namespace melisma::ui
