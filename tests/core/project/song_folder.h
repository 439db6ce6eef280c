// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sha256.h"
#include "core/project/state_file.h"
#include "tests/core/edits/example_song.h"
#include "tests/core/project/zip_maker.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <iterator>
#include <map>
#include <random>

namespace melisma::tests {

namespace fs = std::filesystem;
using namespace project;

inline std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write(const fs::path& path, const std::string& bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline std::string noise(unsigned seed, std::size_t size)
{
    std::mt19937 dice(seed);
    std::string bytes(size, '\0');
    for (auto& each : bytes)
        each = static_cast<char>(dice());
    return bytes;
}

/// Every file and folder below, with what is in it.
inline std::map<std::string, std::string> everythingIn(const fs::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        all[entry.path().string()] = entry.is_regular_file() ? bytesOf(entry.path()) : std::string("folder");
    return all;
}

/// A song of two sounds on the disk, beside things that no copy should have.
struct SongFolder {
    ScratchDir scratch;
    fs::path folder = scratch.path() / "Song.melisma";
    fs::path zip = scratch.path() / "Song.melisma.zip";
    Project project = exampleSong().project;
    std::vector<std::string> sounds = {noise(1, 3'000'000), noise(2, 777)};

    SongFolder()
    {
        project.assets.clear();
        for (auto& track : project.tracks)
            if (track->kind == TrackKind::audio)
                track = track.with([](Track& emptied) { emptied.clips.clear(); });
        for (const auto& sound : sounds) {
            const auto hash = base::sha256Of(sound);
            Asset asset{hash, "take.wav", "media/" + hash + ".wav", 1, project.sampleRate, {1000}};
            project = done(edits::addAudioClip(project, audioTrack(), asset, {}, madeBy(Origin::humanRecorded)));
            write(folder / asset.file, sound);
        }
        write(folder / "cache/peaks", "cache");
        write(folder / "journal.log", "journal");
        write(folder / "media/take-1.part", "half a take");
    }
    TrackId audioTrack() const
    {
        for (const auto& track : project.tracks)
            if (track->kind == TrackKind::audio)
                return track->id;
        return {};
    }
    ZipMaker maker() const
    {
        ZipMaker made;
        made.add({"project.json", encodeState(project, 1)});
        for (const auto& sound : sounds)
            made.add({"media/" + base::sha256Of(sound) + ".wav", sound});
        return made;
    }
};

} // namespace melisma::tests
