// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/music/key.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace melisma::audio {

/// What a person writes about a song. Empty: not said.
struct SongTags {
    std::string title; ///< empty: the project's name; stems add the track's
    std::string artist;
    std::string album;
    std::string year;
    std::string comment;
    std::string copyright;
    std::string isrc;
    std::optional<double> bpm; ///< not given: the tempo where the file begins
    std::string key;           ///< "Am", "F#"; not given: the project's
    bool operator==(const SongTags&) const = default;
};

/// "Am", "F#", "Bb": tags have room for three letters.
std::string keyTag(const music::Key& key);

using TagPairs = std::vector<std::pair<std::string, std::string>>;

/// A section as a file's marker, in frames of the file.
struct TagMarker {
    std::string name;
    base::Frames start;
    base::Frames length;
};

/// Everything a file says about itself besides its sound.
struct TagSheet {
    SongTags song; ///< filled in
    std::string project;
    std::string lyrics;
    TagPairs ai; ///< provenance::tagDigest
    std::string exportId;
    std::string created; ///< RFC 3339
    std::vector<TagMarker> markers;
    base::Frames timeReference; ///< where the file begins on the project's timeline, at the file's rate
    base::Frames frames;
    int sampleRate = 0;
    int bits = 0;
    double integratedLufs = 0.0; ///< -infinity for silence
    double rangeLu = 0.0;
    double truePeakDb = 0.0;
    double maxMomentaryLufs = 0.0; ///< -infinity where the file is too short for the window
    double maxShortTermLufs = 0.0;
};

/// "Melisma 0.1.0"
std::string softwareName();
/// The digest in one line, without the record itself, behind the person's own comment: for programs that only show
/// that.
std::string commentText(const TagSheet& sheet);
/// A value of the digest; empty when it has none of that name.
std::string aiValue(const TagSheet& sheet, std::string_view key);
/// "92" or "92.5".
std::string bpmText(const SongTags& song);

} // namespace melisma::audio
