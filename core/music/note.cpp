// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/note.h"

#include "core/music/controller.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace melisma::music {

void sortEvents(NoteSequence& sequence)
{
    std::ranges::stable_sort(sequence.notes, {}, [](const Note& note) { return std::tuple(note.start, note.pitch); });
    std::ranges::stable_sort(sequence.controllers, {}, &ControllerEvent::at);
}

namespace {

// Notes are arrays [start, length, pitch, velocity] in ticks, and [..., lyric, vibrato] where one is sung: a song has
// thousands of them.
base::Json toJson(const Note& note)
{
    base::Json json{note.start.ticks, note.length.ticks, note.pitch, note.velocity};
    if (!note.lyric.empty() || note.vibrato != Note::kSingersVibrato) {
        json.push_back(note.lyric);
        json.push_back(note.vibrato);
    }
    return json;
}

} // namespace

base::Json toJson(const NoteSequence& sequence)
{
    base::Json notes = base::Json::array();
    for (const auto& note : sequence.notes)
        notes.push_back(toJson(note));
    base::Json json{{"length", sequence.length.ticks}, {"notes", notes}};
    for (const auto& event : sequence.controllers)
        json["controllers"].push_back({event.at.ticks, event.controller, event.value});
    return json;
}

namespace {

bool within(std::int64_t value, std::int64_t low, std::int64_t high)
{
    return value >= low && value <= high;
}

base::Error badSequence(const char* what)
{
    return {base::ErrorKind::input, std::string("A note sequence holds ") + what, {}, {}};
}

bool isNumbers(const base::Json& json, std::size_t count)
{
    return json.is_array() && json.size() == count &&
           std::ranges::all_of(json, [](const base::Json& item) { return item.is_number_integer(); });
}

constexpr std::size_t kPlain = 4; ///< members of a note that is not sung
constexpr std::size_t kSung = 6;

std::optional<Note> noteFromJson(const base::Json& json)
{
    const bool sung = json.is_array() && json.size() == kSung;
    if (sung && (!json[4].is_string() || !json[5].is_number_integer()))
        return std::nullopt;
    const base::Json plain = sung ? base::Json{json[0], json[1], json[2], json[3]} : json;
    if (!isNumbers(plain, kPlain) || plain[1].get<std::int64_t>() < 0 ||
        !within(plain[2].get<std::int64_t>(), 0, 127) || !within(plain[3].get<std::int64_t>(), 1, 127))
        return std::nullopt;
    Note note{{plain[0].get<std::int64_t>()}, {plain[1].get<std::int64_t>()}, plain[2].get<int>(), plain[3].get<int>()};
    if (!sung)
        return note;
    if (!within(json[5].get<std::int64_t>(), Note::kSingersVibrato, Note::kDeepestVibrato))
        return std::nullopt;
    note.lyric = json[4].get<std::string>();
    note.vibrato = json[5].get<int>();
    return note;
}

} // namespace

base::Result<NoteSequence> noteSequenceFromJson(const base::Json& json)
{
    NoteSequence sequence;
    sequence.length = {base::memberOr<std::int64_t>(json, "length", 0)};
    if (sequence.length.ticks < 0)
        return badSequence("a negative length");
    for (const auto& item : base::itemsOf(json, "notes")) {
        auto note = noteFromJson(item);
        if (!note)
            return badSequence("a note out of range");
        sequence.notes.push_back(std::move(*note));
    }
    for (const auto& item : base::itemsOf(json, "controllers")) {
        if (!isNumbers(item, 3) || !isController(item[1].get<std::int64_t>(), item[2].get<std::int64_t>()))
            return badSequence("a controller out of range");
        sequence.controllers.push_back({{item[0].get<std::int64_t>()}, item[1].get<int>(), item[2].get<int>()});
    }
    return sequence;
}

} // namespace melisma::music
