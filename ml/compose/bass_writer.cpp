// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/writers.h"

#include <algorithm>
#include <cstdlib>

namespace melisma::ml {

namespace {

/// The pitch of class `pitchClass` inside `range` that is nearest to `target`.
int nearest(int pitchClass, int target, Register range)
{
    int best = range.low + ((pitchClass - range.low) % 12 + 12) % 12;
    for (int pitch = best; pitch <= range.high; pitch += 12)
        if (std::abs(pitch - target) < std::abs(best - target))
            best = pitch;
    return best;
}

/// Follows a bass line: knows the last pitch and what the chords need.
class BassLine {
public:
    explicit BassLine(const PartSection& context)
        : m_context(context)
        , m_home(context.part.range.low + 7)
        , m_last(m_home)
        , m_rng(context.rng)
    {}

    /// What `tone` means at `time`; `end` is where the stroke after it begins.
    int pitch(char tone, base::Beats time, base::Beats end)
    {
        const auto& chord = m_context.stage.chords.at(time).chord;
        m_last = inRange(toneAt(tone, chord, time, end));
        return m_last;
    }

    /// A walking line: roots where chords begin, an approach where they end, chord tones and steps between.
    int walk(base::Beats time, base::Beats end)
    {
        const auto& event = m_context.stage.chords.at(time);
        if (event.start == time)
            return pitch('R', time, end);
        if (end >= event.start + event.length)
            return pitch('A', time, end);
        // Towards the next root, over chord tones that were not just played.
        const int goal =
            nearest(m_context.stage.chords.after(time).chord.bassPitchClass(), m_last, m_context.part.range);
        const auto tones = event.chord.pitchClasses();
        int best = m_last;
        double bestCost = 1e9;
        for (const int tone : tones)
            for (const int pitch :
                 {nearest(tone, m_last, m_context.part.range), nearest(tone, m_last + 7, m_context.part.range),
                  nearest(tone, m_last - 7, m_context.part.range)}) {
                const double price = std::abs(pitch - goal) * 0.3 + std::abs(std::abs(pitch - m_last) - 3.5) +
                                     (pitch == m_last ? 12.0 : 0.0) + m_rng.uniform(0.0, 3.0);
                if (price < bestCost) {
                    bestCost = price;
                    best = pitch;
                }
            }
        m_last = best;
        return best;
    }

private:
    int inRange(int pitch) const
    {
        const Register range = m_context.part.range;
        while (pitch < range.low)
            pitch += 12;
        while (pitch > range.high)
            pitch -= 12;
        return pitch;
    }

    int chordTone(const music::Chord& chord, std::size_t index, int root) const
    {
        const auto intervals = chord.intervals();
        return index < intervals.size() ? root + intervals[index] : root;
    }

    int toneAt(char tone, const music::Chord& chord, base::Beats time, base::Beats end)
    {
        const int root = nearest(chord.bassPitchClass(), m_home, m_context.part.range);
        const int chordRoot = nearest(chord.root.pitchClass(), m_home, m_context.part.range);
        switch (tone) {
        case '3':
            return chord.intervals().size() > 2 ? chordTone(chord, 1, chordRoot) : root;
        case '5':
            return fifth(chord, chordRoot);
        case 'L':
            return fifth(chord, chordRoot) - 12;
        case '7':
            return chord.intervals().size() > 3 ? chordTone(chord, 3, chordRoot) : fifth(chord, chordRoot);
        case '8':
            return root + 12;
        case 'A':
            return approach(time, end, chord, chordRoot);
        case 'S':
            return scaleStep(time, end, chord, chordRoot);
        default:
            return root;
        }
    }

    int fifth(const music::Chord& chord, int root) const
    {
        for (const int interval : chord.intervals())
            if (interval >= 6 && interval <= 8)
                return root + interval;
        return root;
    }

    /// True when the chord changes right after this stroke, and the stroke is short enough to lead over to it.
    bool changesAfter(base::Beats time, base::Beats end) const
    {
        if (end - time > base::Beats::whole(1))
            return false;
        const auto& event = m_context.stage.chords.at(time);
        const auto& next = m_context.stage.chords.after(time);
        return end >= event.start + event.length && next.start > time && !next.chord.isNone();
    }

    /// A half step into the next root; the fifth where no change comes.
    int approach(base::Beats time, base::Beats end, const music::Chord& chord, int root)
    {
        if (!changesAfter(time, end))
            return fifth(chord, root);
        const int next =
            nearest(m_context.stage.chords.after(time).chord.bassPitchClass(), m_home, m_context.part.range);
        const int side = m_last == next ? (m_rng.chance(0.5) ? 1 : -1) : (m_last > next ? 1 : -1);
        return next + side;
    }

    /// A scale step next to the coming root.
    int scaleStep(base::Beats time, base::Beats end, const music::Chord& chord, int root)
    {
        if (!changesAfter(time, end))
            return fifth(chord, root);
        const int next =
            nearest(m_context.stage.chords.after(time).chord.bassPitchClass(), m_home, m_context.part.range);
        const auto scale = chordScale(m_context.stage.plan.key, chord);
        const int side = m_last >= next ? 1 : -1;
        int pitch = next + side;
        while (!scale[static_cast<std::size_t>((pitch % 12 + 12) % 12)])
            pitch += side;
        return pitch;
    }

    const PartSection& m_context;
    int m_home;
    int m_last;
    Rng m_rng;
};

struct Stroke {
    base::Beats start;
    base::Beats end;
    int level = 7;
    char tone = 'R';
};

std::vector<Stroke> barStrokes(const PartSection& context, const TonePattern& pattern, int bar)
{
    std::vector<Stroke> strokes;
    if (pattern.walking) {
        for (const auto& pulse : context.stage.grid.pulses)
            strokes.push_back({context.stepTime(bar, pulse.start), context.stepTime(bar, pulse.start + pulse.length),
                               pulse.start == 0 ? 8 : 7, 'W'});
        return strokes;
    }
    const auto hits = pattern.rhythm.bar(bar - context.section.firstBar, context.stage.grid);
    for (std::size_t i = 0; i < hits.size(); ++i)
        strokes.push_back({context.stepTime(bar, hits[i].step), context.stepTime(bar, hits[i].step + hits[i].length),
                           hits[i].level, pattern.tones[i % pattern.tones.size()].front()});
    return strokes;
}

/// A stroke that would ring into the next chord is cut there, and the new root struck.
std::vector<Stroke> splitAtChanges(const PartSection& context, std::vector<Stroke> strokes)
{
    std::vector<Stroke> result;
    for (auto& stroke : strokes) {
        const auto& event = context.stage.chords.at(stroke.start);
        const auto change = event.start + event.length;
        if (stroke.end <= change || change >= context.stage.plan.length) {
            result.push_back(stroke);
            continue;
        }
        result.push_back({stroke.start, change, stroke.level, stroke.tone});
        if (stroke.end - change >= base::Beats{kStepTicks})
            result.push_back({change, stroke.end, stroke.level, 'R'});
    }
    return result;
}

/// A chord that begins between strokes gets its root anyway.
void strikeMissedChanges(const PartSection& context, int bar, std::vector<Stroke>& strokes)
{
    const auto barEnd = context.stage.barEnd(bar);
    const auto& first = context.stage.chords.at(context.stage.barStart(bar));
    for (auto at = first.start + first.length; at < barEnd;) {
        const auto& event = context.stage.chords.at(at);
        const bool struck = std::ranges::any_of(strokes, [&](const Stroke& s) { return s.start == at; });
        const auto next = std::ranges::find_if(strokes, [&](const Stroke& s) { return s.start > at; });
        if (!struck && !event.chord.isNone()) {
            const auto end = next == strokes.end() ? std::min(barEnd, at + base::Beats::whole(1)) : next->start;
            strokes.insert(next, {at, end, 7, 'R'});
        }
        if (event.start + event.length <= at)
            break;
        at = event.start + event.length;
    }
}

bool isSilent(const PartSection& context, base::Beats time)
{
    return context.stage.chords.at(time).chord.isNone();
}

/// A bass that was asked for with a slash is the first thing heard of its chord.
void strikeSlashBass(const PartSection& context, std::vector<Stroke>& strokes)
{
    const music::ChordEvent* before = nullptr;
    for (auto& stroke : strokes) {
        const auto& event = context.stage.chords.at(stroke.start);
        if (event.chord.bass && &event != before && stroke.tone != 'W')
            stroke.tone = 'R';
        before = &event;
    }
}

} // namespace

std::vector<DraftNote> writeBass(const PartSection& context)
{
    const auto& variants = context.stage.plan.genre->bass.at(context.pattern);
    Rng kindRng = context.kindRng;
    const TonePattern& pattern = kindRng.pick(variants);
    BassLine line(context);
    std::vector<DraftNote> notes;
    for (int bar = context.section.firstBar; bar < context.endBar(); ++bar) {
        const auto start = context.stage.barStart(bar);
        if (context.stage.isEnding(bar) && isSilent(context, start))
            continue;
        if (context.stage.isEnding(bar)) {
            const auto length = context.stage.barEnd(bar) - start;
            notes.push_back({start.ticks, length.ticks, line.pitch('R', start, context.stage.barEnd(bar)),
                             context.velocity(7, bar)});
            continue;
        }
        auto strokes = splitAtChanges(context, barStrokes(context, pattern, bar));
        strikeMissedChanges(context, bar, strokes);
        std::erase_if(strokes, [&](const Stroke& stroke) { return isSilent(context, stroke.start); });
        strikeSlashBass(context, strokes);
        for (std::size_t i = 0; i < strokes.size(); ++i) {
            const auto& stroke = strokes[i];
            const auto nextStart = i + 1 < strokes.size() ? strokes[i + 1].start : context.stage.barEnd(bar);
            const int pitch = stroke.tone == 'W' ? line.walk(stroke.start, nextStart)
                                                 : line.pitch(stroke.tone, stroke.start, nextStart);
            notes.push_back({stroke.start.ticks, std::min(stroke.end, nextStart).ticks - stroke.start.ticks, pitch,
                             context.velocity(stroke.level, bar)});
        }
    }
    return notes;
}

} // namespace melisma::ml
