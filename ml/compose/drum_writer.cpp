// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/genre_reader.h"
#include "ml/compose/writers.h"

#include <algorithm>

namespace melisma::ml {

namespace {

constexpr int kKick = 36;
constexpr int kCrash = 49;
constexpr int kOpenHat = 46;
constexpr int kClosedHat = 42;
constexpr double kOptionalChance = 0.35;
constexpr double kLoudEnergy = 0.6;

void addBar(const PartSection& context, const DrumGroove& groove, int bar, int fromStep, int toStep, Rng& rng,
            std::vector<DraftNote>& notes)
{
    const double busy = kOptionalChance * (1.0 + 0.6 * context.stage.plan.density);
    for (const auto& [name, rhythm] : groove.voices)
        for (const auto& hit : rhythm.bar(bar - context.section.firstBar, context.stage.grid)) {
            const bool played = !hit.optional || rng.chance(busy);
            if (hit.step < fromStep || hit.step >= toStep || !played)
                continue;
            notes.push_back({context.stepTime(bar, hit.step).ticks, std::max(1, hit.length) * kStepTicks / 2,
                             drumKey(name), context.velocity(hit.level, bar)});
        }
}

int firstStep(const DrumGroove& fill, const MeterGrid& grid)
{
    int first = grid.steps;
    for (const auto& [name, rhythm] : fill.voices)
        for (const auto& hit : rhythm.bar(0, grid))
            first = std::min(first, hit.step);
    return first;
}

void addFill(const PartSection& context, const DrumGroove& fill, int bar, int fromStep, Rng& rng,
             std::vector<DraftNote>& notes)
{
    const std::size_t before = notes.size();
    addBar(context, fill, bar, fromStep, context.stage.grid.steps, rng, notes);
    for (std::size_t i = before; i < notes.size(); ++i)
        notes[i].isFill = true;
}

/// Every fourth bar breathes: an open hat before the line, or a kick moved.
void varyBar(const PartSection& context, int bar, Rng& rng, std::vector<DraftNote>& notes)
{
    const auto barStart = context.stage.barStart(bar).ticks;
    const auto inBar = [&](const DraftNote& note) { return note.start >= barStart; };
    if (rng.chance(0.5)) {
        const auto last = std::find_if(notes.rbegin(), notes.rend(),
                                       [&](const DraftNote& note) { return inBar(note) && note.pitch == kClosedHat; });
        if (last != notes.rend() && context.section.energy > 0.45)
            last->pitch = kOpenHat;
        return;
    }
    const auto kick = std::find_if(notes.rbegin(), notes.rend(),
                                   [&](const DraftNote& note) { return note.start > barStart && note.pitch == kKick; });
    if (kick != notes.rend() && kick->start + 2 * kStepTicks < context.stage.barEnd(bar).ticks &&
        (kick->start - barStart) % (4 * kStepTicks) != 0)
        kick->start += (rng.chance(0.5) ? 1 : -1) * kStepTicks;
}

void addEnding(const PartSection& context, int bar, const DrumGroove& groove, std::vector<DraftNote>& notes)
{
    const auto start = context.stage.barStart(bar).ticks;
    const auto length = context.stage.grid.barLength().ticks;
    const bool soft = context.section.energy < 0.5 || !context.stage.plan.genre->crashes;
    if (groove.voices.contains("kick"))
        notes.push_back({start, length / 4, kKick, context.velocity(soft ? 6 : 9, bar)});
    if (!soft)
        notes.push_back({start, length, kCrash, context.velocity(8, bar)});
    else if (groove.voices.contains("ride") || !groove.voices.contains("kick"))
        notes.push_back({start, length, drumKey("ride"), context.velocity(4, bar)});
}

bool startsLoud(const PartSection& context)
{
    return context.stage.plan.genre->crashes && context.section.firstBar > 0 && context.section.energy >= kLoudEnergy;
}

} // namespace

std::vector<DraftNote> writeDrums(const PartSection& context)
{
    const Genre& genre = *context.stage.plan.genre;
    Rng kindRng = context.kindRng;
    const DrumGroove& groove = kindRng.pick(genre.grooves.at(context.pattern));
    Rng rng = context.rng;
    std::vector<DraftNote> notes;
    for (int bar = context.section.firstBar; bar < context.endBar(); ++bar) {
        if (context.stage.isEnding(bar)) {
            addEnding(context, bar, groove, notes);
            continue;
        }
        const int within = bar - context.section.firstBar;
        const bool lastBar = bar + 1 == context.endBar() || context.stage.isEnding(bar + 1);
        const bool fills = lastBar && context.section.bars >= 2 && rng.chance(genre.fillChance);
        const DrumGroove* fill = fills ? &rng.pick(genre.fills) : nullptr;
        const int fillStep = fill ? firstStep(*fill, context.stage.grid) : context.stage.grid.steps;
        addBar(context, groove, bar, 0, fillStep, rng, notes);
        if (fill)
            addFill(context, *fill, bar, fillStep, rng, notes);
        else if (within % 4 == 3)
            varyBar(context, bar, rng, notes);
        if (within == 0 && startsLoud(context))
            notes.push_back({context.stage.barStart(bar).ticks, context.stage.grid.barLength().ticks / 2, kCrash,
                             context.velocity(7, bar)});
    }
    return notes;
}

} // namespace melisma::ml
