// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/options_reader.h"
#include "ml/compose/prompt_preview.h"
#include "ml/compose/prompt_reader.h"
#include "ml/compose/singers.h"
#include "tests/ml/compose_support.h"

#include <set>

// What prompts and options say of who sings.

using namespace melisma;
using tests::library;
using tests::sung;

namespace {

std::string wishText(const std::string& prompt)
{
    const auto wishes = ml::readPrompt(prompt, library().lexicon);
    return wishes.sings() || wishes.voice.none ? ml::textOf(wishes.voice) : "";
}

} // namespace

CHECK_CASE(fortyPhrasesWithAndWithoutVoices)
{
    const std::vector<std::pair<const char*, const char*>> phrases = {
        {"pop ballad with female vocals", "female"},
        {"soft female vocal over piano", "female, soft"},
        {"rock with a deep male voice", "male, deep"},
        {"a soft, deep male voice", "male, deep, soft"},
        {"lo-fi, breathy vocals", "soft"},
        {"folk song sung by a woman", "female"},
        {"folk song sung by a man", "male"},
        {"jazz crooner", "male"},
        {"opera soprano", "female, high"},
        {"a tenor and strings", "male, high"},
        {"tenor sax solo", ""},
        {"baritone sax and drums", ""},
        {"male vocals, no female vocals", "male"},
        {"no female vocals", "none"},
        {"house with vocals", "any"},
        {"song with lyrics about rain", "any"},
        {"singing about the sea", "any"},
        {"instrumental house", "none"},
        {"jazz without vocals", "none"},
        {"no vocals, just piano", "none"},
        {"without singing", "none"},
        {"no singing or drums", "none"},
        {"vocal-free techno", "none"},
        {"not instrumental", "any"},
        {"instrumental intro, then female vocals", "female"},
        {"no vocals, female singer", "none"},
        {"pop mit weiblicher Stimme", "female"},
        {"Ballade mit sanfter Frauenstimme", "female, soft"},
        {"Rock mit tiefer Männerstimme", "male, deep"},
        {"Pop ohne Gesang", "none"},
        {"Volkslied mit Gesang", "any"},
        {"male", "male"},
        {"high voice", "high"},
        {"gospel choir", ""},
        {"choir pad and strings", ""},
        {"synth voice pad", ""},
        {"soft piano", ""},
        {"deep house", ""},
        {"singer songwriter", ""},
        {"rapping over a trap beat", ""},
        {"slow rock with an instrumental solo", ""},
        {"vocal chops and bass", ""},
    };
    CHECK(phrases.size() >= 40);
    for (const auto& [prompt, expected] : phrases)
        CHECK_EQUAL(std::string(prompt) + ": " + wishText(prompt), std::string(prompt) + ": " + expected);
}

CHECK_CASE(whatVoicesCannotDoIsSaid)
{
    const auto ignores = [](const char* prompt, const char* part) {
        const auto wishes = ml::readPrompt(prompt, library().lexicon);
        return std::ranges::any_of(wishes.ignored,
                                   [&](const auto& text) { return text.find(part) != std::string::npos; });
    };
    CHECK(ignores("rapping over a beat", "raps"));
    CHECK(ignores("vocals with vocal harmonies", "one voice"));
    CHECK(ignores("no vocals, female singer", "nobody sings"));
    CHECK(ignores("instrumental intro, female vocals", "asks for a voice"));
    const auto wishes = ml::readPrompt("pop, soft female vocal", library().lexicon);
    CHECK(wishes.ignored.empty());
    CHECK_EQUAL(wishes.understood.back().as, "voice: female, soft");
    CHECK_EQUAL(wishes.understood.back().text, "soft female vocal");
}

CHECK_CASE(theOptionGoesBeforeTheWords)
{
    auto values = tests::params("instrumental pop");
    values.set("voice", std::string("af_heart"));
    const auto wishes = *ml::readWishes(values, library().lexicon);
    CHECK(wishes.sings() && wishes.voice.recipe == "af_heart" && !wishes.ignored.empty());
    values = sung("pop with female vocals");
    values.set("voice", std::string("none"));
    CHECK(!ml::readWishes(values, library().lexicon)->sings());
    values = sung("pop");
    values.set("voice", std::string("auto"));
    CHECK(ml::readWishes(values, library().lexicon)->sings());
    CHECK(!ml::readWishes(sung("instrumental pop"), library().lexicon)->sings());
    CHECK(!ml::readWishes(sung("pop", " \n "), library().lexicon)->sings());

    values = tests::params("pop, female vocals");
    const auto reading = [&] { return ml::previewPrompt(values, library().lexicon)["reading"]; };
    values.set("voice", std::string("auto"));
    CHECK_EQUAL(reading()[1]["as"].get<std::string>(), "voice: female");
    values.set("voice", std::string("none"));
    CHECK(reading()[1]["as"] == "" && reading()[1]["why"].get<std::string>().find("Voice") != std::string::npos);
}

CHECK_CASE(singersFitTheWish)
{
    const auto singers = *ml::loadSingers(tests::resources());
    const auto choose = [&](ml::VoiceWish wish, std::uint64_t seed) {
        return ml::chooseSinger(singers, wish, ml::Rng(seed));
    };
    std::set<std::string> women, men;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto woman = choose({.wanted = true, .sex = ml::VoiceSex::female}, seed);
        const auto man = choose({.wanted = true, .sex = ml::VoiceSex::male}, seed);
        CHECK(woman.sex == ml::VoiceSex::female && man.sex == ml::VoiceSex::male);
        women.insert(woman.id);
        men.insert(man.id);
    }
    CHECK(women.size() >= 4 && men.size() >= 5);
    CHECK_EQUAL(choose({.sex = ml::VoiceSex::male, .pitch = ml::VoicePitch::deep}, 1).id, "am_onyx");
    CHECK_EQUAL(choose({.sex = ml::VoiceSex::female, .soft = true}, 1).id, "af_nicole");
    CHECK(choose({.sex = ml::VoiceSex::female, .pitch = ml::VoicePitch::deep, .soft = true}, 1).sex ==
          ml::VoiceSex::female);
    const auto bad = ml::readSingers(base::Json::parse(R"({"singers": [{"id": "x", "name": "X", "sex": "robot",
        "language": "en-us", "low": 50, "high": 70}]})"),
                                     "singers.json");
    CHECK(!bad.ok() && bad.error().message.find("singers[0].sex") != std::string::npos);
}

CHECK_CASE(rangesAreThoseOfTheTable)
{
    const auto singers = *ml::loadSingers(tests::resources());
    const auto range = [&](const char* recipe) { return ml::rangeOf(singers, *base::VoiceRecipe::parse(recipe)); };
    CHECK(range("am_fenrir") == (ml::Register{53, 66}) && range("af_heart; pitch=0.5") == (ml::Register{55, 71}));
    CHECK(range("am_liam") == (ml::Register{45, 64}) && range("jf_alpha") == (ml::Register{54, 71})); // not in it
    CHECK(range("af_heart*0.5 + bm_george*0.5") == (ml::Register{50, 67}));
    CHECK(range("af_heart*3 + am_onyx") == (ml::Register{52, 68}));
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
