// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/pitch.h"

#include <array>
#include <string>
#include <string_view>

namespace melisma::music {

enum class Mode { major, minor, dorian, phrygian, lydian, mixolydian };

std::string_view toString(Mode mode);

/// Tonic and mode; `minor` is natural minor, harmony may raise its seventh.
struct Key {
    PitchName tonic;
    Mode mode = Mode::major;

    std::string text() const; ///< "A minor"
    bool isMinor() const;     ///< third degree is minor
    int signature() const;    ///< sharps in the key signature, flats negative
    bool prefersFlats() const;
    std::array<int, 7> scale() const; ///< pitch classes from the tonic up
    bool contains(int pitchClass) const;
    bool operator==(const Key&) const = default;

    /// "A minor", "Am", "f# dorian", "Eb"; in German "h-Moll" and "B-Dur" (B flat). The error says what was expected.
    static base::Result<Key> parse(std::string_view text);
};

} // namespace melisma::music
