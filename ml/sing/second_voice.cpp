// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/second_voice.h"

#include "ml/compose/partner_note.h"
#include "ml/compose/rng.h"

#include <algorithm>
#include <utility>

namespace melisma::ml::sing {

namespace {

constexpr double kPhraseGap = 0.1; ///< seconds of rest between phrases
constexpr int kOctave = 12;

constexpr std::pair<std::string_view, VoicePart> kNames[] = {
    {"lead", VoicePart::lead},
    {"double", VoicePart::doubled},
    {"octaveBelow", VoicePart::octaveBelow},
    {"octaveAbove", VoicePart::octaveAbove},
    {"thirdBelow", VoicePart::thirdBelow},
    {"thirdAbove", VoicePart::thirdAbove},
};

music::Chord chordAt(const music::Score& score, base::Beats at)
{
    const auto found = std::ranges::find_if(score.chords, [at](const music::ChordEvent& event) {
        return event.start <= at && at < event.start + event.length;
    });
    return found == score.chords.end() ? music::Chord::none() : found->chord;
}

} // namespace

std::optional<VoicePart> voicePartFrom(std::string_view name)
{
    const auto* found = std::ranges::find(kNames, name, &std::pair<std::string_view, VoicePart>::first);
    return found == std::end(kNames) ? std::nullopt : std::optional(found->second);
}

int semitonesOf(VoicePart part)
{
    return part == VoicePart::octaveBelow ? -kOctave : part == VoicePart::octaveAbove ? kOctave : 0;
}

void moveToThirds(VoicePart part, const music::Score& score, music::Part& melody)
{
    if (part != VoicePart::thirdBelow && part != VoicePart::thirdAbove)
        return;
    const int side = part == VoicePart::thirdAbove ? 1 : -1;
    for (auto& clip : melody.clips)
        for (auto& note : clip.notes.notes)
            note.pitch = partnerPitch(note, score.key, chordAt(score, clip.start + note.start), side);
}

void spreadPhrases(std::vector<LyricNote>& notes, double spreadSeconds, std::uint64_t seed)
{
    Rng rng(seed);
    double moved = 0.0, end = -1.0;
    for (auto& note : notes) {
        if (note.startSeconds > end + kPhraseGap)
            moved = rng.uniform(-spreadSeconds, spreadSeconds);
        end = note.endSeconds();
        note.startSeconds = std::max(0.0, note.startSeconds + moved);
    }
}

} // namespace melisma::ml::sing
