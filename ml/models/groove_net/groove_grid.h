// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/groove_net/config.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace melisma::ml::groove
{

/// One stroke as performed.
struct DrumHit {
    double beats = 0.0; ///< quarter notes from the beginning
    int pitch = 0;      ///< MIDI drum note
    int velocity = 0;   ///< 1..127
};

/// What sounds on one sixteenth note: kVoices hits (0 or 1), velocities (0..1), offsets (-0.5..0.5 of a step).
using Step = std::array<float, kFeatures>;

/// A performance on the grid, beginning with a bar.
struct Groove {
    int genre = 0;
    double bpm = 120.0;
    std::vector<Step> steps;
    bool isFill = false; ///< recorded as a fill, not as a beat
};

/// The voice that a drum note belongs to, General MIDI or Roland TD-11 numbering; nothing for other percussion.
std::optional<Voice> voiceOf(int pitch);

/// Each hit goes to its nearest step; of two strokes of a voice on one step the louder stays.
std::vector<Step> toGrid(std::span<const DrumHit> hits);

} // namespace melisma::ml::groove
