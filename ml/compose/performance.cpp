// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/performance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace melisma::ml {

namespace {

constexpr std::int64_t kShortest = 30; ///< ticks
constexpr std::int64_t kFlam = 60;     ///< ticks; two strokes of a key this close are one
constexpr double kTouch = 0.045;       ///< relative deviation of velocity

/// Swing flattens as the tempo rises (Friberg and Sundstroem 2002); light swing is a matter of feel and stays.
double swingAt(const Genre& genre, double bpm)
{
    constexpr double kTriplet = 0.6;
    if (genre.swing < kTriplet)
        return genre.swing;
    return std::clamp(genre.swing - 0.0008 * (bpm - genre.usualTempo), 0.55, 0.68);
}

std::int64_t swungIn(const PartSection& context, std::int64_t ticks)
{
    const Genre& genre = *context.stage.plan.genre;
    if (!context.stage.grid.isSimple())
        return ticks; // compound and odd meters already have their lilt
    const std::int64_t bar = context.stage.barStart(context.section.firstBar).ticks;
    return bar + swung(ticks - bar, swingAt(genre, context.stage.plan.bpm), genre.swingUnit);
}

bool isOneLine(Role role)
{
    return role == Role::lead || role == Role::counter || role == Role::bass;
}

/// A line sounds one note at a time.
void makeLine(std::vector<music::Note>& notes)
{
    for (std::size_t i = 0; i + 1 < notes.size(); ++i) {
        const auto room = notes[i + 1].start - notes[i].start;
        notes[i].length = std::min(notes[i].length, std::max(room, base::Beats{0}));
    }
}

} // namespace

std::int64_t swung(std::int64_t ticks, double swing, int unit)
{
    const std::int64_t pair = 8 * base::Beats::kTicksPerBeat / unit; // two eighths or two sixteenths
    const std::int64_t start = ticks / pair * pair;
    const double place = static_cast<double>(ticks - start) / static_cast<double>(pair);
    const double moved = place < 0.5 ? 2.0 * place * swing : swing + (2.0 * place - 1.0) * (1.0 - swing);
    return start + std::llround(moved * static_cast<double>(pair));
}

void cutOverlaps(std::vector<music::Note>& notes)
{
    std::ranges::stable_sort(notes, {}, [](const music::Note& note) { return std::tuple(note.start, note.pitch); });
    std::map<int, std::size_t> sounding;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (const auto before = sounding.find(notes[i].pitch); before != sounding.end()) {
            auto& earlier = notes[before->second];
            if (notes[i].start - earlier.start < base::Beats{kFlam}) {
                earlier.length = std::max(earlier.length, notes[i].start + notes[i].length - earlier.start);
                earlier.velocity = std::max(earlier.velocity, notes[i].velocity);
                notes[i].length = {};
                continue;
            }
            earlier.length = std::min(earlier.length, notes[i].start - earlier.start);
        }
        sounding[notes[i].pitch] = i;
    }
    std::erase_if(notes, [](const music::Note& note) { return note.length.ticks <= 0; });
}

music::NoteSequence perform(const PartSection& context, std::vector<DraftNote> drafts)
{
    const std::int64_t begin = context.stage.barStart(context.section.firstBar).ticks;
    const std::int64_t length = context.stage.barEnd(context.endBar() - 1).ticks - begin;
    std::ranges::stable_sort(drafts, {}, &DraftNote::start);
    Rng rng = context.rng.fork("performance");
    music::NoteSequence sequence;
    sequence.length = {length};
    double shift = 0.0; // notes struck together stay together
    std::int64_t struck = -1;
    for (const auto& draft : drafts) {
        if (draft.start != struck)
            shift = context.part.lateTicks + context.part.looseTicks * rng.normal();
        struck = draft.start;
        const std::int64_t end = std::min(swungIn(context, draft.start + draft.length) - begin, length);
        const std::int64_t played = swungIn(context, draft.start) - begin + std::llround(shift);
        const std::int64_t start = std::clamp<std::int64_t>(played, 0, length - 1);
        const double velocity = draft.velocity * (1.0 + kTouch * rng.normal());
        sequence.notes.push_back({{start},
                                  {std::min(std::max(end - start, kShortest), length - start)},
                                  std::clamp(draft.pitch, 0, 127),
                                  static_cast<int>(std::clamp(std::lround(velocity), 1L, 127L))});
    }
    cutOverlaps(sequence.notes);
    if (isOneLine(context.part.role))
        makeLine(sequence.notes);
    std::erase_if(sequence.notes, [](const music::Note& note) { return note.length.ticks <= 0; });
    return sequence;
}

} // namespace melisma::ml
