// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_helpers.h"

#include "core/music/controller.h"
#include "core/project/project_check.h"
#include "core/project/routing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace melisma::edits {

namespace {

constexpr std::size_t kLongestName = 200;
constexpr int kHighestBank = 16383; // two MIDI data bytes

/// Our JSON writer refuses text that is not UTF-8, so nothing of the kind may get into a project.
bool isStorable(const base::Json& json)
{
    try {
        return !json.dump().empty();
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool within(std::int64_t value, std::int64_t low, std::int64_t high)
{
    return value >= low && value <= high;
}

bool isSound(const music::Note& note)
{
    return within(note.start.ticks, 0, project::kLastCount) && within(note.length.ticks, 0, project::kLastCount) &&
           within(note.pitch, 0, 127) && within(note.velocity, 1, 127) &&
           within(note.vibrato, music::Note::kSingersVibrato, music::Note::kDeepestVibrato);
}

bool isSound(const music::ControllerEvent& event)
{
    return within(event.at.ticks, 0, project::kLastCount) && music::isController(event.controller, event.value);
}

bool isFinite(const base::ParamValue& value)
{
    const auto* number = std::get_if<double>(&value);
    return !number || std::isfinite(*number);
}

} // namespace

base::Error usageError(std::string message, std::string hint)
{
    return {base::ErrorKind::usage, std::move(message), std::move(hint), {}};
}

base::Result<std::size_t> placeOf(const project::Project& project, project::TrackId id)
{
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        if (project.tracks[i]->id == id)
            return i;
    return base::Error{
        base::ErrorKind::notFound, fmt::format("There is no track {}", id.value), "It may have been removed", {}};
}

base::Result<ClipPlace> placeOf(const project::Project& project, project::ClipId id)
{
    for (std::size_t t = 0; t < project.tracks.size(); ++t) {
        const auto& clips = project.tracks[t]->clips;
        for (std::size_t c = 0; c < clips.size(); ++c)
            if (clips[c]->id == id)
                return ClipPlace{t, c};
    }
    return base::Error{
        base::ErrorKind::notFound, fmt::format("There is no clip {}", id.value), "It may have been deleted", {}};
}

const project::Clip& clipAt(const project::Project& project, ClipPlace place)
{
    return *project.tracks[place.track]->clips[place.clip];
}

int nextColour(const project::Project& project)
{
    int next = 0;
    for (const auto& track : project.tracks)
        next = std::max(next, track->colour + 1);
    return next;
}

void insertClip(project::Track& track, base::Shared<project::Clip> clip)
{
    const auto startOf = [](const base::Shared<project::Clip>& entry) { return entry->start.count; };
    const auto place = std::ranges::upper_bound(track.clips, startOf(clip), {}, startOf);
    track.clips.insert(place, std::move(clip));
}

project::TimeValue inClipTime(const project::Project& project, const project::Clip& clip, base::Frames at)
{
    const base::Frames held{std::clamp(at.count, -2 * project::kLastCount, 2 * project::kLastCount)};
    return project::TimeValue::absolute(held).in(clip.timeBase(), project.tempoMap, project.sampleRate);
}

base::Result<void> checkUnlocked(const project::Clip& clip)
{
    if (clip.locked)
        return usageError(fmt::format("Clip '{}' is locked", clip.name), "Unlock it in its menu first");
    return {};
}

void fitFades(const project::Project& project, project::Clip& clip)
{
    const auto room = (project.endOf(clip) - project.startOf(clip)).count;
    auto& in = clip.fades.in.count;
    auto& out = clip.fades.out.count;
    if (in + out <= room)
        return;
    const double scale = static_cast<double>(std::max<std::int64_t>(room, 0)) / static_cast<double>(in + out);
    in = static_cast<std::int64_t>(static_cast<double>(in) * scale);
    out = static_cast<std::int64_t>(static_cast<double>(out) * scale);
}

project::Clip withFreshIds(const project::Clip& clip, project::Project& project)
{
    project::Clip copy = clip;
    copy.id = freshId<project::ClipId>(project);
    for (auto& take : copy.takes) {
        const auto id = freshId<project::TakeId>(project);
        if (take->id == clip.chosenTake)
            copy.chosenTake = id;
        for (std::size_t i = 0; i < clip.comp.size(); ++i)
            if (clip.comp[i].take == take->id)
                copy.comp[i].take = id;
        take = take.with([id](project::Take& renamed) { renamed.id = id; });
    }
    return copy;
}

base::Result<double> heldGain(double gainDb)
{
    if (std::isnan(gainDb))
        return usageError("A gain must be a number of decibels", "Choose a value between -60 and 12 dB");
    return std::clamp(gainDb, project::kSilentDb, project::kLoudestDb);
}

base::Result<void> checkName(std::string_view name, std::string_view what)
{
    if (name.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return usageError(fmt::format("The name of a {} cannot be empty", what), "Type a name");
    if (characters(name) > kLongestName)
        return usageError(fmt::format("The name of a {} can have at most {} characters", what, kLongestName),
                          "Choose a shorter name");
    return checkText(name, fmt::format("name of the {}", what));
}

base::Result<void> checkText(std::string_view text, std::string_view what)
{
    if (!isStorable(base::Json(std::string(text))))
        return usageError(fmt::format("The {} is not valid UTF-8 text", what), "Type it again, or rename the file");
    return {};
}

base::Result<void> checkStart(project::TimeValue start, project::TimeValue length)
{
    const bool inside = within(start.count, 0, project::kLastCount) && within(length.count, 0, project::kLastCount) &&
                        start.count + length.count <= project::kLastCount;
    if (!inside)
        return usageError("That place is outside the timeline", "Choose a place between its beginning and 16 days");
    return {};
}

base::Result<void> checkChord(const music::ChordEvent& event)
{
    const auto spelled = music::Chord::parse(event.chord.symbol());
    if (!spelled || *spelled != event.chord)
        return usageError(fmt::format("'{}' is not a chord", event.chord.symbol()), "Write it like Am7 or F/C");
    return checkStart(project::TimeValue::musical(event.start), project::TimeValue::musical(event.length));
}

base::Result<void> checkInstrument(const music::Instrument& instrument)
{
    if (!within(instrument.bank, 0, kHighestBank) || !within(instrument.program, 0, 127))
        return usageError("That instrument does not exist", "Programs are 0 to 127, banks 0 to 16383");
    return checkText(instrument.name, "name of the instrument");
}

base::Result<void> checkNotes(const music::NoteSequence& notes)
{
    const auto sound = [](const auto& event) { return isSound(event); };
    if (!within(notes.length.ticks, 0, project::kLastCount))
        return usageError("The length of the notes is out of range", "Choose a shorter length");
    if (!std::ranges::all_of(notes.notes, sound))
        return usageError("A note is out of range", "Pitches are 0 to 127, velocities 1 to 127, times not negative");
    for (const auto& note : notes.notes)
        if (auto good = note.lyric.empty() ? base::Result<void>() : checkText(note.lyric, "syllable of the note");
            !good)
            return good;
    if (!std::ranges::all_of(notes.controllers, sound))
        return usageError("A controller is out of range", "Numbers and values are 0 to 127, the pitch wheel's 0 to 16383, times not negative");
    return {};
}

base::Result<void> checkContent(const project::Project& project, const project::Track& track,
                                const project::TakeContent& content)
{
    const auto* audio = std::get_if<project::AudioContent>(&content);
    if (project::sums(track.kind))
        return usageError(fmt::format("Track '{}' holds no clips", track.name),
                          "Audio goes to audio tracks, notes to instrument tracks");
    if ((track.kind == project::TrackKind::audio) != (audio != nullptr))
        return usageError(
            fmt::format("Track '{}' holds {}", track.name, audio ? "notes, not audio" : "audio, not notes"),
            "Choose a track of the other kind");
    if (!audio)
        return checkNotes(*std::get<project::NoteContent>(content));
    const auto* asset = project.findAsset(audio->assetSha256);
    if (!asset)
        return base::Error{base::ErrorKind::notFound, "The audio is not in the project", "Import the file first", {}};
    if (asset->frames != audio->length)
        return usageError("The audio's length is not that of its file", "Import the file again");
    return {};
}

base::Result<void> registerAsset(project::Project& project, const project::Asset& asset)
{
    if (asset.kind != project::AssetKind::sound)
        return usageError(fmt::format("'{}' is no sound", asset.name), "Choose a sound file");
    if (asset.sampleRate != project.sampleRate)
        return usageError(
            fmt::format("'{}' has {} Hz, but the project {} Hz", asset.name, asset.sampleRate, project.sampleRate),
            "Convert it to the project's rate first");
    if (asset.frames.count < 1 || asset.frames.count > project::kLastCount)
        return usageError(fmt::format("'{}' holds no audio", asset.name), "Choose another file");
    if (auto text = checkText(asset.name, "name of the file"); !text)
        return text;
    if (auto sound = project::checkAsset(project, asset); !sound)
        return sound;
    const auto [known, added] = project.assets.try_emplace(asset.sha256, asset);
    if (!added && (known->second->kind != asset.kind || known->second->frames != asset.frames))
        return usageError(fmt::format("'{}' disagrees with the same audio in the project", asset.name),
                          "Import the file again");
    return {};
}

void dropUnusedFonts(project::Project& project)
{
    std::set<std::string> played;
    for (const auto& track : project.tracks)
        played.insert(track->instrument.soundfont);
    std::erase_if(project.assets, [&](const auto& entry) {
        return entry.second->kind == project::AssetKind::soundfont && !played.contains(entry.first);
    });
}

base::Shared<project::Clip> clipWithTake(project::Project& project, const std::string& name, project::TimeValue start,
                                         project::TakeContent content, const std::string& takeName,
                                         const project::Provenance& provenance)
{
    project::Clip clip;
    clip.id = freshId<project::ClipId>(project);
    clip.name = name;
    clip.start = start;
    clip.length = project::materialLength(content);
    clip.offset = {start.timeBase, 0};
    clip.chosenTake = freshId<project::TakeId>(project);
    clip.takes.emplace_back(project::Take{clip.chosenTake, takeName, std::move(content), provenance});
    return clip;
}

base::Result<void> checkProvenance(const project::Provenance& provenance)
{
    const auto finite = [](const auto& entry) { return isFinite(entry.second); };
    if (!std::isfinite(provenance.seconds) || !std::ranges::all_of(provenance.params.all(), finite))
        return usageError("The story of the material's making holds a number that is not finite",
                          "Run the task again with other parameters");
    if (!isStorable(project::toJson(provenance)))
        return usageError("The story of the material's making holds text that is not UTF-8",
                          "Type the prompt again, or rename the input files");
    return {};
}

} // namespace melisma::edits
