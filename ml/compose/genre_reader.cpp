// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/genre_reader.h"

#include "ml/compose/genre_fields.h"
#include "ml/compose/genre_names.h"
#include "ml/compose/genre_patterns.h"
#include "ml/compose/rooms.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <utility>

namespace melisma::ml {

const std::map<std::string, std::vector<std::string_view>>& genreSchema()
{
    static const std::map<std::string, std::vector<std::string_view>> schema = {
        {"", {"id",   "name",     "about", "words",   "tempo",   "meters", "tonics", "seconds", "feel",     "drummer",
              "band", "sections", "forms", "harmony", "grooves", "fills",  "bass",   "comps",   "melodies", "mix"}},
        {"tempo", {"slowest", "usual", "fastest"}},
        {"feel", {"swing", "swingUnit", "fills", "crashes", "ending"}},
        {"mix", {"levels", "rooms", "leadOver"}},
        {"harmony", {"weight", "progressions", "cadences", "closing"}},
        {"band",
         {"id", "role", "name", "instrument", "program", "range", "voicing", "voices", "gain", "pan", "strum", "late",
          "loose", "rings"}},
        {"sections", {"energy", "play"}},
        {"melodies", {"rhythms", "endings", "scale", "leap", "chromatic", "rest", "range"}},
    };
    return schema;
}

namespace {

constexpr int kDrumBank = 128;

BandPart readPart(const SchemaReader& at)
{
    at.onlyKeys(genreSchema().at("band"));
    BandPart part;
    part.id = at.member("id").text();
    part.role = named(at.member("role"), roleNamed, "role");
    part.name = at.member("name").text();
    part.instrument = {at.has("instrument") ? at.member("instrument").text() : part.name,
                       part.role == Role::drums ? kDrumBank : 0, at.member("program").integer(0, 127)};
    if (part.role != Role::drums)
        part.range = readRegister(at.member("range"));
    if (at.has("voicing"))
        part.voicing = named(at.member("voicing"), voicingNamed, "voicing");
    part.voices = static_cast<int>(at.numberOr("voices", 1, 6, 4));
    part.gainDb = at.member("gain").number(-40, 6);
    part.pan = at.member("pan").number(-1, 1);
    part.strumTicks = static_cast<int>(at.numberOr("strum", 0, 240, 0));
    part.rings = at.has("rings");
    part.lateTicks = at.numberOr("late", -60, 90, 0);
    part.looseTicks = at.numberOr("loose", 0, 40, 4);
    return part;
}

std::vector<Progression> readProgressions(const SchemaReader& at)
{
    std::vector<Progression> result;
    for (const auto& item : at.items()) {
        if (item.isText()) {
            result.push_back({1.0, item.take(parseRomanBars(item.text()))});
            continue;
        }
        item.onlyKeys({"weight", "chords"});
        const auto chords = item.member("chords");
        result.push_back({item.numberOr("weight", 0.01, 100, 1), chords.take(parseRomanBars(chords.text()))});
    }
    return result;
}

/// "intro 4, verse 8, chorus 8".
std::vector<FormEntry> readFormText(const SchemaReader& at)
{
    constexpr int kMostBars = 64;
    std::vector<FormEntry> form;
    const std::string text = at.text();
    for (const auto part : std::views::split(std::string_view(text), ',')) {
        const auto entry = words(std::string(part.begin(), part.end()));
        int bars = 0;
        const bool pair = entry.size() == 2;
        const char* end = pair ? entry[1].data() + entry[1].size() : nullptr;
        if (!pair || std::from_chars(entry[1].data(), end, bars).ptr != end || bars < 1 || bars > kMostBars)
            at.fail("'" + std::string(part.begin(), part.end()) + "' is not a section and its bars, like \"verse 8\"");
        else
            form.push_back({entry[0], bars});
    }
    return form;
}

std::vector<FormEntry> readForm(const SchemaReader& at)
{
    if (at.isText())
        return readFormText(at);
    std::vector<FormEntry> form;
    for (const auto& item : at.items()) {
        item.onlyKeys({"section", "bars"});
        form.push_back({item.member("section").text(), item.member("bars").integer(1, 64)});
    }
    return form;
}

SectionStyle readSection(const SchemaReader& at)
{
    at.onlyKeys(genreSchema().at("sections"));
    SectionStyle style;
    style.energy = at.member("energy").number(0, 1);
    for (const auto& [part, place] : at.member("play").members())
        style.play[part] = place.text();
    return style;
}

void readCharacter(const SchemaReader& top, Genre& genre)
{
    genre.id = top.member("id").text();
    genre.name = top.member("name").text();
    if (top.has("words"))
        genre.words = top.member("words").texts();
    const auto tempo = top.member("tempo");
    tempo.onlyKeys(genreSchema().at("tempo"));
    genre.slowest = tempo.member("slowest").number(20, 400);
    genre.usualTempo = tempo.member("usual").number(genre.slowest, 400);
    genre.fastest = tempo.member("fastest").number(genre.usualTempo, 400);
    for (const auto& item : top.member("meters").items())
        genre.meters.push_back(item.take(music::Meter::parse(item.text())));
    for (const auto& item : top.member("tonics").items()) {
        const auto key = music::Key::parse(item.text());
        if (!key)
            item.fail(key.error().message);
        else
            genre.tonics.push_back(key->tonic);
    }
    genre.usualSeconds = top.member("seconds").number(5, 600);
    if (top.has("drummer"))
        genre.drummer = top.member("drummer").text();
    const auto feel = top.member("feel");
    feel.onlyKeys(genreSchema().at("feel"));
    genre.swing = feel.member("swing").number(0.5, 0.75);
    genre.swingUnit = feel.member("swingUnit").integer(8, 16);
    genre.fillChance = feel.member("fills").number(0, 1);
    genre.crashes = feel.member("crashes").text() == "yes";
    genre.holdsEnding = feel.member("ending").text() == "held";
}

RoomWish readRoom(const SchemaReader& at)
{
    at.onlyKeys({"kind", "amount"});
    const RoomWish room{at.member("kind").text(), at.member("amount").number(0, 1)};
    if (std::ranges::find(roomKinds(), room.kind) == roomKinds().end())
        at.member("kind").fail("'" + room.kind + "' is not a kind of room");
    return room;
}

/// Optional, and so is each role in it.
GenreMix readMix(const SchemaReader& at)
{
    at.onlyKeys(genreSchema().at("mix"));
    const auto named = [](const std::string& name, const SchemaReader& place) {
        const auto role = roleNamed(name);
        if (!role)
            place.fail("'" + name + "' is not a role");
        return role.value_or(Role::comp);
    };
    GenreMix mix;
    mix.leadOverDb = at.numberOr("leadOver", -12, 12, 0);
    if (at.has("levels"))
        for (const auto& [name, place] : at.member("levels").members())
            mix.levels[named(name, place)] = place.number(-30, 0);
    if (at.has("rooms"))
        for (const auto& [name, place] : at.member("rooms").members())
            mix.rooms[named(name, place)] = readRoom(place);
    return mix;
}

ModeHarmony readModeHarmony(const SchemaReader& at)
{
    at.onlyKeys(genreSchema().at("harmony"));
    ModeHarmony harmony;
    at.member("progressions").member("any");
    for (const auto& [kind, list] : at.member("progressions").members())
        harmony.progressions[kind] = readProgressions(list);
    harmony.cadences = readProgressions(at.member("cadences"));
    const auto closing = at.member("closing");
    closing.take(romanChord(closing.text(), {}));
    harmony.closing = closing.text();
    return harmony;
}

/// Modes that are there already stay as they are.
void readHarmony(const SchemaReader& top, Genre& genre)
{
    for (const auto& [name, place] : top.member("harmony").members()) {
        const auto mode = modeNamed(name);
        if (!mode)
            return place.fail("'" + name + "' is not a mode");
        if (genre.harmony.try_emplace(*mode, readModeHarmony(place)).second)
            genre.modes.emplace_back(*mode, place.member("weight").number(0, 100));
    }
}

bool hasPattern(const Genre& genre, Role role, const std::string& name)
{
    switch (role) {
    case Role::drums:
        return genre.grooves.contains(name);
    case Role::bass:
        return genre.bass.contains(name);
    case Role::comp:
    case Role::pad:
        return genre.comps.contains(name);
    case Role::lead:
    case Role::counter:
        break;
    }
    return genre.melodies.contains(name);
}

void readSections(const SchemaReader& top, Genre& genre)
{
    for (const auto& [kind, place] : top.member("sections").members()) {
        genre.sections[kind] = readSection(place);
        for (const auto& [id, pattern] : genre.sections[kind].play) {
            const auto part = std::ranges::find(genre.band, id, &BandPart::id);
            if (part == genre.band.end())
                place.fail("there is no part '" + id + "'");
            else if (!hasPattern(genre, part->role, pattern))
                place.fail("there is no pattern '" + pattern + "' for the part '" + id + "'");
        }
    }
    for (const auto& item : top.member("forms").items()) {
        genre.forms.push_back(readForm(item));
        for (const auto& entry : genre.forms.back())
            if (!genre.sections.contains(entry.kind))
                item.fail("there is no section '" + entry.kind + "'");
    }
}

} // namespace

base::Result<void> addModes(const base::Json& json, const std::string& file, Genre& genre)
{
    std::optional<base::Error> error;
    readHarmony(SchemaReader(json, file, error), genre);
    return error ? base::Result<void>(*error) : base::Result<void>();
}

base::Result<Genre> readGenre(const base::Json& json, const std::string& file)
{
    std::optional<base::Error> error;
    const SchemaReader top(json, file, error);
    top.onlyKeys(genreSchema().at(""));
    Genre genre;
    readCharacter(top, genre);
    for (const auto& item : top.member("band").items())
        genre.band.push_back(readPart(item));
    if (!error)
        readHarmony(top, genre);
    readPatterns(top, genre);
    readSections(top, genre);
    if (top.has("mix"))
        genre.mix = readMix(top.member("mix"));
    if (error)
        return *error;
    return genre;
}

} // namespace melisma::ml
