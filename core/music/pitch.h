// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace melisma::music {

/// A spelled pitch class: the letter a musician wrote and its accidental (-2..2). "Bb" and "A#" differ here
/// and sound alike.
struct PitchName {
    char letter = 'C';
    int accidental = 0;

    int pitchClass() const; ///< 0 = C .. 11 = B
    std::string text() const;
    bool operator==(const PitchName&) const = default;

    /// Reads "C", "F#", "Bb", "E♭" from the front of `text`; advances it past what was read.
    static std::optional<PitchName> read(std::string_view& text);
    /// The usual spelling of a pitch class in sharp or flat keys.
    static PitchName of(int pitchClass, bool preferFlats);
};

/// MIDI note number to Hz, A4 = 69 = 440 Hz, equal temperament.
double frequencyOf(double midiPitch);

/// "A4", "C#3" with C4 = 60.
std::string pitchText(int midiPitch);

} // namespace melisma::music
