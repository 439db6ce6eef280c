// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/provenance.h"

#include <filesystem>

namespace melisma::audio {

/// A Standard MIDI File as a score, and what of it a score cannot hold.
struct MidiScore {
    music::Score score;
    project::Provenance provenance; ///< origin imported, with the file as its input
    std::size_t notes = 0;
    std::size_t leftOut = 0; ///< pressure
};

/// Known by its extension: .mid, .midi, .smf or .kar.
bool looksLikeMidi(const std::filesystem::path& path);

/// Reads formats 0 and 1: a part for each channel of each track and each program that it plays, of one clip in whole
/// bars. Names are the tracks', else the instruments'; volume and pan that stand before the first note become the
/// part's, all other controllers lie in its clip. Lyric events stand at the notes that they begin with. Tempo, meter,
/// key, markers (as sections) and chord symbols come from any track. Errors name the file. Any thread, one at a time.
base::Result<MidiScore> readMidiScore(const std::filesystem::path& file);

} // namespace melisma::audio
