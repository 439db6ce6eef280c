// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/melody_theme.h"
#include "ml/compose/writers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace melisma::ml {

namespace {

constexpr int kPhraseBars = 4;
constexpr int kLongSteps = 3;  ///< from a dotted eighth on a note must sound with the chord
constexpr int kWidestLeap = 9; ///< semitones

int classOf(int pitch)
{
    return (pitch % 12 + 12) % 12;
}

/// The tones a style sings in: the key's pentatonic or blues scale, or the whole mode.
PitchClassSet styleScale(const music::Key& key, ScaleKind kind)
{
    static constexpr std::array<int, 5> majorFive = {0, 2, 4, 7, 9};
    static constexpr std::array<int, 5> minorFive = {0, 3, 5, 7, 10};
    PitchClassSet scale;
    if (kind == ScaleKind::mode)
        return scale.set();
    const int tonic = key.tonic.pitchClass();
    for (const int step : key.isMinor() ? minorFive : majorFive)
        scale.set(static_cast<std::size_t>((tonic + step) % 12));
    if (kind == ScaleKind::blues)
        scale.set(static_cast<std::size_t>((tonic + (key.isMinor() ? 6 : 3)) % 12));
    return scale;
}

/// Sings one section.
class Singer {
public:
    Singer(const PartSection& context, const MelodyStyle& style)
        : m_context(context)
        , m_style(style)
        , m_rng(context.rng)
        , m_scale(styleScale(context.stage.plan.key, style.scale))
        , m_range{std::max(style.range.low, context.part.range.low),
                  std::min(style.range.high, context.part.range.high)}
    {
        if (m_range.high - m_range.low < 9)
            m_range = context.part.range;
        m_last = static_cast<int>(std::lround(height(0)));
    }

    std::vector<DraftNote> sing(const Theme& theme)
    {
        const auto& section = m_context.section;
        const int bars = section.bars;
        for (int bar = 0; bar < bars; ++bar) {
            const int songBar = section.firstBar + bar;
            if (m_context.stage.isEnding(songBar))
                singEnding(songBar);
            else
                singBar(theme, motifFor(theme, bar, bars, m_context.occurrence, m_rng), bar);
        }
        return std::move(m_notes);
    }

private:
    /// Where the line should lie: an arch over eight bars, higher where the section is louder.
    double height(int bar) const
    {
        const double middle = 0.5 * (m_range.low + m_range.high);
        const double span = 0.5 * (m_range.high - m_range.low);
        const double arch = std::sin(std::numbers::pi * ((bar % (2 * kPhraseBars)) + 0.5) / (2 * kPhraseBars));
        const double lift = 0.35 * (m_context.section.energy - 0.5) + 0.1 * m_context.stage.plan.brightness;
        return middle + span * (0.45 * (arch - 0.5) + lift);
    }

    void singBar(const Theme& theme, const Motif& motif, int bar)
    {
        const int songBar = m_context.section.firstBar + bar;
        const bool returns = bar % kPhraseBars == 2;
        const bool ends = bar % kPhraseBars == kPhraseBars - 1 || bar + 1 == m_context.section.bars;
        for (std::size_t i = 0; i < motif.rhythm.size(); ++i) {
            const auto& hit = motif.rhythm[i];
            const auto time = m_context.stepTime(songBar, hit.step);
            const bool last = i + 1 == motif.rhythm.size();
            int pitch = i > 0 ? moved(motif.steps[i], time)
                        : theme.opening && bar % (2 * kPhraseBars) == 0
                            ? quoted(*theme.opening, time)
                            : opening(bar, returns ? theme.sequence : 0, time);
            if (ends && last)
                pitch = resting(time, bar);
            else if (mustAgree(hit, theme.opening.has_value()))
                pitch = agreeing(pitch, time);
            add(songBar, hit, pitch);
        }
    }

    void singEnding(int bar)
    {
        const auto start = m_context.stage.barStart(bar);
        const auto length = m_context.stage.barEnd(bar) - start;
        const int pitch = resting(start, 2 * kPhraseBars - 1);
        m_notes.push_back({start.ticks, length.ticks, pitch, m_context.velocity(7, bar)});
    }

    void add(int songBar, const Hit& hit, int pitch)
    {
        const auto time = m_context.stepTime(songBar, hit.step);
        const auto end = std::min(m_context.stepTime(songBar, hit.step + hit.length), m_context.stage.plan.length);
        if (end <= time)
            return;
        approach(pitch, time);
        const double accent = m_context.stage.grid.strength(hit.step) >= 2 ? 1.03 : 1.0;
        m_notes.push_back(
            {time.ticks, (end - time).ticks, pitch, std::min(124.0, m_context.velocity(hit.level, songBar) * accent)});
        m_repeats = pitch == m_last ? m_repeats + 1 : 0;
        m_last = pitch;
    }

    /// Chromatic approach: a short note before a step becomes the half step into it.
    void approach(int pitch, base::Beats time)
    {
        if (m_notes.empty() || !m_rng.chance(m_style.chromatic))
            return;
        auto& before = m_notes.back();
        const bool adjacent = before.start + before.length == time.ticks && before.length <= 2 * kStepTicks;
        const bool offBeat = (before.start % base::Beats::kTicksPerBeat) != 0;
        if (adjacent && offBeat && std::abs(before.pitch - pitch) == 2)
            before.pitch = pitch + (before.pitch > pitch ? 1 : -1);
    }

    /// A theme that a person gave keeps its passing notes on the weaker beats.
    bool mustAgree(const Hit& hit, bool given) const
    {
        const int strength = m_context.stage.grid.strength(hit.step);
        return given ? strength >= 2 || hit.length >= 2 * kLongSteps : strength >= 1 || hit.length >= kLongSteps;
    }

    /// Where no chord sounds, the key's scale agrees.
    PitchClassSet tonesAt(base::Beats time) const
    {
        const auto& chord = m_context.stage.chords.at(time).chord;
        return chord.isNone() ? chordScale(m_context.stage.plan.key, chord) : chordTones(chord);
    }

    /// Every tone that may sound at `time`, in the style's own scale where that leaves enough.
    PitchClassSet scaleAt(base::Beats time) const
    {
        const auto& chord = m_context.stage.chords.at(time).chord;
        const auto whole = chordScale(m_context.stage.plan.key, chord);
        const auto own = m_style.scale == ScaleKind::blues ? whole | m_scale : whole;
        const auto narrow = own & (m_scale | chordTones(chord));
        return narrow.count() >= 4 ? narrow : whole;
    }

    /// The tone of `set` nearest to `target`, inside the register.
    int nearestIn(const PitchClassSet& set, double target, int avoid = -1) const
    {
        int best = m_last;
        double bestDistance = 1e9;
        for (int pitch = m_range.low; pitch <= m_range.high; ++pitch) {
            const double distance = std::abs(pitch - target) + (pitch == avoid ? 2.5 : 0.0);
            if (set[static_cast<std::size_t>(classOf(pitch))] && distance < bestDistance) {
                bestDistance = distance;
                best = pitch;
            }
        }
        return best;
    }

    int opening(int bar, int shift, base::Beats time) const
    {
        // Between where the line is and where the arch wants it, so that phrases connect.
        const double target = m_notes.empty() ? height(bar) : 0.4 * m_last + 0.6 * height(bar);
        return nearestIn(tonesAt(time), target + 1.7 * shift);
    }

    /// The pitch a given theme begins with, in the octave of this voice.
    int quoted(int pitch, base::Beats time) const
    {
        while (pitch < m_range.low)
            pitch += 12;
        while (pitch > m_range.high)
            pitch -= 12;
        return nearestIn(scaleAt(time), pitch);
    }

    /// `steps` scale steps from the last note; the register's edge turns the motion round.
    int moved(int steps, base::Beats time) const
    {
        const auto scale = scaleAt(time);
        const int target = walked(scale, steps);
        const bool outside = !m_range.contains(target) || std::abs(target - m_last) > kWidestLeap;
        const int result = outside ? walked(scale, -steps) : target;
        return m_range.contains(result) && std::abs(result - m_last) <= kWidestLeap ? result
                                                                                    : nearestIn(scale, m_last, m_last);
    }

    int walked(const PitchClassSet& scale, int steps) const
    {
        int pitch = m_last;
        const int direction = steps > 0 ? 1 : -1;
        for (int left = std::abs(steps); left > 0; --left)
            do
                pitch += direction;
            while (!scale[static_cast<std::size_t>(classOf(pitch))]);
        // The chord may have changed under a note that is to be repeated.
        return scale[static_cast<std::size_t>(classOf(pitch))] ? pitch : nearestIn(scale, pitch);
    }

    int agreeing(int pitch, base::Beats time) const
    {
        const auto tones = tonesAt(time);
        if (tones[static_cast<std::size_t>(classOf(pitch))])
            return pitch;
        const double lean = pitch > m_last ? 0.3 : -0.3;
        return nearestIn(tones, pitch + lean, m_repeats >= 2 ? m_last : -1);
    }

    /// Where a phrase comes to rest: an answer on the tonic where the chord has it, a question off it.
    int resting(base::Beats time, int bar) const
    {
        auto tones = tonesAt(time);
        const auto tonic = static_cast<std::size_t>(m_context.stage.plan.key.tonic.pitchClass());
        const bool answer = bar % (2 * kPhraseBars) == 2 * kPhraseBars - 1;
        if (answer && tones[tonic]) {
            tones.reset();
            tones.set(tonic);
        } else if (tones.count() > 2) {
            tones.reset(tonic);
        }
        return nearestIn(tones, m_last);
    }

    const PartSection& m_context;
    const MelodyStyle& m_style;
    Rng m_rng;
    PitchClassSet m_scale;
    Register m_range;
    std::vector<DraftNote> m_notes;
    int m_last = 72;
    int m_repeats = 0;
};

} // namespace

std::vector<DraftNote> writeMelody(const PartSection& context)
{
    const auto& style = context.stage.plan.genre->melodies.at(context.pattern);
    const auto& plan = context.stage.plan;
    const auto theme = plan.theme ? *plan.theme : makeTheme(style, context.stage.grid, plan.density, context.kindRng);
    return Singer(context, style).sing(theme);
}

} // namespace melisma::ml
