// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/land_import.h"

#include "core/edits/add_files.h"
#include "core/edits/import_score.h"

#include <algorithm>

namespace melisma::audio {

ImportedScores takeScores(std::vector<std::filesystem::path>& sources)
{
    ImportedScores scores;
    for (const auto& source : sources) {
        if (!looksLikeMidi(source))
            continue;
        auto midi = readMidiScore(source);
        if (midi)
            scores.files.push_back({source, std::move(*midi)});
        else
            scores.skipped.push_back({source, midi.error()});
    }
    std::erase_if(sources, [](const auto& source) { return looksLikeMidi(source); });
    return scores;
}

base::Result<project::Project> landImported(const project::Project& project, const ImportedScores& scores,
                                            const ImportedBatch& sounds, project::TrackId track, base::Frames at,
                                            bool takeSong)
{
    project::Project edited = project;
    const auto beat = project.tempoMap.beatsAt(at, project.sampleRate);
    if (takeSong && !scores.files.empty() && edits::differsFromSong(edited, scores.files.front().midi.score, beat)) {
        auto next = edits::takeSongOfScore(edited, scores.files.front().midi.score, beat);
        if (!next)
            return next;
        edited = std::move(*next);
    }
    for (const ImportedMidi& file : scores.files) {
        auto next = edits::importScore(edited, file.midi.score, file.midi.provenance, beat);
        if (!next)
            return next;
        edited = std::move(*next);
    }
    std::vector<edits::FileToAdd> files;
    for (const StoredAudio& file : sounds.files)
        files.push_back({file.asset, file.provenance});
    return edits::addFiles(edited, files, track, at);
}

} // namespace melisma::audio
