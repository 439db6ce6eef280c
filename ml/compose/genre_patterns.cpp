// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/genre_patterns.h"

#include "ml/compose/genre_fields.h"
#include "ml/compose/genre_names.h"
#include "ml/compose/genre_reader.h"

namespace melisma::ml {

namespace {

/// A pattern is text in 4/4, or an object of texts by meter that has "4/4".
Rhythm readRhythm(const SchemaReader& at)
{
    Rhythm rhythm;
    const auto add = [&](const SchemaReader& place, music::Meter meter) {
        const auto grid = MeterGrid::of(meter);
        if (grid)
            rhythm.add(meter, place.take(parseRhythm(place.text(), grid->steps)));
        else
            place.fail(grid.error().message);
    };
    if (at.isText()) {
        add(at, music::Meter{});
        return rhythm;
    }
    at.member("4/4");
    for (const auto& [meter, place] : at.members())
        add(place, place.take(music::Meter::parse(meter)));
    return rhythm;
}

std::vector<Rhythm> readRhythms(const SchemaReader& at)
{
    std::vector<Rhythm> rhythms;
    for (const auto& item : at.items())
        rhythms.push_back(readRhythm(item));
    return rhythms;
}

DrumGroove readGroove(const SchemaReader& at)
{
    DrumGroove groove;
    for (const auto& [name, place] : at.members()) {
        if (drumKey(name) < 0)
            place.fail("'" + name + "' is not a drum");
        groove.voices.emplace(name, readRhythm(place));
    }
    return groove;
}

void checkTones(const SchemaReader& at, const std::vector<std::string>& tones, std::string_view known)
{
    for (const auto& tone : tones)
        if (tone.size() != 1 || known.find(tone) == std::string_view::npos)
            at.fail("'" + tone + "' is not a tone");
}

TonePattern readTonePattern(const SchemaReader& at, std::string_view knownTones)
{
    at.onlyKeys({"rhythm", "tones", "walk", "anticipates"});
    TonePattern pattern;
    pattern.walking = at.has("walk");
    pattern.anticipates = at.has("anticipates");
    if (pattern.walking)
        return pattern;
    pattern.rhythm = readRhythm(at.member("rhythm"));
    pattern.tones = words(at.member("tones").text());
    checkTones(at.member("tones"), pattern.tones, knownTones);
    return pattern;
}

std::map<std::string, std::vector<TonePattern>> readTonePatterns(const SchemaReader& at, std::string_view knownTones)
{
    std::map<std::string, std::vector<TonePattern>> result;
    for (const auto& [name, place] : at.members())
        for (const auto& item : place.items())
            result[name].push_back(readTonePattern(item, knownTones));
    return result;
}

MelodyStyle readMelody(const SchemaReader& at)
{
    at.onlyKeys(genreSchema().at("melodies"));
    MelodyStyle style;
    style.rhythms = readRhythms(at.member("rhythms"));
    style.endings = readRhythms(at.member("endings"));
    style.scale = named(at.member("scale"), scaleNamed, "scale");
    style.leap = at.numberOr("leap", 0, 1, 0.2);
    style.chromatic = at.numberOr("chromatic", 0, 1, 0);
    style.rest = at.numberOr("rest", 0, 0.9, 0.1);
    style.range = readRegister(at.member("range"));
    return style;
}

} // namespace

void readPatterns(const SchemaReader& top, Genre& genre)
{
    for (const auto& [name, place] : top.member("grooves").members())
        genre.grooves[name.substr(0, name.find('.'))].push_back(readGroove(place)); // "verse", "verse.2", ...
    for (const auto& item : top.member("fills").items())
        genre.fills.push_back(readGroove(item));
    genre.bass = readTonePatterns(top.member("bass"), "R3578ASL");
    genre.comps = readTonePatterns(top.member("comps"), "BULTs012345");
    for (const auto& [name, place] : top.member("melodies").members())
        genre.melodies[name] = readMelody(place);
}

} // namespace melisma::ml
