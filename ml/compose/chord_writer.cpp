// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/voicing.h"
#include "ml/compose/writers.h"

#include <algorithm>

namespace melisma::ml {

namespace {

struct Stroke {
    base::Beats start;
    base::Beats end;
    int level = 7;
    char tone = 'B';
    base::Beats chordAt; ///< the chord in force here is played; later than start where it is anticipated
};

std::vector<Stroke> barStrokes(const PartSection& context, const TonePattern& pattern, int bar)
{
    std::vector<Stroke> strokes;
    const auto hits = pattern.rhythm.bar(bar - context.section.firstBar, context.stage.grid);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto start = context.stepTime(bar, hits[i].step);
        strokes.push_back({start, context.stepTime(bar, hits[i].step + hits[i].length), hits[i].level,
                           pattern.tones[i % pattern.tones.size()].front(), start});
    }
    const auto barEnd = context.stage.barEnd(bar);
    const bool lastOfSong = bar + 1 >= context.stage.plan.bars;
    if (!strokes.empty() && pattern.anticipates && !lastOfSong &&
        barEnd - strokes.back().start <= base::Beats{2 * kStepTicks})
        strokes.back().chordAt = barEnd;
    return strokes;
}

/// Strokes end where their chord does; a held one is struck again with the new chord.
std::vector<Stroke> splitAtChanges(const PartSection& context, const std::vector<Stroke>& strokes)
{
    std::vector<Stroke> result;
    for (const auto& stroke : strokes) {
        const auto& event = context.stage.chords.at(stroke.chordAt);
        const auto change = event.start + event.length;
        if (stroke.end <= change || change >= context.stage.plan.length) {
            result.push_back(stroke);
            continue;
        }
        result.push_back(stroke);
        result.back().end = change;
        const bool rings = stroke.end - change >= base::Beats{2 * kStepTicks};
        if (rings && change > stroke.start)
            result.push_back({change, stroke.end, stroke.level, stroke.tone, change});
    }
    const auto silent = [&](base::Beats time) { return context.stage.chords.at(time).chord.isNone(); };
    std::erase_if(result, [&](const Stroke& stroke) { return silent(stroke.start) || silent(stroke.chordAt); });
    return result;
}

/// Which voices of `pitches` a tone letter means.
std::vector<int> chosen(const std::vector<int>& pitches, char tone)
{
    if (tone == 'L')
        return {pitches.front()};
    if (tone == 'T')
        return {pitches.back()};
    if (tone == 'U')
        return {pitches.begin() + (pitches.size() > 1 ? 1 : 0), pitches.end()};
    if (tone >= '0' && tone <= '5')
        return {pitches[static_cast<std::size_t>(tone - '0') % pitches.size()]};
    return pitches;
}

/// A single note of a ringing instrument lasts as long as its chord, at most to the bar line.
Stroke rung(const PartSection& context, Stroke stroke, int bar)
{
    const bool single = stroke.tone != 'B' && stroke.tone != 'U' && stroke.tone != 's';
    if (!context.part.rings || !single)
        return stroke;
    const auto& event = context.stage.chords.at(stroke.chordAt);
    stroke.end = std::max(stroke.end, std::min(event.start + event.length, context.stage.barEnd(bar)));
    return stroke;
}

void strike(const PartSection& context, const Stroke& stroke, const std::vector<int>& pitches, int bar,
            std::vector<DraftNote>& notes)
{
    const auto sounding = chosen(pitches, stroke.tone);
    const bool upwards = stroke.tone == 's';
    const auto count = static_cast<std::int64_t>(sounding.size());
    const auto length = (stroke.end - stroke.start).ticks;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t place = upwards ? count - 1 - i : i;
        const std::int64_t delay = count > 1 ? std::min(context.part.strumTicks * place / (count - 1), length / 3) : 0;
        // The outer voices are heard best; the inner ones stay a little back.
        const double weight = i + 1 == count ? 1.0 : i == 0 ? 0.95 : 0.9;
        notes.push_back({stroke.start.ticks + delay, length - delay, sounding[static_cast<std::size_t>(i)],
                         context.velocity(stroke.level, bar) * weight});
    }
}

class Voicer {
public:
    Voicer(const PartSection& context, std::vector<int>& previous) : m_context(context), m_previous(previous)
    {
        for (const auto& player : context.stage.plan.players)
            m_hasBass = m_hasBass || std::ranges::find(player.parts, Role::bass, &BandPart::role) != player.parts.end();
    }

    const std::vector<int>& at(base::Beats time)
    {
        const auto& event = m_context.stage.chords.at(time);
        if (m_fresh && event.start == m_chordStart)
            return m_previous;
        const auto& part = m_context.part;
        const bool below = part.voicing == VoicingKind::guitar || !m_hasBass;
        auto pitches = voiceChord(event.chord, part.voicing, part.voices, part.range, m_previous, below);
        if (!pitches.empty())
            m_previous = std::move(pitches);
        m_chordStart = event.start;
        m_fresh = true;
        return m_previous;
    }

private:
    const PartSection& m_context;
    std::vector<int>& m_previous;
    base::Beats m_chordStart;
    bool m_fresh = false;
    bool m_hasBass = false;
};

std::vector<Stroke> strokesOf(const PartSection& context, const TonePattern& pattern, int bar)
{
    const auto start = context.stage.barStart(bar);
    if (!context.stage.isEnding(bar))
        return splitAtChanges(context, barStrokes(context, pattern, bar));
    if (context.stage.chords.at(start).chord.isNone())
        return {};
    const auto end = context.stage.plan.genre->holdsEnding
                         ? context.stage.barEnd(bar)
                         : start + base::Beats{context.stage.grid.pulses[0].length * kStepTicks};
    return {{start, std::min(end, context.stage.barEnd(bar)), 7, 'B', start}};
}

} // namespace

std::vector<DraftNote> writeChords(const PartSection& context, std::vector<int>& previous)
{
    const auto& variants = context.stage.plan.genre->comps.at(context.pattern);
    Rng kindRng = context.kindRng;
    std::size_t choice = static_cast<std::size_t>(kindRng.below(static_cast<int>(variants.size())));
    Voicer voicer(context, previous);
    std::vector<DraftNote> notes;
    Rng rng = context.rng;
    for (int bar = context.section.firstBar; bar < context.endBar(); ++bar) {
        const int within = bar - context.section.firstBar;
        // Another figure for the answer of an eight-bar phrase, now and then.
        if (within > 0 && within % 4 == 0 && variants.size() > 1 && rng.chance(0.4))
            choice = (choice + 1) % variants.size();
        for (const auto& stroke : strokesOf(context, variants[choice], bar))
            strike(context, rung(context, stroke, bar), voicer.at(stroke.chordAt), bar, notes);
    }
    return notes;
}

} // namespace melisma::ml
