// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/read_tracks.h"

#include "core/project/track_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace melisma::project {

namespace {

using base::Result;

constexpr std::size_t kMostThreads = 4;
constexpr std::size_t kBytesPerThread = 256 * 1024; ///< less is read sooner than a thread begins

Result<base::Shared<Track>> readOne(std::string_view text, std::size_t index)
{
    const auto place = fmt::format("tracks[{}]", index);
    try {
        const auto json = base::parseJson(text, place);
        if (!json)
            return json.error();
        std::optional<base::Error> error;
        base::Shared<Track> track = readTrack(JsonReader(*json, place, error));
        return error ? Result<base::Shared<Track>>(*error) : Result<base::Shared<Track>>(std::move(track));
    } catch (const std::exception& exception) { // a library's exception may not leave its thread
        return base::Error{base::ErrorKind::internal, place + " could not be read", "Try again", exception.what()};
    }
}

std::size_t threadsFor(std::span<const std::string_view> texts)
{
    std::size_t bytes = 0;
    for (const auto text : texts)
        bytes += text.size();
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(bytes / kBytesPerThread, 1, std::min({kMostThreads, cores, texts.size() + 1}));
}

} // namespace

Result<std::vector<base::Shared<Track>>> readTracks(std::span<const std::string_view> texts)
{
    std::vector<Result<base::Shared<Track>>> read(texts.size(), base::Error{});
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < texts.size(); i = next++)
            read[i] = readOne(texts[i], i);
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threadsFor(texts); ++i)
            helpers.emplace_back(run);
        run();
    }
    std::vector<base::Shared<Track>> tracks;
    tracks.reserve(read.size());
    for (auto& one : read) {
        if (!one)
            return one.error();
        tracks.push_back(std::move(*one));
    }
    return tracks;
}

} // namespace melisma::project
