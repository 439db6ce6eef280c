// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/land_takes.h"

#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/edits/add_recording.h"
#include "core/edits/add_track.h"
#include "core/project/media_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace melisma::audio {

namespace {

using base::Result;
using edits::Recording;

/// The story of a sound that a person made before a microphone, with what is missing in it.
project::Provenance provenanceOf(const FinishedTake& take)
{
    project::Provenance provenance;
    provenance.origin = project::Origin::humanRecorded;
    provenance.started = take.story.begun;
    provenance.seconds = static_cast<double>(take.asset.frames.count) / take.asset.sampleRate;
    provenance.toolVersion = MELISMA_VERSION;
    if (take.dropouts.empty())
        return provenance;
    provenance.params.set("dropouts", static_cast<int>(take.dropouts.size()));
    std::string places;
    for (const auto& dropout : take.dropouts)
        places += fmt::format("{}{}+{}", places.empty() ? "" : " ", dropout.frame, dropout.lost);
    provenance.params.set("dropoutFrames", places);
    return provenance;
}

/// Takes of one recording that begin at one place of one track belong together: the rounds of a loop.
std::vector<Recording> grouped(const std::vector<FinishedTake>& takes)
{
    std::map<std::tuple<std::string, std::uint64_t, std::int64_t>, Recording> groups;
    for (const auto& take : takes) {
        const auto& story = take.story;
        auto& group = groups[{story.recording, story.track.value, story.start}];
        if (group.takes.empty())
            group = {story.track, story.name, {story.start}, {story.latency}, {}};
        group.takes.push_back({take.asset, provenanceOf(take)});
    }
    std::vector<Recording> recordings;
    for (auto& [key, recording] : groups)
        recordings.push_back(std::move(recording));
    return recordings;
}

/// The track may have been removed, or the edit that made it lost with the program.
Result<project::Project> withTracksFor(project::Project project, std::vector<Recording>& recordings)
{
    std::map<std::uint64_t, project::TrackId> replaced;
    for (auto& recording : recordings) {
        const auto* track = project.findTrack(recording.track);
        if (track && track->kind == project::TrackKind::audio)
            continue;
        if (!replaced.contains(recording.track.value)) {
            auto with = edits::addTrack(project, project::TrackKind::audio, recording.name);
            if (!with)
                return with.error();
            project = std::move(*with);
            replaced[recording.track.value] = project.tracks.back()->id;
        }
        recording.track = replaced[recording.track.value];
    }
    return project;
}

/// The header is written first and in one call: no sound can lie in a file that ends within its first chunks.
bool endsInItsHeader(const std::filesystem::path& path)
{
    constexpr std::uintmax_t kFirstChunks = 92;
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    return !failure && size < kFirstChunks;
}

Result<FinishedTake> reopened(const std::filesystem::path& path)
{
    auto file = TakeFile::reopen(path);
    if (!file)
        return file.error();
    if (auto closed = (*file)->close(); !closed)
        return closed.error();
    auto hash = base::sha256OfFile(path);
    if (!hash)
        return hash.error();
    const auto& story = (*file)->story();
    return FinishedTake{
        path,
        story,
        {std::move(*hash), story.name + ".wav", "", (*file)->channels(), (*file)->sampleRate(), {(*file)->frames()}},
        {}};
}

} // namespace

Result<LandedTakes> landTakes(const project::Project& project, project::ProjectFolder& folder,
                              const std::vector<FinishedTake>& takes)
{
    LandedTakes landed;
    std::vector<FinishedTake> stored = takes;
    for (auto& take : stored) {
        auto file = folder.adoptMedia(take.file, take.asset.sha256, false);
        if (!file)
            return file.error();
        take.asset.file = std::move(*file);
        landed.files.push_back(take.file);
    }
    auto recordings = grouped(stored);
    auto with = withTracksFor(project, recordings);
    if (!with)
        return with.error();
    auto edited = edits::addRecordings(*with, recordings);
    if (!edited)
        return edited.error();
    landed.project = std::move(*edited);
    landed.takes = stored.size();
    return landed;
}

void removeLanded(const std::vector<std::filesystem::path>& files)
{
    std::error_code ignored;
    for (const auto& file : files)
        std::filesystem::remove(file, ignored);
}

std::vector<FinishedTake> recoverTakes(const project::Project& project, const project::ProjectFolder& folder)
{
    std::vector<FinishedTake> takes;
    if (folder.readOnly())
        return takes;
    for (const auto& path : project::takesLeft(folder.path())) {
        auto take = reopened(path);
        if (!take) {
            if (endsInItsHeader(path))
                removeLanded({path});
            else
                base::logWarning(take.error().sentence());
            continue;
        }
        const bool known = project.findAsset(take->asset.sha256) != nullptr;
        if (known || take->asset.frames.count <= take->story.latency)
            removeLanded({path});
        else if (take->asset.sampleRate == project.sampleRate)
            takes.push_back(std::move(*take));
        else
            base::logWarning(fmt::format("{} has another sample rate than its project, so it was left alone; import it",
                                         path.string()));
    }
    std::ranges::sort(takes, {}, [](const FinishedTake& take) {
        return std::tuple(take.story.begun, take.story.recording, take.story.pass);
    });
    return takes;
}

} // namespace melisma::audio
