// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/theme_reader.h"

#include "core/music/chord_scale.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace melisma::ml {
namespace {

struct Tone {
    int step = 0; ///< 16ths from the melody's first bar line
    int length = 1;
    int pitch = 60;
    int velocity = 96;
};

/// One voice on the 16th grid.
std::vector<Tone> tonesOf(const music::NoteSequence& melody)
{
    std::map<int, Tone> byStep;
    for (const auto& note : melody.notes) {
        const auto sixteenths = [](base::Beats at) {
            return static_cast<int>(std::lround(static_cast<double>(at.ticks) / static_cast<double>(kStepTicks)));
        };
        const int step = sixteenths(note.start);
        const Tone tone{step, std::max(1, sixteenths(note.start + note.length) - step), note.pitch, note.velocity};
        const auto [entry, fresh] = byStep.emplace(step, tone);
        if (!fresh && tone.pitch > entry->second.pitch)
            entry->second = tone;
    }
    std::vector<Tone> tones;
    for (const auto& [step, tone] : byStep) {
        if (!tones.empty())
            tones.back().length = std::min(tones.back().length, step - tones.back().step);
        tones.push_back(tone);
    }
    return tones;
}

/// Tones of the scale from `from` up to `to`; negative when it goes down.
int scaleSteps(const music::PitchClassSet& scale, int from, int to)
{
    from = music::nearestIn(scale, from);
    to = music::nearestIn(scale, to);
    int steps = 0;
    for (int pitch = std::min(from, to) + 1; pitch <= std::max(from, to); ++pitch)
        steps += scale.test(static_cast<std::size_t>(pitch % 12)) ? 1 : 0;
    return to < from ? -steps : steps;
}

int levelOf(int velocity)
{
    return std::clamp(1 + velocity * 8 / 127, 2, 9);
}

Motif motifOf(const std::vector<Tone>& tones, int bar, const MeterGrid& grid, const music::PitchClassSet& scale)
{
    Motif motif;
    const Tone* before = nullptr;
    for (const auto& tone : tones) {
        if (tone.step / grid.steps != bar)
            continue;
        motif.rhythm.push_back({tone.step % grid.steps, tone.length, levelOf(tone.velocity), false});
        motif.steps.push_back(before ? scaleSteps(scale, before->pitch, tone.pitch) : 0);
        before = &tone;
    }
    return motif;
}

Motif turned(Motif motif)
{
    for (int& step : motif.steps)
        step = -step;
    return motif;
}

} // namespace

Theme themeOf(const music::NoteSequence& melody, const music::Key& key, const MeterGrid& grid)
{
    auto tones = tonesOf(melody);
    Theme theme;
    if (tones.empty())
        return theme;
    const int lead = tones.front().step / grid.steps * grid.steps;
    for (auto& tone : tones)
        tone.step -= lead;
    const auto scale = music::scaleOf(key);
    const int bars = tones.back().step / grid.steps + 1;
    const auto motif = [&](int bar) { return motifOf(tones, std::min(bar, bars - 1), grid, scale); };
    theme.call = motif(0);
    theme.reply = motif(1);
    theme.variant = turned(theme.call);
    theme.open = motif(3);
    theme.closed = motif(bars >= 8 ? 7 : 3);
    theme.opening = tones.front().pitch;
    return theme;
}

} // namespace melisma::ml
