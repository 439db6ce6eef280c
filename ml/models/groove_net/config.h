// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace melisma::ml::groove
{

/// Drum voices, in the order of the net's channels: the nine classes of Gillick et al., "Learning to Groove with
/// Inverse Sequence Transformations" (ICML 2019), table 1.
enum class Voice { kick, snare, closedHat, openHat, lowTom, midTom, highTom, crash, ride };

inline constexpr int kVoices = 9;
inline constexpr int kStepsPerBar = 16;       ///< sixteenth notes of a 4/4 bar
inline constexpr int kFeatures = 3 * kVoices; ///< hits, velocities, offsets
inline constexpr int kGenreWidth = 6;
inline constexpr int kHidden = 64;
/// Hits of the step before, place in the bar, genre, tempo.
inline constexpr int kInputs = kFeatures + kStepsPerBar + kGenreWidth + 1;

/// Genres the net was taught, by the names of the Groove MIDI Dataset; 0 stands for any other.
inline constexpr std::array<std::string_view, 17> kGenres{
    "any",     "rock",       "funk", "jazz",   "latin",  "hiphop",   "soul",  "afrocuban", "punk",
    "country", "neworleans", "pop",  "reggae", "gospel", "afrobeat", "dance", "blues"};

/// Index of `name` in kGenres, 0 when the net was not taught it.
constexpr int genreIndex(std::string_view name)
{
    for (std::size_t index = 1; index < kGenres.size(); ++index)
        if (kGenres[index] == name)
            return static_cast<int>(index);
    return 0;
}

/// Tempo as the net reads it: about -1..1 for 40..200 bpm.
constexpr float tempoFeature(double bpm)
{
    return static_cast<float>((bpm - 120.0) / 80.0);
}

} // namespace melisma::ml::groove
