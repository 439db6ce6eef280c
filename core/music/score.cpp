// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score.h"

namespace melisma::music {

namespace {

using base::Json;
using base::memberOr;
using base::Result;

Json toJson(const PartClip& clip);
Json toJson(const Part& part);

template <class T>
Json listToJson(const std::vector<T>& items)
{
    Json json = Json::array();
    for (const auto& item : items)
        json.push_back(toJson(item));
    return json;
}

template <class T, class Read>
Result<std::vector<T>> listFromJson(const Json& json, const char* key, Read read)
{
    std::vector<T> items;
    for (const auto& entry : base::itemsOf(json, key)) {
        Result<T> item = read(entry);
        if (!item)
            return item.error();
        items.push_back(std::move(*item));
    }
    return items;
}

base::Beats ticksMember(const Json& json, const char* key)
{
    return {memberOr<std::int64_t>(json, key, 0)};
}

Json toJson(const PartClip& clip)
{
    return Json{{"name", clip.name}, {"start", clip.start.ticks}, {"notes", toJson(clip.notes)}};
}

Result<PartClip> partClipFromJson(const Json& json)
{
    auto notes = noteSequenceFromJson(memberOr<Json>(json, "notes", Json::object()));
    if (!notes)
        return notes.error();
    return PartClip{memberOr<std::string>(json, "name", ""), ticksMember(json, "start"), std::move(*notes)};
}

Json toJson(const Part& part)
{
    Json json{{"role", part.role},
              {"name", part.name},
              {"instrument", toJson(part.instrument)},
              {"gainDb", part.gainDb},
              {"pan", part.pan},
              {"clips", listToJson(part.clips)},
              {"effects", listToJson(part.effects)}};
    if (part.model != base::ModelUse{})
        json["model"] = base::toJson(part.model);
    if (part.muted)
        json["muted"] = true;
    return json;
}

Result<Part> partFromJson(const Json& json)
{
    auto instrument = instrumentFromJson(memberOr<Json>(json, "instrument", Json::object()));
    if (!instrument)
        return instrument.error();
    auto clips = listFromJson<PartClip>(json, "clips", partClipFromJson);
    if (!clips)
        return clips.error();
    auto effects = listFromJson<EffectSetting>(json, "effects", base::effectSettingFromJson);
    if (!effects)
        return effects.error();
    return Part{memberOr<std::string>(json, "role", ""),
                memberOr<std::string>(json, "name", ""),
                std::move(*instrument),
                memberOr<double>(json, "gainDb", 0.0),
                memberOr<double>(json, "pan", 0.0),
                std::move(*clips),
                std::move(*effects),
                base::modelUseFromJson(memberOr<Json>(json, "model", Json::object())),
                memberOr<bool>(json, "muted", false)};
}

} // namespace

Json toJson(const Section& section)
{
    return Json{{"name", section.name}, {"start", section.start.ticks}, {"length", section.length.ticks}};
}

Result<Section> sectionFromJson(const Json& json)
{
    return Section{memberOr<std::string>(json, "name", ""), ticksMember(json, "start"), ticksMember(json, "length")};
}

Json toJson(const ChordEvent& event)
{
    return Json{{"symbol", event.chord.symbol()}, {"start", event.start.ticks}, {"length", event.length.ticks}};
}

Result<ChordEvent> chordEventFromJson(const Json& json)
{
    auto chord = Chord::parse(memberOr<std::string>(json, "symbol", ""));
    if (!chord)
        return chord.error();
    return ChordEvent{ticksMember(json, "start"), ticksMember(json, "length"), std::move(*chord)};
}

Json toJson(const Instrument& instrument)
{
    return Json{{"name", instrument.name}, {"bank", instrument.bank}, {"program", instrument.program}};
}

Result<Instrument> instrumentFromJson(const Json& json)
{
    Instrument instrument{memberOr<std::string>(json, "name", ""), memberOr<int>(json, "bank", 0),
                          memberOr<int>(json, "program", 0)};
    if (instrument.bank < 0 || instrument.bank > 16383 || instrument.program < 0 || instrument.program > 127)
        return base::Error{
            base::ErrorKind::input, "Instrument '" + instrument.name + "' has a bank or program out of range", {}, {}};
    return instrument;
}

Json toJson(const Score& score)
{
    return Json{{"title", score.title},
                {"tempoMap", toJson(score.tempoMap)},
                {"key", score.key.text()},
                {"length", score.length.ticks},
                {"sections", listToJson(score.sections)},
                {"chords", listToJson(score.chords)},
                {"parts", listToJson(score.parts)},
                {"masterEffects", listToJson(score.masterEffects)},
                {"masterGainDb", score.masterGainDb}};
}

Result<Score> scoreFromJson(const Json& json)
{
    auto tempoMap = tempoMapFromJson(memberOr<Json>(json, "tempoMap", Json::object()));
    if (!tempoMap)
        return tempoMap.error();
    auto key = Key::parse(memberOr<std::string>(json, "key", ""));
    if (!key)
        return key.error();
    auto sections = listFromJson<Section>(json, "sections", sectionFromJson);
    if (!sections)
        return sections.error();
    auto chords = listFromJson<ChordEvent>(json, "chords", chordEventFromJson);
    if (!chords)
        return chords.error();
    auto parts = listFromJson<Part>(json, "parts", partFromJson);
    if (!parts)
        return parts.error();
    auto masterEffects = listFromJson<EffectSetting>(json, "masterEffects", base::effectSettingFromJson);
    if (!masterEffects)
        return masterEffects.error();
    return Score{memberOr<std::string>(json, "title", ""),
                 std::move(*tempoMap),
                 *key,
                 ticksMember(json, "length"),
                 std::move(*sections),
                 std::move(*chords),
                 std::move(*parts),
                 std::move(*masterEffects),
                 memberOr<double>(json, "masterGainDb", 0.0)};
}

} // namespace melisma::music
