// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_writer.h"

#include "ml/compose/stage.h"
#include "ml/compose/vocal_cast.h"
#include "ml/compose/vocal_pitch.h"
#include "ml/compose/vocal_rhythm.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml {

namespace {

using base::Beats;

constexpr int kLongSteps = 3;

/// Sets the words of one song.
class VocalWriter {
public:
    VocalWriter(const Stage& stage, const VocalPart& vocal, int take)
        : m_stage(stage)
        , m_vocal(vocal)
        , m_rng(Rng(stage.plan.seed).fork("vocal", take))
    {
        m_closest = closestOnsets(stage.plan.bpm);
    }

    music::PartClip section(std::size_t index, const VocalStanza& stanza, std::vector<std::string>& left)
    {
        const auto& section = m_stage.plan.sections[index];
        const auto start = m_stage.barStart(section.firstBar);
        music::PartClip clip{section.name, start, {}};
        clip.notes.length = m_stage.barEnd(section.firstBar + section.bars - 1) - start;
        const int lines = static_cast<int>(stanza.lines.size());
        int bar = 0;
        for (int line = 0; line < lines; ++line) {
            const int room = barsFor(stanza.lines[static_cast<std::size_t>(line)], section.bars - bar, lines - line);
            if (room == 0 || !singLine(section, bar, room, stanza.lines[static_cast<std::size_t>(line)], line, clip)) {
                left.push_back(stanza.lines[static_cast<std::size_t>(line)].text);
                continue;
            }
            bar += room;
        }
        return clip;
    }

private:
    /// Whole bars for a line when `bars` are left for `lines`: its fair share, more only where it needs it.
    int barsFor(const VocalLine& line, int bars, int lines) const
    {
        const int needed = (stepsNeeded(line, m_closest) + m_stage.grid.steps - 1) / m_stage.grid.steps;
        int fair = 1;
        for (const int wide : {4, 2})
            if (wide * lines <= bars && fair == 1)
                fair = wide;
        // A short line in many bars would crawl.
        const int notes = std::max<int>(1, static_cast<int>(line.syllables.size()));
        while (fair > 1 && fair * m_stage.grid.steps > 8 * notes + m_stage.grid.steps / 2)
            fair /= 2;
        const int room = std::max(fair, needed);
        return room <= bars ? room : 0;
    }

    bool singLine(const PlanSection& section, int bar, int bars, const VocalLine& line, int number,
                  music::PartClip& clip)
    {
        // Lines 1 and 3, 2 and 4 answer each other, as the sections of one kind do.
        const auto label = section.kind + (number % 2 == 0 ? "/call" : "/answer");
        const auto onsets = setLine(line, m_stage.grid, {bars, m_closest}, m_rng.fork(label));
        if (!onsets)
            return false;
        const auto slots = slotsOf(section, bar, bars, *onsets, number);
        const auto pitches = singableLine(slots, m_vocal.range, m_lastPitch, m_rng.fork(label + "/pitch"));
        for (std::size_t i = 0; i < onsets->size(); ++i)
            clip.notes.notes.push_back(noteOf(section, bar, (*onsets)[i], pitches[i], line));
        m_lastPitch = pitches.back();
        return true;
    }

    Beats timeOf(const PlanSection& section, int bar, int step) const
    {
        return m_stage.barStart(section.firstBar + bar) + Beats{step * kStepTicks};
    }

    music::Note noteOf(const PlanSection& section, int bar, const VocalOnset& onset, int pitch,
                       const VocalLine& line) const
    {
        const auto from = timeOf(section, bar, onset.step) - m_stage.barStart(section.firstBar);
        const bool strong = m_stage.grid.strength(onset.step % m_stage.grid.steps) >= 2;
        const double loud = 74.0 + 34.0 * section.energy + (strong ? 6.0 : 0.0);
        music::Note note{from, Beats{onset.length * kStepTicks}, pitch,
                         static_cast<int>(std::clamp(loud, 40.0, 120.0))};
        note.lyric = onset.held ? "_" : line.syllables[onset.syllable].text;
        return note;
    }

    std::vector<PitchSlot> slotsOf(const PlanSection& section, int bar, int bars, const std::vector<VocalOnset>& onsets,
                                   int number) const
    {
        std::vector<PitchSlot> slots;
        for (const auto& onset : onsets) {
            const auto time = timeOf(section, bar, onset.step);
            const auto& chord = m_stage.chords.at(time).chord;
            PitchSlot slot;
            slot.scale = music::chordScale(m_stage.plan.key, chord);
            slot.tones = chord.isNone() ? slot.scale : chordTones(chord);
            slot.mustAgree = m_stage.grid.strength(onset.step % m_stage.grid.steps) >= 2 || onset.length >= kLongSteps;
            slot.held = onset.held;
            slot.height = height(section, number, static_cast<double>(onset.step) / (bars * m_stage.grid.steps));
            slots.push_back(slot);
        }
        slots.back().rest = restOf(slots.back(), number);
        return slots;
    }

    /// An arch over each line, higher in loud sections and towards the middle of a stanza.
    static double height(const PlanSection& section, int number, double place)
    {
        const double arch = std::sin(std::numbers::pi * std::clamp(place + 0.15, 0.0, 1.0));
        const double climb = number % 4 == 2 ? 0.12 : 0.0;
        return std::clamp(0.22 + 0.3 * section.energy + 0.26 * arch + climb, 0.05, 0.95);
    }

    /// A question ends off the tonic, its answer on it, where the chord allows.
    music::PitchClassSet restOf(const PitchSlot& slot, int number) const
    {
        const auto tonic = static_cast<std::size_t>(m_stage.plan.key.tonic.pitchClass());
        auto tones = slot.tones;
        if (number % 2 == 1 && tones[tonic]) {
            tones.reset();
            tones.set(tonic);
        } else if (tones.count() > 2) {
            tones.reset(tonic);
        }
        return tones;
    }

    const Stage& m_stage;
    const VocalPart& m_vocal;
    Rng m_rng;
    int m_closest = 2;
    std::optional<int> m_lastPitch;
};

} // namespace

WrittenVocal writeVocal(const Plan& plan, const ChordTrack& chords, const MeterGrid& grid, const VocalPart& vocal,
                        int take)
{
    const Stage stage{plan, grid, chords};
    VocalWriter writer(stage, vocal, take);
    WrittenVocal written;
    written.part.role = kVocalRole;
    written.part.name = vocal.track + " melody";
    written.part.instrument = {"Voice Oohs", 0, 53};
    written.part.muted = true; // it is there to be sung, and edited
    const auto cast = castStanzas(plan, vocal.text);
    for (std::size_t i = 0; i < plan.sections.size(); ++i) {
        if (!cast.sung[i])
            continue;
        auto clip = writer.section(i, *cast.sung[i], written.left);
        if (clip.notes.notes.empty())
            continue;
        written.sungSections.push_back(clip.name);
        written.part.clips.push_back(std::move(clip));
    }
    for (const auto* stanza : cast.left)
        for (const auto& line : stanza->lines)
            written.left.push_back(line.text);
    return written;
}

void makeRoomForVocal(const WrittenVocal& vocal, std::vector<music::Part>& parts)
{
    const auto sung = [&](const music::PartClip& clip) {
        return std::ranges::find(vocal.sungSections, clip.name) != vocal.sungSections.end();
    };
    for (auto& part : parts)
        if (part.role == toString(Role::lead))
            std::erase_if(part.clips, sung);
    std::erase_if(parts, [](const music::Part& part) { return part.clips.empty(); });
}

} // namespace melisma::ml
