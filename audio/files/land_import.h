// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/import_many.h"
#include "audio/files/midi_score.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <filesystem>
#include <vector>

namespace melisma::audio {

/// A MIDI file, read.
struct ImportedMidi {
    std::filesystem::path source;
    MidiScore midi;
};

struct ImportedScores {
    std::vector<ImportedMidi> files; ///< in the order of the sources
    std::vector<SkippedFile> skipped;
};

/// Takes the MIDI files out of `sources` and reads them; what is left there are sounds and folders.
ImportedScores takeScores(std::vector<std::filesystem::path>& sources);

/// Puts what came in onto the timeline: scores first, as edits::importScore does, each behind the tracks that are
/// there, then sounds as edits::addFiles does. With `takeSong` the song takes tempo and meter of the first score where
/// it stands (edits::takeSongOfScore). Nothing where something does not fit.
base::Result<project::Project> landImported(const project::Project& project, const ImportedScores& scores,
                                            const ImportedBatch& sounds, project::TrackId track, base::Frames at,
                                            bool takeSong = false);

} // namespace melisma::audio
