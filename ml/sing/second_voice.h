// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ml/sing/lyric_notes.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace melisma::ml::sing {

/// Which voice to a melody is sung.
enum class VoicePart { lead, doubled, octaveBelow, octaveAbove, thirdBelow, thirdAbove };

/// "lead", "double", "octaveBelow", "octaveAbove", "thirdBelow", "thirdAbove".
std::optional<VoicePart> voicePartFrom(std::string_view name);

/// Semitones from the melody to that voice; thirds follow the score's key and chords instead, and move 0.
int semitonesOf(VoicePart part);

/// Moves the notes of `melody` to the thirds below or above, by key and chords of `score`; other voices stay.
void moveToThirds(VoicePart part, const music::Score& score, music::Part& melody);

/// People who sing the same line do not begin at once: moves each phrase as a whole by up to `spreadSeconds` either
/// way, so that no note meets its neighbour in another way than it is written. `notes` in order.
void spreadPhrases(std::vector<LyricNote>& notes, double spreadSeconds, std::uint64_t seed);

} // namespace melisma::ml::sing
