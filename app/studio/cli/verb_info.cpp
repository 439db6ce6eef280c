// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_info.h"

#include "app/studio/cli/open_project.h"
#include "audio/analysis/loudness.h"
#include "audio/files/audio_file.h"
#include "core/project/comp.h"
#include "core/provenance/usage_record.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;
using project::Project;

/// JSON has no infinity: silence has no loudness.
Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(); }

double secondsOf(const Project& song, base::Frames frames) { return base::toSeconds(frames, song.sampleRate).value; }

/// The takes of a comp, from where each of them sounds.
Json compOf(const Project& song, const project::Clip& clip)
{
    Json parts = Json::array();
    for (const auto& stretch : project::compStretches(clip)) {
        const auto start = clip.start + (stretch.from - clip.offset);
        parts.push_back(Json{{"take", stretch.take->name},
                             {"start", secondsOf(song, start.toFrames(song.tempoMap, song.sampleRate))},
                             {"origin", project::toString(stretch.take->provenance.origin)}});
    }
    return parts;
}

Json clipsOf(const Project& song, const project::Track& track)
{
    Json clips = Json::array();
    for (const auto& clip : track.clips) {
        Json json{{"name", clip->name},
                  {"start", secondsOf(song, song.startOf(*clip))},
                  {"end", secondsOf(song, song.endOf(*clip))},
                  {"takes", clip->takes.size()},
                  {"origin", project::toString(project::takeAt(*clip, clip->offset).provenance.origin)}};
        if (!clip->comp.empty())
            json["comp"] = compOf(song, *clip);
        clips.push_back(std::move(json));
    }
    return clips;
}

constexpr std::array<const char*, 4> kKinds = {"audio", "instrument", "bus", "folder"}; ///< as TrackKind

Json tracksOf(const Project& song)
{
    Json tracks = Json::array();
    for (const auto& track : song.tracks) {
        const bool plays = track->kind == project::TrackKind::instrument;
        Json json{{"id", track->id.value}, {"name", track->name}, {"kind", kKinds[static_cast<std::size_t>(track->kind)]},
                  {"gainDb", track->mix.gainDb}, {"pan", track->mix.pan}, {"mute", track->mix.mute},
                  {"solo", track->mix.solo}};
        if (plays)
            json["instrument"] = music::toJson(track->instrument);
        json["clips"] = clipsOf(song, *track);
        tracks.push_back(std::move(json));
    }
    return tracks;
}

template <class Items, class Name>
Json stretches(const Project& song, const Items& items, const char* key, Name name)
{
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(Json{{key, name(item)},
                            {"start", song.tempoMap.secondsAt(item.start).value},
                            {"end", song.tempoMap.secondsAt(item.start + item.length).value}});
    return list;
}

Json contributionsOf(const Project& song)
{
    Json json = Json::object();
    for (const auto& [contribution, share] : provenance::foldContributions(song))
        json[std::string(project::toString(contribution))] =
            Json{{"level", provenance::levelText(share)}, {"timeShare", share.timeShare}};
    return json;
}

Json describe(const Project& song)
{
    return Json{{"name", song.name},
                {"seconds", secondsOf(song, song.length())},
                {"tempoBpm", song.tempoMap.bpmAt({})},
                {"key", song.key.text()},
                {"meter", song.tempoMap.meterAtBar(0).text()},
                {"sampleRate", song.sampleRate},
                {"sections", stretches(song, song.markers, "name", [](const auto& marker) { return marker.name; })},
                {"chords", stretches(song, song.chords, "symbol", [](const auto& event) { return event.chord.symbol(); })},
                {"tracks", tracksOf(song)},
                {"contributions", contributionsOf(song)}};
}

Result<Json> describeSound(const std::filesystem::path& path)
{
    auto reader = audio::openAudioFile(path);
    if (!reader)
        return reader.error();
    auto loudness = audio::measureLoudness(path);
    if (!loudness)
        return loudness.error();
    const auto& info = (*reader)->info();
    return Json{{"seconds", base::toSeconds(info.frames, info.sampleRate).value},
                {"sampleRate", info.sampleRate},
                {"channels", info.channels},
                {"bits", info.bits},
                {"format", info.format},
                {"integratedLufs", finite(loudness->integratedLufs)},
                {"truePeakDb", finite(loudness->truePeakDb)},
                {"loudnessRange", finite(loudness->rangeLu)}};
}

} // namespace

std::string InfoVerb::summary() const { return "Tell what is in a project or a sound file"; }

void InfoVerb::addOptions(CLI::App& options)
{
    options.add_option("PATH", m_path, "A project or a sound file")->required();
}

Result<Json> InfoVerb::run(const VerbContext&)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(m_path, ignored))
        return describeSound(m_path);
    auto opened = openProject(m_path);
    if (!opened)
        return opened.error();
    return describe(opened->project);
}

std::string InfoVerb::text(const Json& result) const
{
    if (!result.contains("tracks"))
        return fmt::format("{}, {:.2f} s, {} Hz, {} channels", result["format"].get<std::string>(),
                           result["seconds"].get<double>(), result["sampleRate"].get<int>(), result["channels"].get<int>());
    std::string text = fmt::format("{}: {:.1f} s, {} bpm, {}, {}", result["name"].get<std::string>(),
                                   result["seconds"].get<double>(), result["tempoBpm"].get<double>(),
                                   result["key"].get<std::string>(), result["meter"].get<std::string>());
    for (const auto& track : result["tracks"])
        text += fmt::format("\n  {:<20} {:<10} {} clips", track["name"].get<std::string>(),
                            track["kind"].get<std::string>(), track["clips"].size());
    return text;
}

} // namespace melisma::app
