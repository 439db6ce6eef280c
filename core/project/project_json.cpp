// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_json.h"

#include "core/project/automation_json.h"
#include "core/project/json_reader.h"
#include "core/project/project_check.h"
#include "core/project/read_tracks.h"
#include "core/project/track_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace melisma::project {

namespace {

using base::Json;

constexpr std::array<std::string_view, 5> kPanLaws = {"raised", "equalPower", "between", "linear", "balance"};
constexpr int kLowestRate = 8000;
constexpr int kHighestRate = 384000;

template <class Items, class Write>
Json listToJson(const Items& items, Write write)
{
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(write(item));
    return list;
}

Json markerToJson(const Marker& marker)
{
    return Json{
        {"id", marker.id.value}, {"name", marker.name}, {"start", marker.start.ticks}, {"length", marker.length.ticks}};
}

Marker readMarker(const JsonReader& reader)
{
    return {MarkerId{reader.identity("id")},
            reader.text("name"),
            {reader.integer("start", 0, kLastCount)},
            {reader.integer("length", 0, kLastCount)}};
}

Json loopToJson(const LoopRegion& loop)
{
    return Json{{"start", loop.start.ticks}, {"length", loop.length.ticks}, {"on", loop.on}};
}

LoopRegion readLoop(const JsonReader& reader)
{
    return {{reader.integer("start", 0, kLastCount)}, {reader.integer("length", 0, kLastCount)}, reader.truth("on")};
}

constexpr const char* kSoundfontKind = "soundfont"; ///< a sound has no kind

Json assetToJson(const Asset& asset)
{
    if (asset.kind == AssetKind::soundfont)
        return Json{{"sha256", asset.sha256}, {"name", asset.name}, {"file", asset.file}, {"kind", kSoundfontKind}};
    return Json{{"sha256", asset.sha256},
                {"name", asset.name},
                {"file", asset.file},
                {"channels", asset.channels},
                {"sampleRate", asset.sampleRate},
                {"frames", asset.frames.count}};
}

Asset readAsset(const JsonReader& reader)
{
    Asset asset;
    asset.sha256 = reader.text("sha256");
    asset.name = reader.text("name");
    asset.file = reader.text("file");
    if (reader.has("kind")) {
        if (reader.text("kind") != kSoundfontKind)
            reader.fail("kind", "is unknown");
        asset.kind = AssetKind::soundfont;
        return asset;
    }
    asset.channels = static_cast<int>(reader.integer("channels", 1, 256));
    asset.sampleRate = static_cast<int>(reader.integer("sampleRate", kLowestRate, kHighestRate));
    asset.frames = {reader.integer("frames", 0, kLastCount)};
    return asset;
}

music::ChordEvent readChord(const JsonReader& reader)
{
    reader.integer("start", 0, kLastCount);
    reader.integer("length", 0, kLastCount);
    if (reader.failed())
        return {};
    return reader.adopt("symbol", music::chordEventFromJson(reader.json()));
}

void readSong(const JsonReader& reader, Project& project)
{
    project.name = reader.text("name");
    project.sampleRate = static_cast<int>(reader.integer("sampleRate", kLowestRate, kHighestRate));
    project.tempoMap = reader.with("tempoMap", music::tempoMapFromJson);
    project.key = reader.adopt("key", music::Key::parse(reader.text("key")));
    project.lyrics = reader.text("lyrics");
    project.masterGainDb = reader.number("masterGainDb");
    project.masterEffects = readEffects(reader, "masterEffects");
    project.nextId = reader.identity("nextId");
    project.markers = reader.list("markers", readMarker);
    project.chords = reader.list("chords", readChord);
    if (reader.json().contains("loop")) // projects of the first version have none
        project.loop = readLoop(reader.part("loop"));
    project.masterAutomation = readAutomation(reader, "masterAutomation");
    if (reader.has("panLaw"))
        project.panLaw = reader.choice<PanLaw>("panLaw", kPanLaws);
}

/// Older layouts are rewritten to the newest here, one step per version; 1 is the first.
base::Result<void> checkVersion(const Json& json)
{
    const auto version = base::memberOr<std::int64_t>(json, "schemaVersion", 0);
    if (version > kSchemaVersion)
        return base::Error{
            base::ErrorKind::unsupported,
            fmt::format("The project has layout {}, but this Melisma knows layouts up to {}", version, kSchemaVersion),
            "Update Melisma to open it",
            {}};
    if (version < 1)
        return base::Error{base::ErrorKind::input,
                           "schemaVersion is missing or wrong, so this is not a project",
                           "Choose a project made by Melisma",
                           {}};
    return {};
}

} // namespace

Json toJson(const Project& project)
{
    const auto chord = [](const music::ChordEvent& event) { return music::toJson(event); };
    const auto asset = [](const auto& entry) { return assetToJson(*entry.second); };
    const auto track = [](const base::Shared<Track>& entry) { return toJson(*entry); };
    Json json{{"schemaVersion", kSchemaVersion},
              {"name", project.name},
              {"sampleRate", project.sampleRate},
              {"tempoMap", music::toJson(project.tempoMap)},
              {"key", project.key.text()},
              {"lyrics", project.lyrics},
              {"masterGainDb", project.masterGainDb},
              {"masterEffects", toJson(project.masterEffects)},
              {"nextId", project.nextId},
              {"markers", listToJson(project.markers, markerToJson)},
              {"chords", listToJson(project.chords, chord)},
              {"loop", loopToJson(project.loop)},
              {"assets", listToJson(project.assets, asset)},
              {"tracks", listToJson(project.tracks, track)}};
    if (!project.masterAutomation.empty()) // older projects have none
        json["masterAutomation"] = toJson(project.masterAutomation);
    if (project.panLaw != PanLaw::raised)
        json["panLaw"] = kPanLaws[static_cast<std::size_t>(project.panLaw)];
    return json;
}

base::Result<Project> projectFromJson(const Json& json)
{
    return projectFromJson(json, {});
}

base::Result<Project> projectFromJson(const Json& json, std::span<const std::string_view> tracks)
{
    if (auto known = checkVersion(json); !known)
        return known.error();
    std::optional<base::Error> error;
    const JsonReader reader(json, "", error);
    Project project;
    readSong(reader, project);
    for (auto& asset : reader.list("assets", readAsset)) {
        const auto sha256 = asset.sha256;
        if (!project.assets.emplace(sha256, std::move(asset)).second)
            reader.fail("assets", "list " + sha256 + " twice");
    }
    for (auto& track : reader.list("tracks", readTrack))
        project.tracks.emplace_back(std::move(track));
    if (error)
        return *error;
    auto apart = readTracks(tracks);
    if (!apart)
        return apart.error();
    std::ranges::move(*apart, std::back_inserter(project.tracks));
    if (auto sound = checkProject(project); !sound)
        return sound.error();
    return project;
}

} // namespace melisma::project
