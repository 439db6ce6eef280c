// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/time_selection.h"

#include <filesystem>
#include <set>
#include <vector>

namespace melisma::edits {

/// Clips that were copied, by their places among each other, with the sounds of all their takes.
struct ClipBoard {
    struct Entry {
        int lane = 0; ///< tracks below the first
        project::TrackKind kind = project::TrackKind::audio;
        std::string trackName; ///< for a track that must be made
        base::Frames at;       ///< from the board's start
        base::Shared<project::Clip> clip;
        music::Instrument instrument{}; ///< of its track, for one that must be made
        base::Beats beat{};             ///< from the board's start, in the song that it came from
    };
    std::vector<Entry> entries;
    project::TrackId first; ///< where lane 0 was
    base::Frames length;    ///< of the time that was copied; clips may end before it
    std::vector<base::Shared<project::Asset>> sounds{};
    int sampleRate = project::Project::kDefaultSampleRate;
    std::filesystem::path folder{}; ///< of the project that it came from, where its sounds lie
    bool foreign = false;           ///< that is not the project that is open: no track of it is meant

    bool isEmpty() const { return entries.empty(); }
};

/// What lies in the range, cut at its ends; locked clips too. Empty where nothing is there.
ClipBoard copyRange(const project::Project& project, const project::TimeSelection& range);
ClipBoard copyClips(const project::Project& project, const std::set<project::ClipId>& clips);

struct Pasted {
    project::Project project;
    std::set<project::ClipId> clips;
    project::TimeSelection range; ///< that they fill
};
/// Puts copies with ids of their own at `at`, the first lane on `track` or, where it cannot hold it, on the next track
/// below that can; further lanes as far below as they were, likewise. Where there is none a track is added. Copies of
/// one group are a new group and no copy is locked. From a foreign board notes keep their beats, and the project lists
/// the board's sounds, whose files must be in its media folder. ErrorKind::usage for an empty board, a place beyond the
/// timeline, and sounds of another sample rate.
base::Result<Pasted> pasteClips(const project::Project& project, const ClipBoard& board, project::TrackId track,
                                base::Frames at);

} // namespace melisma::edits
