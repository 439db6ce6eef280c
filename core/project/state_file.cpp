// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/state_file.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/project/journal.h"
#include "core/project/project_json.h"
#include "core/project/split_state.h"

#include <fmt/format.h>

#include <string_view>

namespace melisma::project {

namespace {

using base::Error;
using base::ErrorKind;

constexpr std::string_view kHashKey = R"("sha256":")";
constexpr std::size_t kHashLength = 64;
constexpr std::size_t kFrameLength = 200; ///< the hash stands within this many bytes

std::string textOf(const base::Json& json)
{
    constexpr auto kReplace = base::Json::error_handler_t::replace; // a name that is not UTF-8 must not stop a save
    return json.dump(-1, ' ', false, kReplace);
}

/// Where the 64 digits of the hash begin; npos when the frame is not there.
std::size_t hashPosition(std::string_view text)
{
    const auto key = text.substr(0, kFrameLength).find(kHashKey);
    if (key == std::string_view::npos || text.size() < key + kHashKey.size() + kHashLength)
        return std::string_view::npos;
    return key + kHashKey.size();
}

std::string hashAround(std::string_view text, std::size_t position)
{
    base::Sha256 hash;
    hash.update(text.data(), position);
    const auto rest = text.substr(position + kHashLength);
    hash.update(rest.data(), rest.size());
    return hash.hex();
}

bool hashMatches(std::string_view text)
{
    const auto position = hashPosition(text);
    return position != std::string_view::npos && text.substr(position, kHashLength) == hashAround(text, position);
}

StateProblem damaged(const std::filesystem::path& path, std::string detail)
{
    return {StateProblem::Kind::damaged,
            {ErrorKind::input, path.string() + " is damaged", "Restore the project from a backup", std::move(detail)}};
}

StateProblem newer(StateProblem::Kind kind, const std::filesystem::path& path, int schema)
{
    return {kind,
            {ErrorKind::unsupported,
             fmt::format("{} was written by a newer Melisma (project format {}, this one reads up to {})",
                         path.parent_path().string(), schema, kSchemaVersion),
             "Update Melisma to open it",
             {}}};
}

} // namespace

std::string encodeState(const Project& project, std::uint64_t sequence)
{
    return TrackTexts().encodeState(project, sequence);
}

std::string TrackTexts::encodeState(const Project& project, std::uint64_t sequence)
{
    std::unordered_map<const Track*, Entry> known;
    std::size_t size = 0;
    for (const auto& track : project.tracks) {
        if (known.contains(track.get()))
            continue;
        const auto old = m_entries.find(track.get());
        auto& entry = known[track.get()];
        entry = old == m_entries.end() ? Entry{track.pointer(), textOf(toJson(*track))} : std::move(old->second);
        size += entry.text.size() + 2;
    }
    m_entries = std::move(known);
    Project withoutTracks = project;
    withoutTracks.tracks.clear();
    auto song = toJson(withoutTracks);
    song.erase("tracks");
    std::string body = textOf(song);
    body.pop_back(); // the closing brace: the tracks come last
    std::string text = fmt::format(R"({{"schema":{},"sequence":{},{}{:0>64}",{}"project":)", kSchemaVersion, sequence,
                                   kHashKey, "", '\n');
    text.reserve(text.size() + body.size() + size + 32);
    text += body + R"(,"tracks":[)";
    for (bool first = true; const auto& track : project.tracks) {
        text += first ? "\n" : ",\n";
        text += m_entries[track.get()].text;
        first = false;
    }
    text += "\n]}}\n";
    const auto position = hashPosition(text);
    text.replace(position, kHashLength, hashAround(text, position));
    return text;
}

std::variant<SavedState, StateProblem> readState(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return StateProblem{StateProblem::Kind::absent,
                            {ErrorKind::notFound, path.string() + " is missing", "Restore it from a backup", {}}};
    const auto text = readBytes(path);
    if (!text)
        return StateProblem{StateProblem::Kind::unreadable, text.error()};
    const bool intact = hashMatches(*text);
    // Only of a text whose every byte is as it was written is it known that the pieces make the whole.
    const auto split = intact ? splitState(*text) : std::nullopt;
    const auto json = base::parseJson(split ? std::string_view(split->frame) : *text, path.string());
    if (!json)
        return damaged(path, json.error().message);
    const int schema = base::memberOr<int>(*json, "schema", 0);
    if (schema > kSchemaVersion)
        return newer(intact ? StateProblem::Kind::newer : StateProblem::Kind::damaged, path, schema);
    const auto sequence = base::member<std::uint64_t>(*json, "sequence");
    if (!intact || schema < 1 || !sequence || !json->contains("project"))
        return damaged(path, "hash or frame is wrong");
    auto project = split ? projectFromJson((*json)["project"], split->tracks) : projectFromJson((*json)["project"]);
    if (!project)
        return damaged(path, project.error().message);
    return SavedState{*sequence, std::move(*project)};
}

} // namespace melisma::project
