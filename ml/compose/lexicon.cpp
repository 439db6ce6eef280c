// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/lexicon.h"

#include "ml/compose/genre_names.h"
#include "ml/compose/schema_reader.h"

namespace melisma::ml {

namespace {

using Kind = Meaning::Kind;

void addPhrases(Lexicon& lexicon, const SchemaReader& at, Kind kind, std::size_t index)
{
    for (const auto& phrase : at.texts())
        if (!lexicon.phrases.try_emplace(phrase, Meaning{kind, index}).second)
            at.fail("'" + phrase + "' has a meaning already");
}

void readGenres(const SchemaReader& at, Lexicon& lexicon)
{
    for (const auto& item : at.items()) {
        item.onlyKeys({"id", "words", "near"});
        lexicon.genres.push_back({item.member("id").text(), false});
        addPhrases(lexicon, item.member("words"), Kind::genre, lexicon.genres.size() - 1);
        if (!item.has("near"))
            continue;
        lexicon.genres.push_back({item.member("id").text(), true});
        addPhrases(lexicon, item.member("near"), Kind::genre, lexicon.genres.size() - 1);
    }
}

void readMoods(const SchemaReader& at, Lexicon& lexicon)
{
    for (const auto& item : at.items()) {
        item.onlyKeys({"name", "words", "mode", "tempo", "density", "brightness", "genres"});
        Mood mood;
        mood.name = item.member("name").text();
        if (item.has("mode"))
            mood.minor = item.member("mode").text() == "minor";
        mood.tempo = item.numberOr("tempo", -1, 1, 0);
        mood.density = item.numberOr("density", -1, 1, 0);
        mood.brightness = item.numberOr("brightness", -1, 1, 0);
        if (item.has("genres"))
            mood.genres = item.member("genres").texts();
        lexicon.moods.push_back(mood);
        addPhrases(lexicon, item.member("words"), Kind::mood, lexicon.moods.size() - 1);
    }
}

void readTempos(const SchemaReader& at, Lexicon& lexicon)
{
    for (const auto& item : at.items()) {
        item.onlyKeys({"name", "words", "place"});
        lexicon.tempos.push_back({item.member("name").text(), item.member("place").number(-0.5, 1.5)});
        addPhrases(lexicon, item.member("words"), Kind::tempo, lexicon.tempos.size() - 1);
    }
}

/// The two ends of a span of MIDI numbers.
std::pair<int, int> readEnds(const SchemaReader& at)
{
    const auto ends = at.items();
    if (ends.size() != 2) {
        at.fail("a list of two numbers is expected");
        return {0, 127};
    }
    return {ends[0].integer(0, 127), ends[1].integer(0, 127)};
}

void readInstruments(const SchemaReader& at, Lexicon& lexicon)
{
    for (const auto& item : at.items()) {
        item.onlyKeys({"name", "words", "program", "family", "group", "roles", "range", "mono"});
        InstrumentEntry entry;
        entry.name = item.member("name").text();
        if (item.has("program"))
            entry.program = item.member("program").integer(0, 127);
        if (item.has("family"))
            entry.family = readEnds(item.member("family"));
        if (item.has("group"))
            entry.group = readEnds(item.member("group"));
        for (const auto& role : item.member("roles").items()) {
            const auto known = roleNamed(role.text());
            if (!known)
                role.fail("'" + role.text() + "' is not a role");
            entry.roles.push_back(known.value_or(Role::comp));
        }
        const auto [low, high] = readEnds(item.member("range"));
        entry.range = {low, high};
        entry.mono = item.has("mono");
        lexicon.instruments.push_back(entry);
        addPhrases(lexicon, item.member("words"), Kind::instrument, lexicon.instruments.size() - 1);
    }
}

void readSectionsAndMeters(const SchemaReader& top, Lexicon& lexicon)
{
    for (const auto& item : top.member("sections").items()) {
        item.onlyKeys({"kind", "words", "like"});
        lexicon.sections.push_back(item.member("kind").text());
        lexicon.sectionsLike[lexicon.sections.back()] = item.member("like").texts();
        addPhrases(lexicon, item.member("words"), Kind::section, lexicon.sections.size() - 1);
    }
    for (const auto& item : top.member("meters").items()) {
        const auto meter = item.member("meter");
        lexicon.meters.push_back(meter.take(music::Meter::parse(meter.text())));
        addPhrases(lexicon, item.member("words"), Kind::meter, lexicon.meters.size() - 1);
    }
}

std::optional<VoiceSex> sexOf(const SchemaReader& at)
{
    if (at.text() == "female" || at.text() == "male")
        return at.text() == "female" ? VoiceSex::female : VoiceSex::male;
    at.fail("'" + at.text() + "' is neither female nor male");
    return std::nullopt;
}

VoiceWish readVoiceWish(const SchemaReader& item)
{
    item.onlyKeys({"words", "sex", "pitch", "soft", "none"});
    VoiceWish wish;
    wish.none = item.has("none");
    wish.wanted = !wish.none;
    wish.soft = item.has("soft");
    if (item.has("sex"))
        wish.sex = sexOf(item.member("sex")).value_or(VoiceSex::any);
    if (item.has("pitch"))
        wish.pitch = item.member("pitch").text() == "deep" ? VoicePitch::deep : VoicePitch::high;
    return wish;
}

void readVoices(const SchemaReader& at, Lexicon& lexicon)
{
    at.onlyKeys({"names", "qualities"});
    for (const auto& item : at.member("names").items()) {
        lexicon.voices.push_back(readVoiceWish(item));
        addPhrases(lexicon, item.member("words"), Kind::voice, lexicon.voices.size() - 1);
    }
    for (const auto& item : at.member("qualities").items())
        for (const auto& word : item.member("words").texts())
            lexicon.voiceQualities[word] = readVoiceWish(item);
}

} // namespace

const Meaning* Lexicon::find(const std::string& phrase) const
{
    const auto found = phrases.find(phrase);
    return found == phrases.end() ? nullptr : &found->second;
}

base::Result<Lexicon> readLexicon(const base::Json& json, const std::string& file)
{
    std::optional<base::Error> error;
    const SchemaReader top(json, file, error);
    top.onlyKeys(
        {"genres", "moods", "tempos", "instruments", "sections", "meters", "voices", "unsupported", "fillers"});
    Lexicon lexicon;
    readGenres(top.member("genres"), lexicon);
    readMoods(top.member("moods"), lexicon);
    readTempos(top.member("tempos"), lexicon);
    readInstruments(top.member("instruments"), lexicon);
    readSectionsAndMeters(top, lexicon);
    readVoices(top.member("voices"), lexicon);
    for (const auto& item : top.member("unsupported").items()) {
        lexicon.reasons.push_back(item.member("why").text());
        addPhrases(lexicon, item.member("words"), Kind::unsupported, lexicon.reasons.size() - 1);
    }
    addPhrases(lexicon, top.member("fillers"), Kind::filler, 0);
    if (error)
        return *error;
    return lexicon;
}

} // namespace melisma::ml
