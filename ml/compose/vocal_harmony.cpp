// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_harmony.h"

#include "ml/compose/partner_note.h"
#include "ml/compose/vocal_cast.h"

#include <algorithm>

namespace melisma::ml {

namespace {

constexpr int kReach = 3; ///< semitones beyond where the voice is at ease; it is the softer one

bool isRefrainClip(const Plan& plan, const music::PartClip& clip)
{
    const auto section = std::ranges::find(plan.sections, clip.name, &PlanSection::name);
    return section != plan.sections.end() && isRefrain(section->kind);
}

/// `side` is -1 for below, 1 for above.
std::vector<music::PartClip> partnersOf(const music::Part& lead, const Plan& plan, const ChordTrack& chords, int side)
{
    std::vector<music::PartClip> clips;
    for (auto clip : lead.clips) {
        if (!isRefrainClip(plan, clip))
            continue;
        for (auto& note : clip.notes.notes)
            note.pitch = partnerPitch(note, plan.key, chords.at(clip.start + note.start).chord, side);
        clips.push_back(std::move(clip));
    }
    return clips;
}

bool fits(const std::vector<music::PartClip>& clips, const Register& range)
{
    const Register reach{range.low - kReach, range.high + kReach};
    return std::ranges::all_of(clips, [&](const auto& clip) {
        return std::ranges::all_of(clip.notes.notes, [&](const auto& note) { return reach.contains(note.pitch); });
    });
}

} // namespace

music::Part writeHarmony(const music::Part& lead, const Plan& plan, const ChordTrack& chords, const Register& range)
{
    music::Part harmony = lead;
    harmony.clips.clear();
    for (const int side : {-1, 1}) {
        auto clips = partnersOf(lead, plan, chords, side);
        if (!fits(clips, range))
            continue;
        harmony.clips = std::move(clips);
        break;
    }
    return harmony;
}

} // namespace melisma::ml
