// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/lyric_drafter.h"
#include "tests/ml/vocal_support.h"

#include <map>
#include <set>
#include <sstream>

using namespace melisma;
using tests::library;

namespace {

const ml::LyricBook& book()
{
    static const auto loaded = ml::LyricBook::load(tests::resources());
    CHECK(loaded.ok());
    return *loaded;
}

ml::EnglishPronouncer& pronouncer()
{
    static ml::EnglishPronouncer english(*ml::phonemes::Phonemiser::make(tests::resources()));
    return english;
}

std::string lastWord(const std::string& line)
{
    return line.substr(line.rfind(' ') + 1);
}

bool rhyme(const std::string& a, const std::string& b)
{
    return pronouncer().sounds(lastWord(a))->rhyme == pronouncer().sounds(lastWord(b))->rhyme;
}

struct Stanza {
    std::string kind;
    std::vector<std::string> lines;
};

std::vector<Stanza> stanzasOf(const std::string& lyrics)
{
    std::vector<Stanza> stanzas;
    std::istringstream in(lyrics);
    for (std::string line; std::getline(in, line);)
        if (line.starts_with('['))
            stanzas.push_back({line.substr(1, line.size() - 2), {}});
        else if (!line.empty())
            stanzas.back().lines.push_back(line);
    return stanzas;
}

ml::DraftedLyrics draft(const std::string& prompt, std::uint64_t seed)
{
    const auto plan = tests::planOf(tests::params(prompt), seed);
    CHECK(plan.ok());
    auto drafted = ml::draftLyrics(book(), *plan, prompt, pronouncer());
    CHECK(drafted.ok());
    return drafted ? *drafted : ml::DraftedLyrics{};
}

/// Whether the lines rhyme crosswise or in pairs, without a word rhyming with itself.
bool rhymes(const std::vector<std::string>& lines)
{
    const auto good = [&](std::size_t a, std::size_t b) {
        return rhyme(lines[a], lines[b]) && lastWord(lines[a]) != lastWord(lines[b]);
    };
    return (good(0, 2) && good(1, 3)) || (good(0, 1) && good(2, 3));
}

} // namespace

CHECK_CASE(rhymesAreJudgedBySound)
{
    for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"night", "light"},
                                                                               {"rain", "pane"},
                                                                               {"you", "blue"},
                                                                               {"day", "away"},
                                                                               {"heart", "start"},
                                                                               {"sea", "free"}})
        CHECK(rhyme(a, b));
    for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{
             {"love", "move"}, {"home", "stone"}, {"night", "day"}, {"rain", "again s"}, {"word", "lord"}})
        CHECK(!rhyme(a, b));
    CHECK_EQUAL(pronouncer().sounds("umbrella")->syllables.size(), 3u);
    CHECK(pronouncer().sounds("umbrella")->syllables[1] == ml::VocalStress::primary);
}

CHECK_CASE(everyTailOfTheBookHasARhyme)
{
    for (const auto& theme : book().themes) {
        std::map<std::string, std::set<std::string>> families;
        std::size_t paired = 0;
        for (const auto& tail : theme.tails)
            families[pronouncer().sounds(lastWord(tail))->rhyme].insert(lastWord(tail));
        for (const auto& tail : theme.tails)
            paired += families[pronouncer().sounds(lastWord(tail))->rhyme].size() > 1 ? 1 : 0;
        std::printf("  %s: %zu of %zu tails rhyme within the theme\n", theme.name.c_str(), paired, theme.tails.size());
        CHECK(paired * 10 >= theme.tails.size() * 8);
    }
}

CHECK_CASE(linesFitRhymeAndDiffer)
{
    const std::vector<std::string> prompts = {"a rainy pop ballad about love with female vocals",
                                              "fast rock song about the road", "sad folk song", "happy summer disco",
                                              "slow gospel about hope"};
    int verses = 0, rhymed = 0, lines = 0, near = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto& prompt = prompts[seed % prompts.size()];
        const auto plan = *tests::planOf(tests::params(prompt), seed);
        const int target = ml::lineSyllables(plan, ml::MeterGrid::of(plan.meter)->steps);
        const auto drafted = draft(prompt, seed);
        std::set<std::string> seen;
        for (const auto& stanza : stanzasOf(drafted.text)) {
            CHECK(!stanza.lines.empty());
            if (stanza.kind != "Verse")
                continue;
            for (const auto& line : stanza.lines) {
                int syllables = 0;
                std::istringstream words(line);
                for (std::string word; words >> word;) {
                    std::ranges::transform(word, word.begin(),
                                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
                    syllables += static_cast<int>(pronouncer().sounds(word)->syllables.size());
                }
                ++lines;
                near += std::abs(syllables - target) <= 2 ? 1 : 0;
                CHECK(syllables >= 4 && syllables <= 14);
                CHECK(seen.insert(line).second); // no line twice in the verses
            }
            for (std::size_t i = 0; i + 4 <= stanza.lines.size(); i += 4) {
                ++verses;
                rhymed += rhymes({stanza.lines.begin() + static_cast<std::ptrdiff_t>(i),
                                  stanza.lines.begin() + static_cast<std::ptrdiff_t>(i + 4)})
                              ? 1
                              : 0;
            }
        }
    }
    std::printf("  %d of %d quatrains rhyme, %d of %d lines are within two syllables\n", rhymed, verses, near, lines);
    CHECK(verses > 150 && rhymed * 100 >= verses * 98);
    CHECK(near * 100 >= lines * 95);
}

CHECK_CASE(refrainsReturnAroundTheirHook)
{
    auto values = tests::params("pop song about rain");
    values.set("form", std::string("verse chorus verse chorus bridge chorus"));
    values.set("bars", std::int64_t{48});
    const auto plan = *tests::planOf(values, 6);
    const auto drafted = *ml::draftLyrics(book(), plan, "pop song about rain", pronouncer());
    CHECK_EQUAL(drafted.theme, "rain");
    const auto stanzas = stanzasOf(drafted.text);
    CHECK_EQUAL(stanzas.size(), 6u);
    const auto& chorus = stanzas[1].lines;
    CHECK_EQUAL(chorus.size(), 4u);
    CHECK(chorus[0] == chorus[2] && rhyme(chorus[1], chorus[3]) && chorus[1] != chorus[3]);
    CHECK(stanzas[3].lines == chorus && stanzas[5].lines == chorus);
    CHECK(stanzas[0].lines != stanzas[2].lines);
    CHECK_EQUAL(stanzas[0].lines.size(), 4u);
    CHECK_EQUAL(stanzas[4].lines.size(), 2u);
}

CHECK_CASE(theSameSeedGivesTheSameWords)
{
    CHECK_EQUAL(draft("pop about the sea", 5).text, draft("pop about the sea", 5).text);
    std::set<std::string> texts;
    for (std::uint64_t seed = 0; seed < 40; ++seed)
        texts.insert(draft("pop about the sea", seed).text);
    CHECK(texts.size() >= 39);
    CHECK_EQUAL(draft("pop about the sea", 1).theme, "sea");
    CHECK_EQUAL(draft("traurige ballade", 1).theme, "goodbye");
    CHECK_EQUAL(draft("ein lied vom regen", 1).theme, "rain");
}

CHECK_CASE(draftsCanBeSungInEveryStyleAndMeter)
{
    int left = 0, lines = 0;
    std::uint64_t seed = 1;
    for (const auto& genre : library().genres)
        for (const char* meter : {"4/4", "3/4", "6/8"}) {
            auto values = tests::params(genre.id == "dnb" ? "drum and bass" : genre.name);
            values.set("meter", std::string(meter));
            const auto plan = *tests::planOf(values, ++seed);
            const auto drafted = ml::draftLyrics(book(), plan, genre.name, pronouncer());
            CHECK(drafted.ok() && !drafted->text.empty());
            const ml::VocalPart part{tests::textOf(drafted->text), {55, 71}};
            const auto grid = *ml::MeterGrid::of(plan.meter);
            const auto written = ml::writeVocal(plan, ml::harmonyOf(plan, grid), grid, part, 0);
            left += static_cast<int>(written.left.size());
            for (const auto& stanza : part.text.stanzas)
                lines += static_cast<int>(stanza.lines.size());
        }
    std::printf("  %d of %d drafted lines found no room\n", left, lines);
    CHECK(left * 100 <= lines);
}

CHECK_CASE(theDraftersLinesAreKnownAgain)
{
    CHECK_EQUAL(ml::bareLine(" Fal-ling,  SLOW__ \xC3\xA9t\xC3\xA9! don't"), "falling slow \xC3\xA9t\xC3\xA9 don't");
    const auto& theme = book().themes.front();
    const auto& common = book().common;
    CHECK(ml::isDrafted(book(), theme.hooks.front()) && ml::isDrafted(book(), common.hooks.front() + "!"));
    CHECK(ml::isDrafted(book(), theme.openings.front() + ' ' + common.tails.back()));
    CHECK(!ml::isDrafted(book(), theme.openings.front()) && !ml::isDrafted(book(), common.tails.back()));
    CHECK(!ml::isDrafted(book(), theme.openings.front() + " slowly " + common.tails.back()));
    CHECK(!ml::isDrafted(book(), "") && !ml::isDrafted(book(), "Twinkle, twinkle, little star"));
    for (const auto& stanza : stanzasOf(draft("slow pop song about rain", 5).text))
        for (const auto& line : stanza.lines)
            CHECK(ml::isDrafted(book(), line));
}

CHECK_CASE(aPronouncerThatFailsIsHeard)
{
    struct Deaf : ml::Pronouncer {
        base::Result<ml::WordSounds> sounds(const std::string&) override
        {
            return base::Error{base::ErrorKind::missing, "deaf", {}, {}};
        }
    } deaf;
    const auto drafted = ml::draftLyrics(book(), *tests::planOf(tests::params("pop"), 1), "pop", deaf);
    CHECK(!drafted.ok() && drafted.error().message == "deaf");
    CHECK(!ml::LyricBook::load("/nonexistent").ok());
}

int main(int argc, char** argv)
{
    return tests::phonemiser() ? tests::runChecks(argc, argv) : tests::kSkipped;
}
