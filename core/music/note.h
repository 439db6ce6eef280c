// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <string>
#include <vector>

namespace melisma::music {

/// One note; `start` counts from the beginning of its sequence.
struct Note {
    static constexpr int kSingersVibrato = -1; ///< as the singer does by habit
    static constexpr int kDeepestVibrato = 200;

    base::Beats start;
    base::Beats length;
    int pitch = 60;    ///< MIDI note number 0..127
    int velocity = 96; ///< 1..127
    /// What is sung: a syllable, with a hyphen at its end where the word goes on ("mel-"); "_" holds the syllable
    /// before; "la /lɑ/" gives its phonemes. Empty: nothing is sung.
    std::string lyric{};
    int vibrato = kSingersVibrato; ///< depth in cents
    bool operator==(const Note&) const = default;
};

/// A MIDI control change (pedal, expression, modulation).
struct ControllerEvent {
    base::Beats at;
    int controller = 0; ///< 0..127
    int value = 0;      ///< 0..127
    bool operator==(const ControllerEvent&) const = default;
};

/// What an instrument plays. Notes ascend by start, then pitch.
struct NoteSequence {
    std::vector<Note> notes;
    std::vector<ControllerEvent> controllers;
    base::Beats length;
    bool operator==(const NoteSequence&) const = default;
};

/// Brings notes and controllers into their order.
void sortEvents(NoteSequence& sequence);

base::Json toJson(const NoteSequence& sequence);
base::Result<NoteSequence> noteSequenceFromJson(const base::Json& json);

} // namespace melisma::music
