// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/sing/sung_note.h"
#include "ml/sing/token_timing.h"

#include <cstdint>

namespace melisma::ml::sing {

inline constexpr double kPitchRate = 80.0; ///< values a second of the speech model's F0

struct PitchOptions {
    double glideSeconds = 0.06; ///< cosine from the old pitch to the new, ending at the onset; legato notes only
    double driftCents = 4.0;    ///< bound of a slow wandering
    std::uint64_t seed = 0;     ///< of the wandering
};

/// The pitch line of a melody: continuous within legato notes, with glides, scoops, vibrato and drift.
class PitchLine {
public:
    /// Copies what it needs; `notes` in order.
    explicit PitchLine(std::span<const SungNote> notes, const PitchOptions& options = {});

    /// MIDI pitch at `seconds` of the song. In rests that of the note to come, and after the last note its own.
    double midiAt(double seconds) const;
    /// Whether a note sounds; gaps below kLegatoGap count as sounding.
    bool sounds(double seconds) const;

private:
    double ownPitch(std::size_t note, double seconds) const;

    struct Note {
        double start, end, midi;
        PitchShape shape;
        bool legato; ///< joins on to the note before
    };
    std::vector<Note> m_notes;
    PitchOptions m_options;
    double m_phases[2] = {0.0, 0.0};
};

/// F0 in Hz at 80 values a second from the song's second 0, `count` of them; 0 in rests.
std::vector<float> pitchCurve(std::span<const SungNote> notes, std::size_t count, const PitchOptions& options = {});

/// F0 for timed tokens, two values a frame: 0 in rests, spaces and unvoiced consonants. Voicing is taken four values
/// early, as the sound is; voiced consonants before the beat have the pitch of their note.
std::vector<float> pitchCurve(std::span<const SungNote> notes, const TokenTiming& timing,
                              const PitchOptions& options = {});

} // namespace melisma::ml::sing
