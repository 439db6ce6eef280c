// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/shared.h"
#include "core/base/time.h"
#include "core/music/note.h"
#include "core/project/position.h"
#include "core/project/provenance.h"

#include <string>
#include <variant>
#include <vector>

namespace melisma::project {

using TakeId = base::Id<struct TakeTag>;
using ClipId = base::Id<struct ClipTag>;
using GroupId = base::Id<struct GroupTag>;

enum class AssetKind { sound, soundfont };

/// An immutable file in the project's media folder, named by the hash of its bytes: audio, or a font that instrument
/// tracks play.
struct Asset {
    std::string sha256;
    std::string name; ///< what the file was called when it came in
    std::string file; ///< path relative to the project folder: "media/<sha256>.wav"
    int channels = 0;
    int sampleRate = 0; ///< equals the project's: import resamples; 0 of a font
    base::Frames frames;
    AssetKind kind = AssetKind::sound;
    bool operator==(const Asset&) const = default;
};

/// The audio of an asset, whole; the clip says which part of it sounds.
struct AudioContent {
    std::string assetSha256;
    base::Frames length;
    bool operator==(const AudioContent&) const = default;
};

using NoteContent = base::Shared<music::NoteSequence>;
using TakeContent = std::variant<AudioContent, NoteContent>;

/// How much material there is: frames of audio, or ticks of notes.
TimeValue materialLength(const TakeContent& content);

/// One version of a clip's material, with the story of its making.
struct Take {
    TakeId id;
    std::string name;
    TakeContent content;
    Provenance provenance;
    std::vector<base::TimedWord> words{}; ///< that are heard in audio, ascending, counted from the material's start
    bool operator==(const Take&) const = default;
};

/// How the gain grows over a fade-in; a fade-out is the same backwards. `slow` and `fast` are cubic and
/// mirror each other, `symmetric` eases at both ends.
enum class FadeShape { linear, equalPower, slow, fast, symmetric };

/// Fades at the clip's ends, lengths in frames at the project rate.
struct Fades {
    base::Frames in;
    base::Frames out;
    FadeShape inShape = FadeShape::equalPower;
    FadeShape outShape = FadeShape::equalPower;
    bool operator==(const Fades&) const = default;
};

/// How a clip's audio is stretched in time and shifted in pitch before it is heard. Offset, length and fades of the
/// clip count what is heard; only the length of the material grows with `ratio`.
struct TimePitch {
    double ratio = 1.0; ///< heard length over the file's; above 1 is slower
    double semitones = 0.0;
    bool keepFormants = false; ///< a voice keeps its character at another pitch
    double songBpm = 0.0; ///< the song's tempo at which `ratio` was set, kept in step by tempo edits; 0: on its own
    bool operator==(const TimePitch&) const = default;

    bool changesSound() const { return ratio != 1.0 || semitones != 0.0; }
};
inline constexpr double kLeastStretch = 0.25;
inline constexpr double kMostStretch = 4.0;
inline constexpr double kWidestShift = 24.0; ///< semitones up and down

/// From `from` on, counted like the clip's offset from the start of the material, `take` sounds, until the next part.
struct CompPart {
    TimeValue from;
    TakeId take;
    bool operator==(const CompPart&) const = default;
};

/// A window onto one of its takes, or onto a comp of several, placed on a track. All takes share the clip's offset.
struct Clip {
    ClipId id;
    std::string name;
    TimeValue start;
    TimeValue length; ///< same time base as start
    TimeValue offset; ///< where in the take the clip begins; same time base
    double gainDb = 0.0;
    Fades fades;
    std::vector<base::Shared<Take>> takes; ///< never empty
    TakeId chosenTake;
    std::vector<CompPart> comp; ///< ascending; before the first part, and without any, the chosen take sounds
    TimePitch timePitch;        ///< audio only
    GroupId group;              ///< clips of one group are chosen and moved together; none: stands alone
    bool locked = false;        ///< edits leave it where and as it is
    int colour = kTrackColour;  ///< index into the track palette of ui

    static constexpr int kTrackColour = -1;

    TimeBase timeBase() const { return start.timeBase; }
    TimeValue end() const { return start + length; }
    const Take& chosen() const; ///< the take with id chosenTake
    const Take* findTake(TakeId id) const;
    TimeValue longestMaterial() const; ///< of all takes: how far the clip's end may be drawn out
    bool isAudio() const { return std::holds_alternative<AudioContent>(chosen().content); }
    bool operator==(const Clip&) const = default;
};

} // namespace melisma::project
