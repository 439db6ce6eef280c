// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/track_json.h"

#include "core/project/automation_json.h"
#include "core/project/project_check.h"
#include "core/project/project_json.h"

#include <array>

namespace melisma::project {

namespace {

using base::Json;

constexpr std::array<std::string_view, 2> kTimeBases = {"musical", "absolute"};
constexpr std::array<std::string_view, 5> kFadeShapes = {"linear", "equalPower", "slow", "fast", "symmetric"};
constexpr std::array<std::string_view, 4> kTrackKinds = {"audio", "instrument", "bus", "folder"};
constexpr std::array<std::string_view, 4> kLaneViews = {"notes", "waveform", "spectrogram", "combined"};
constexpr std::array<std::string_view, 3> kScales = {"linear", "mel", "log"};
constexpr std::array<std::string_view, 4> kWindows = {"hann", "hamming", "blackman-harris", "rectangular"};
constexpr std::array<std::string_view, 4> kColourMaps = {"ember", "lagoon", "grey", "inverse"};
constexpr std::array<std::string_view, 2> kContents = {"audio", "notes"};

template <class E, std::size_t n>
std::string_view name(const std::array<std::string_view, n>& names, E value)
{
    return names[static_cast<std::size_t>(value)];
}

Json contentToJson(const TakeContent& content)
{
    if (const auto* audio = std::get_if<AudioContent>(&content))
        return Json{{"kind", "audio"}, {"asset", audio->assetSha256}, {"length", audio->length.count}};
    return Json{{"kind", "notes"}, {"sequence", music::toJson(*std::get<NoteContent>(content))}};
}

TakeContent readContent(const JsonReader& reader)
{
    if (reader.choice<int>("kind", kContents) == 0)
        return AudioContent{reader.text("asset"), {reader.integer("length", 0, kLastCount)}};
    return NoteContent(reader.with("sequence", music::noteSequenceFromJson));
}

Json takeToJson(const Take& take)
{
    Json json{{"id", take.id.value},
              {"name", take.name},
              {"content", contentToJson(take.content)},
              {"provenance", toJson(take.provenance)}};
    if (!take.words.empty())
        json["words"] = base::toJson(take.words);
    return json;
}

base::Shared<Take> readTake(const JsonReader& reader)
{
    Take take{TakeId{reader.identity("id")}, reader.text("name"), readContent(reader.part("content")),
              reader.with("provenance", provenanceFromJson)};
    if (reader.has("words"))
        take.words = reader.with("words", base::timedWordsFromJson);
    return take;
}

Json fadesToJson(const Fades& fades)
{
    Json json{{"in", fades.in.count}, {"out", fades.out.count}, {"shape", name(kFadeShapes, fades.inShape)}};
    if (fades.outShape != fades.inShape)
        json["outShape"] = name(kFadeShapes, fades.outShape);
    return json;
}

Fades readFades(const JsonReader& reader)
{
    const auto shape = reader.choice<FadeShape>("shape", kFadeShapes);
    return {{reader.integer("in", 0, kLastCount)},
            {reader.integer("out", 0, kLastCount)},
            shape,
            reader.has("outShape") ? reader.choice<FadeShape>("outShape", kFadeShapes) : shape};
}

Json compToJson(const Clip& clip)
{
    Json parts = Json::array();
    for (const auto& part : clip.comp)
        parts.push_back(Json{{"from", part.from.count}, {"take", part.take.value}});
    return parts;
}

Json timePitchToJson(const TimePitch& timePitch)
{
    return Json{{"ratio", timePitch.ratio},
                {"semitones", timePitch.semitones},
                {"keepFormants", timePitch.keepFormants},
                {"songBpm", timePitch.songBpm}};
}

TimePitch readTimePitch(const JsonReader& reader)
{
    return {reader.number("ratio"), reader.number("semitones"), reader.truth("keepFormants"), reader.number("songBpm")};
}

Json clipToJson(const Clip& clip)
{
    Json takes = Json::array();
    for (const auto& take : clip.takes)
        takes.push_back(takeToJson(*take));
    Json json{{"id", clip.id.value},
              {"name", clip.name},
              {"timeBase", name(kTimeBases, clip.timeBase())},
              {"start", clip.start.count},
              {"length", clip.length.count},
              {"offset", clip.offset.count},
              {"gainDb", clip.gainDb},
              {"fades", fadesToJson(clip.fades)},
              {"chosenTake", clip.chosenTake.value},
              {"takes", std::move(takes)}};
    if (!clip.comp.empty())
        json["comp"] = compToJson(clip);
    if (clip.timePitch != TimePitch()) // older files have none
        json["timePitch"] = timePitchToJson(clip.timePitch);
    if (clip.group)
        json["group"] = clip.group.value;
    if (clip.locked)
        json["locked"] = true;
    if (clip.colour != Clip::kTrackColour)
        json["colour"] = clip.colour;
    return json;
}

base::Shared<Clip> readClip(const JsonReader& reader)
{
    const auto timeBase = reader.choice<TimeBase>("timeBase", kTimeBases);
    const auto count = [&](const char* key, std::int64_t least) {
        return TimeValue{timeBase, reader.integer(key, least, kLastCount)};
    };
    Clip clip;
    clip.id = ClipId{reader.identity("id")};
    clip.name = reader.text("name");
    clip.start = count("start", 0);
    clip.length = count("length", 1);
    clip.offset = count("offset", 0);
    clip.gainDb = reader.number("gainDb");
    clip.fades = readFades(reader.part("fades"));
    clip.chosenTake = TakeId{reader.identity("chosenTake")};
    clip.takes = reader.list("takes", readTake);
    if (reader.has("comp"))
        clip.comp = reader.list("comp", [timeBase](const JsonReader& part) {
            return CompPart{{timeBase, part.integer("from", 1, kLastCount)}, TakeId{part.identity("take")}};
        });
    if (reader.has("timePitch"))
        clip.timePitch = readTimePitch(reader.part("timePitch"));
    if (reader.has("group"))
        clip.group = GroupId{reader.identity("group")};
    clip.locked = reader.has("locked") && reader.truth("locked");
    if (reader.has("colour"))
        clip.colour = static_cast<int>(reader.integer("colour", 0, std::numeric_limits<int>::max()));
    return clip;
}

Json mixToJson(const MixSettings& mix)
{
    Json json{{"gainDb", mix.gainDb}, {"pan", mix.pan}, {"mute", mix.mute}, {"solo", mix.solo}};
    if (mix.width != 1.0)
        json["width"] = mix.width;
    if (mix.invertPhase)
        json["invertPhase"] = true;
    return json;
}

MixSettings readMix(const JsonReader& reader)
{
    MixSettings mix{reader.number("gainDb"), reader.number("pan"), reader.truth("mute"), reader.truth("solo")};
    if (reader.has("width")) // older files have neither
        mix.width = reader.number("width");
    if (reader.has("invertPhase"))
        mix.invertPhase = reader.truth("invertPhase");
    return mix;
}

Json sendsToJson(const std::vector<Send>& sends)
{
    Json list = Json::array();
    for (const auto& send : sends)
        list.push_back(Json{{"id", send.id.value},
                            {"bus", send.bus.value},
                            {"gainDb", send.gainDb},
                            {"preFader", send.preFader},
                            {"on", send.on}});
    return list;
}

Send readSend(const JsonReader& reader)
{
    return {SendId{reader.identity("id")}, TrackId{reader.identity("bus")}, reader.number("gainDb"),
            reader.truth("preFader"), reader.truth("on")};
}

/// Where the track stands and what it feeds; what is as in older files is not written.
void addRouting(const Track& track, Json& json)
{
    if (track.parent)
        json["parent"] = track.parent.value;
    if (track.output)
        json["output"] = track.output.value;
    if (!track.sends.empty())
        json["sends"] = sendsToJson(track.sends);
    if (!track.automation.empty())
        json["automation"] = toJson(track.automation);
}

void readRouting(const JsonReader& reader, Track& track)
{
    if (reader.has("parent"))
        track.parent = TrackId{reader.identity("parent")};
    if (reader.has("output"))
        track.output = TrackId{reader.identity("output")};
    if (reader.has("sends"))
        track.sends = reader.list("sends", readSend);
    track.automation = readAutomation(reader, "automation");
}

Json slotToJson(const EffectSlot& slot)
{
    Json json{{"id", slot.id.value},
              {"effect", slot.effect},
              {"params", base::toJson(slot.params)},
              {"bypass", slot.bypass},
              {"mix", slot.mix}};
    if (slot.other)
        json["other"] = Json{{"params", base::toJson(slot.other->params)}, {"mix", slot.other->mix}};
    if (slot.onB)
        json["onB"] = true;
    return json;
}

EffectSlot readSlot(const JsonReader& reader)
{
    EffectSlot slot{EffectId{reader.identity("id")}, reader.text("effect"),
                    reader.with("params", base::paramValuesFromJson), reader.truth("bypass"), reader.number("mix")};
    if (reader.has("other")) {
        const auto other = reader.part("other");
        slot.other = EffectSettings{other.with("params", base::paramValuesFromJson), other.number("mix")};
    }
    slot.onB = reader.has("onB") && reader.truth("onB");
    return slot;
}

Json styleToJson(const SpectrogramStyle& style)
{
    return Json{{"scale", name(kScales, style.scale)},
                {"windowSize", style.windowSize},
                {"window", name(kWindows, style.window)},
                {"colours", name(kColourMaps, style.colours)},
                {"rangeDb", style.rangeDb},
                {"gainDb", style.gainDb}};
}

SpectrogramStyle readStyle(const JsonReader& reader)
{
    SpectrogramStyle style;
    style.scale = reader.choice<FrequencyScale>("scale", kScales);
    style.windowSize = static_cast<int>(
        reader.integer("windowSize", SpectrogramStyle::kSmallestWindow, SpectrogramStyle::kLargestWindow));
    style.window = reader.choice<WindowShape>("window", kWindows);
    style.colours = reader.choice<ColourMap>("colours", kColourMaps);
    style.rangeDb = reader.number("rangeDb");
    style.gainDb = reader.number("gainDb");
    return style;
}

} // namespace

Json toJson(const std::vector<EffectSlot>& effects)
{
    Json list = Json::array();
    for (const auto& slot : effects)
        list.push_back(slotToJson(slot));
    return list;
}

std::vector<EffectSlot> readEffects(const JsonReader& reader, const char* key)
{
    return reader.has(key) ? reader.list(key, readSlot) : std::vector<EffectSlot>();
}

namespace {

Json instrumentToJson(const music::Instrument& instrument)
{
    Json json = music::toJson(instrument);
    if (!instrument.soundfont.empty())
        json["soundfont"] = instrument.soundfont;
    return json;
}

music::Instrument readInstrument(const JsonReader& reader)
{
    auto instrument = reader.with("instrument", music::instrumentFromJson);
    const auto part = reader.part("instrument");
    if (part.has("soundfont")) // older projects have none
        instrument.soundfont = part.text("soundfont");
    return instrument;
}

} // namespace

Json toJson(const Track& track)
{
    Json clips = Json::array();
    for (const auto& clip : track.clips)
        clips.push_back(clipToJson(*clip));
    Json json{{"id", track.id.value},
              {"kind", name(kTrackKinds, track.kind)},
              {"name", track.name},
              {"role", track.role},
              {"colour", track.colour},
              {"view", name(kLaneViews, track.view)},
              {"mix", mixToJson(track.mix)},
              {"instrument", instrumentToJson(track.instrument)},
              {"effects", toJson(track.effects)},
              {"clips", std::move(clips)}};
    if (track.spectrogram) // older projects have none
        json["spectrogram"] = styleToJson(*track.spectrogram);
    addRouting(track, json);
    return json;
}

Track readTrack(const JsonReader& reader)
{
    Track track;
    track.id = TrackId{reader.identity("id")};
    track.kind = reader.choice<TrackKind>("kind", kTrackKinds);
    track.name = reader.text("name");
    track.role = reader.text("role");
    track.colour = static_cast<int>(reader.integer("colour", 0, std::numeric_limits<int>::max()));
    track.view = reader.choice<LaneView>("view", kLaneViews);
    if (reader.json().contains("spectrogram"))
        track.spectrogram = readStyle(reader.part("spectrogram"));
    track.mix = readMix(reader.part("mix"));
    track.effects = readEffects(reader, "effects");
    track.instrument = readInstrument(reader);
    track.clips = reader.list("clips", readClip);
    readRouting(reader, track);
    return track;
}

base::Result<Track> trackFromJson(const Json& json)
{
    std::optional<base::Error> error;
    Track track = readTrack(JsonReader(json, "track", error));
    if (error)
        return *error;
    if (auto sound = checkTrack(track); !sound)
        return sound.error();
    return track;
}

} // namespace melisma::project
