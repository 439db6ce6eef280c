// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task.h"

#include <cmath>

namespace melisma::base {

namespace {

using Texts = std::vector<std::string>;

Json toJson(const SoundPlace& place)
{
    Json effects = Json::array();
    for (const auto& effect : place.effects)
        effects.push_back(base::toJson(effect));
    return Json{{"track", place.track},   {"role", place.role}, {"start", place.start.value},
                {"gainDb", place.gainDb}, {"pan", place.pan},   {"effects", std::move(effects)}};
}

Result<SoundPlace> placeFromJson(const Json& json)
{
    SoundPlace place{memberOr<std::string>(json, "track", ""),
                     memberOr<std::string>(json, "role", ""),
                     {memberOr<double>(json, "start", 0.0)},
                     memberOr<double>(json, "gainDb", 0.0),
                     memberOr<double>(json, "pan", 0.0)};
    if (!std::isfinite(place.start.value) || place.start.value < 0.0 || !std::isfinite(place.gainDb) ||
        !std::isfinite(place.pan))
        return Error{ErrorKind::input, "A task placed a sound outside the timeline"};
    for (const auto& entry : itemsOf(json, "effects")) {
        auto effect = effectSettingFromJson(entry);
        if (!effect)
            return effect.error();
        place.effects.push_back(std::move(*effect));
    }
    return place;
}

Json toJson(const FileStory& story)
{
    return Json{{"model", base::toJson(story.model)},
                {"voice", base::toJson(story.voice)},
                {"contributions", story.contributions},
                {"lyrics", story.lyrics},
                {"words", base::toJson(story.words)}};
}

Result<FileStory> storyFromJson(const Json& json)
{
    auto words = timedWordsFromJson(memberOr<Json>(json, "words", Json::array()));
    if (!words)
        return words.error();
    return FileStory{modelUseFromJson(memberOr<Json>(json, "model", Json::object())),
                     voiceUseFromJson(memberOr<Json>(json, "voice", Json::object())),
                     memberOr<Texts>(json, "contributions", {}), memberOr<std::string>(json, "lyrics", ""),
                     std::move(*words)};
}

} // namespace

// Words are arrays [text, start, end]: a book read aloud has many.
Json toJson(const std::vector<TimedWord>& words)
{
    Json json = Json::array();
    for (const auto& word : words)
        json.push_back({word.text, word.start.value, word.end.value});
    return json;
}

Result<std::vector<TimedWord>> timedWordsFromJson(const Json& json)
{
    std::vector<TimedWord> words;
    for (const auto& entry : json) {
        const bool whole = entry.is_array() && entry.size() == 3 && entry[0].is_string() && entry[1].is_number() &&
                           entry[2].is_number();
        if (!whole || !(entry[1].get<double>() >= 0.0) || !(entry[2].get<double>() >= entry[1].get<double>()))
            return Error{ErrorKind::input, "A word's place in time is not readable"};
        words.push_back({entry[0].get<std::string>(), {entry[1].get<double>()}, {entry[2].get<double>()}});
    }
    return words;
}

Json toJson(const VoiceUse& voice)
{
    return Json{{"id", voice.id},
                {"name", voice.name},
                {"parents", voice.parents},
                {"consent", voice.consent},
                {"licence", voice.licence}};
}

VoiceUse voiceUseFromJson(const Json& json)
{
    return VoiceUse{memberOr<std::string>(json, "id", ""), memberOr<std::string>(json, "name", ""),
                    memberOr<Texts>(json, "parents", {}), memberOr<std::string>(json, "consent", ""),
                    memberOr<std::string>(json, "licence", "")};
}

Json toJson(const TaskFile& file)
{
    Json json{{"role", file.role}, {"name", file.name}, {"path", file.path.string()}, {"sha256", file.sha256}};
    if (file.place)
        json["place"] = toJson(*file.place);
    if (file.story)
        json["story"] = toJson(*file.story);
    return json;
}

Result<TaskFile> taskFileFromJson(const Json& json)
{
    TaskFile file{memberOr<std::string>(json, "role", ""), memberOr<std::string>(json, "name", ""),
                  memberOr<std::string>(json, "path", ""), memberOr<std::string>(json, "sha256", "")};
    if (json.contains("story")) {
        auto story = storyFromJson(json["story"]);
        if (!story)
            return story.error();
        file.story = std::move(*story);
    }
    if (!json.contains("place"))
        return file;
    auto place = placeFromJson(json["place"]);
    if (!place)
        return place.error();
    file.place = std::move(*place);
    return file;
}

} // namespace melisma::base
