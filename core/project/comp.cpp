// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/comp.h"

#include "core/music/controller.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace melisma::project {
namespace {

constexpr std::int64_t kFarthest = std::numeric_limits<std::int64_t>::max() / 4;

/// The whole of the material and what lies around it.
std::vector<CompStretch> wholeStretches(const Clip& clip)
{
    const auto at = [&](std::int64_t count) { return TimeValue{clip.timeBase(), count}; };
    std::vector<CompStretch> all{{&clip.chosen(), at(-kFarthest), at(kFarthest)}};
    for (const auto& part : clip.comp) {
        const Take* take = clip.findTake(part.take);
        if (!take)
            continue;
        all.back().to = part.from;
        all.push_back({take, part.from, at(kFarthest)});
    }
    return all;
}

/// Nobody can hear where one gives way to the other.
bool soundAlike(const Take& a, const Take& b)
{
    return a.id == b.id || (a.content == b.content && a.provenance == b.provenance);
}

std::vector<CompStretch> merged(const std::vector<CompStretch>& stretches)
{
    std::vector<CompStretch> all;
    for (const auto& stretch : stretches) {
        if (!all.empty() && soundAlike(*all.back().take, *stretch.take))
            all.back().to = stretch.to;
        else
            all.push_back(stretch);
    }
    return all;
}

std::int64_t windowEnd(const Clip& clip)
{
    return clip.offset.count + clip.length.count;
}

/// Half the crossing at the joint between two stretches.
std::int64_t halfCrossing(const CompStretch& before, const CompStretch& behind, int sampleRate)
{
    const auto longest = static_cast<std::int64_t>(std::lround(kCompFade.value * sampleRate / 2.0));
    return std::min({longest, (before.to.count - before.from.count) / 2, (behind.to.count - behind.from.count) / 2});
}

SoundingPart partOf(const std::vector<CompStretch>& all, std::size_t index, const Clip& clip, int sampleRate)
{
    const auto& stretch = all[index];
    SoundingPart part{stretch.take, stretch.from, stretch.to, {}, {}};
    const auto crossing = [&](std::size_t joint) { // in front of all[joint]
        const auto half = halfCrossing(all[joint - 1], all[joint], sampleRate);
        return Crossing{{all[joint].from.count - half}, {2 * half}};
    };
    if (clip.isAudio() && index > 0) {
        part.in = crossing(index);
        part.from.count = part.in.start.count;
    }
    if (clip.isAudio() && index + 1 < all.size()) {
        part.out = crossing(index + 1);
        part.to.count = part.out.end().count;
    }
    part.from.count = std::max(part.from.count, clip.offset.count);
    part.to.count = std::min(part.to.count, windowEnd(clip));
    return part;
}

const music::NoteSequence& notesOf(const Take& take)
{
    return *std::get<NoteContent>(take.content);
}

constexpr int kUntouched = -1;
using ControllerStates = std::array<int, music::kControllers>;

ControllerStates statesBefore(const music::NoteSequence& notes, base::Beats at)
{
    ControllerStates states;
    states.fill(kUntouched);
    for (const auto& event : notes.controllers)
        if (event.at < at)
            states[static_cast<std::size_t>(event.controller)] = event.value;
    return states;
}

/// A pedal that the take before holds down must not stay down, and one that this take holds must be.
void addStates(const music::NoteSequence& notes, base::Beats at, ControllerStates& heard, music::NoteSequence& comp)
{
    const auto wanted = statesBefore(notes, at);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == kUntouched && heard[i] == kUntouched)
            continue;
        const int value = wanted[i] == kUntouched ? music::restingValue(static_cast<int>(i)) : wanted[i];
        if (value != heard[i])
            comp.controllers.push_back({at, static_cast<int>(i), value});
        heard[i] = value;
    }
}

void addEvents(const CompStretch& stretch, ControllerStates& heard, music::NoteSequence& comp)
{
    const base::Beats from{stretch.from.count}, to{stretch.to.count};
    for (auto note : notesOf(*stretch.take).notes) {
        if (note.start < from || note.start >= to)
            continue;
        note.length = std::min(note.length, to - note.start);
        comp.notes.push_back(std::move(note));
    }
    for (const auto& event : notesOf(*stretch.take).controllers) {
        if (event.at < from || event.at >= to)
            continue;
        heard[static_cast<std::size_t>(event.controller)] = event.value;
        comp.controllers.push_back(event);
    }
}

} // namespace

std::vector<CompStretch> compStretches(const Clip& clip)
{
    std::vector<CompStretch> seen;
    for (auto stretch : wholeStretches(clip)) {
        stretch.from.count = std::max(stretch.from.count, clip.offset.count);
        stretch.to.count = std::min(stretch.to.count, windowEnd(clip));
        if (stretch.from.count < stretch.to.count)
            seen.push_back(stretch);
    }
    return seen;
}

std::vector<const Take*> soundingTakes(const Clip& clip)
{
    std::vector<const Take*> takes;
    for (const auto& stretch : compStretches(clip))
        if (std::ranges::find(takes, stretch.take) == takes.end())
            takes.push_back(stretch.take);
    return takes;
}

const Take& takeAt(const Clip& clip, TimeValue at)
{
    const Take* found = &clip.chosen();
    for (const auto& part : clip.comp)
        if (const Take* take = part.from.count <= at.count ? clip.findTake(part.take) : nullptr)
            found = take;
    return *found;
}

std::vector<SoundingPart> soundingParts(const Clip& clip, int sampleRate)
{
    const auto all = merged(wholeStretches(clip));
    std::vector<SoundingPart> parts;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (const auto part = partOf(all, i, clip, sampleRate); part.from.count < part.to.count)
            parts.push_back(part);
    return parts;
}

NoteContent heardNotes(const Clip& clip)
{
    const auto all = merged(wholeStretches(clip));
    if (all.size() < 2)
        return std::get<NoteContent>(all.front().take->content);
    music::NoteSequence comp;
    comp.length = base::Beats{clip.longestMaterial().count};
    ControllerStates heard;
    heard.fill(kUntouched);
    for (const auto& stretch : all) {
        if (stretch.from.count > 0)
            addStates(notesOf(*stretch.take), base::Beats{stretch.from.count}, heard, comp);
        addEvents(stretch, heard, comp);
    }
    music::sortEvents(comp);
    return comp;
}

} // namespace melisma::project
