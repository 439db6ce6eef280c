// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/balance.h"
#include "ml/compose/options_reader.h"
#include "ml/phonemes/phonemiser.h"
#include "tests/ml/fake_singer.h"
#include "tests/support/scratch_dir.h"

// Songs that are sung, by a singer of the test's own.

using namespace melisma;
using tests::compose;
using tests::FakeSinger;
using tests::FlatMeter;
using tests::sung;
namespace fs = std::filesystem;

CHECK_CASE(aSungSongHasMelodyFilesAndFacts)
{
    const tests::ScratchDir folder;
    auto values = sung("pop song with male vocals");
    values.set("takes", std::int64_t{2});
    const auto result =
        compose(values, 3, folder.path(), std::make_shared<FakeSinger>(), std::make_shared<FlatMeter>());
    CHECK(result.ok());
    if (!result)
        return;
    CHECK_EQUAL(std::ranges::count(result->files, "score", &base::TaskFile::role), 2);
    // Verse and chorus and what is sung to the chorus, twice.
    CHECK_EQUAL(std::ranges::count(result->files, "audio", &base::TaskFile::role), 6);
    CHECK_EQUAL(result->files.front().role, "score");
    const auto score = *music::scoreFromJson(*base::readJsonFile(result->files.front().path));
    const auto& melody = score.parts[score.parts.size() - 2];
    CHECK(melody.role == "vocals" && melody.muted && melody.clips.size() == 2);
    const auto& harmony = score.parts.back();
    CHECK_EQUAL(harmony.name, "Harmony vocal melody");
    CHECK(harmony.muted && harmony.clips.size() == 1 && harmony.clips[0].name == "Chorus");
    CHECK_EQUAL(harmony.clips[0].notes.notes.size(), melody.clips[1].notes.notes.size());
    for (const auto& part : score.parts)
        for (const auto& clip : part.clips)
            CHECK(part.role != "lead" || (clip.name != "Verse" && clip.name != "Chorus"));
    const auto& facts = result->facts;
    CHECK_EQUAL(facts["lyricsBy"], "given");
    CHECK(facts["linesLeft"].empty() && !facts.contains("lyrics"));
    CHECK(facts["voice"].get<std::string>()[1] == 'm' && facts["ignored"].empty());
    const double over = facts["balance"]["vocalOverBandDb"];
    CHECK(over >= 1.95 && over <= 4.05);
    CHECK_NEAR(facts["balance"]["loudnessLufs"].get<double>(), ml::kSongLufs, 0.3);
    const auto& sungFile = result->files[1];
    const auto& second = result->files[3];
    CHECK_EQUAL(second.place->track, "Harmony vocal");
    CHECK_NEAR(second.place->gainDb, sungFile.place->gainDb - 7.0, 0.06);
    CHECK(second.place->pan > 0.0 && second.place->effects == sungFile.place->effects);
    CHECK_EQUAL(sungFile.place->effects.front().effect, "compressor");
    CHECK_EQUAL(sungFile.story->contributions.size(), 1u); // the words are the person's
}

/// How many of the sung files count lyrics among what was generated.
std::pair<int, int> draftedOf(const base::TaskResult& result)
{
    std::pair<int, int> count;
    for (const auto& file : result.files)
        if (file.story) {
            ++count.second;
            count.first += std::ranges::count(file.story->contributions, "lyrics") > 0 ? 1 : 0;
        }
    return count;
}

CHECK_CASE(draftedWordsAreThoseOfTheSongAndStayDrafted)
{
    if (!ml::phonemes::Phonemiser::make(tests::resources()))
        return; // nobody can read them
    const tests::ScratchDir folder;
    auto values = tests::params("pop song with female vocals about the sea");
    auto missing = std::make_shared<FakeSinger>();
    missing->installed = false;
    auto wish = values;
    wish.set(ml::kDraftOnly, true);
    const auto draft = compose(wish, 11, folder.path(), missing); // needs no voices
    CHECK(draft.ok() && draft->files.empty());
    const auto words = draft->facts["lyrics"].get<std::string>();
    CHECK(words.starts_with("[Verse]\n") && words.size() > 60);
    const auto song = compose(values, 11, folder.path(), std::make_shared<FakeSinger>());
    CHECK_EQUAL(song->facts["lyrics"], words);
    CHECK_EQUAL(song->facts["lyricsBy"], "drafted");
    CHECK_EQUAL(compose(wish, 11, folder.path(), missing)->facts["lyrics"], words);
    CHECK(compose(wish, 12, folder.path(), missing)->facts["lyrics"] != words);
    wish.set("lyrics", "what stands there");
    wish.set("voice", "none");
    CHECK(compose(wish, 11, folder.path(), missing).ok()); // both mean the song, not the draft

    const auto sungWith = [&](const std::string& lyrics) {
        auto given = values;
        given.set("lyrics", lyrics);
        return *compose(given, 11, folder.path(), std::make_shared<FakeSinger>());
    };
    const auto same = sungWith(words);
    CHECK_EQUAL(same.facts["lyricsBy"], "drafted");
    CHECK_EQUAL(draftedOf(same).first, draftedOf(same).second);
    const auto chorus = words.find("[Chorus]");
    CHECK(chorus != std::string::npos);
    const auto half = sungWith("[Verse]\nNobody ever wrote this line before\nand this one neither\n\n" +
                               words.substr(chorus, words.find("\n\n", chorus) - chorus));
    CHECK_EQUAL(half.facts["lyricsBy"], "edited");
    CHECK(draftedOf(half).first > 0 && draftedOf(half).first < draftedOf(half).second);
    const auto own = sungWith("[Verse]\nNobody ever wrote this line before\nand this one neither\n");
    CHECK_EQUAL(own.facts["lyricsBy"], "given");
    CHECK_EQUAL(draftedOf(own).first, 0);
}

CHECK_CASE(wordsAreDraftedForEnglishVoicesOnly)
{
    const tests::ScratchDir folder;
    auto singer = std::make_shared<FakeSinger>();
    for (const char* voice : {"ef_dora", "ff_siwis*0.6 + af_heart*0.4", "zm_yunxi; pitch=0.5"}) {
        auto values = tests::params("pop song");
        values.set("voice", voice);
        const auto refused = compose(values, 3, folder.path(), singer);
        CHECK(!refused.ok() && refused.error().kind == base::ErrorKind::input);
        CHECK(refused.error().message.find("drafts English words only") != std::string::npos);
        CHECK(refused.error().hint.find("--lyrics") != std::string::npos);
        values.set(ml::kDraftOnly, true);
        CHECK(!compose(values, 3, folder.path(), singer).ok());
        values.erase(ml::kDraftOnly);
        values.set("lyrics", "[Verse]\nOtra noche sin dormir\n");
        CHECK(compose(values, 3, folder.path(), singer).ok());
    }
    CHECK_EQUAL(compose(tests::params("spanish ballad with female vocals"), 3, folder.path(), singer)
                    ->facts["voice"]
                    .get<std::string>()[1],
                'f'); // nobody named: an English one of that sex
}

CHECK_CASE(allFilesNameTheVoiceAsItsUserDoes)
{
    const tests::ScratchDir folder;
    auto values = sung("pop song");
    values.set("voice", std::string("af_heart*0.7 + af_bella*0.3"));
    values.set("voiceName", std::string("Evening"));
    const auto result =
        compose(values, 3, folder.path(), std::make_shared<FakeSinger>(), std::make_shared<FlatMeter>());
    CHECK(result.ok());
    if (!result)
        return;
    int told = 0;
    for (const auto& file : result->files) {
        if (!file.story)
            continue;
        ++told;
        CHECK_EQUAL(file.story->voice.name, "Evening");
        CHECK_EQUAL(file.story->voice.id, "af_heart*0.7 + af_bella*0.3");
    }
    CHECK_EQUAL(told, 3); // verse, chorus and what is sung to the chorus
    const auto& understood = result->facts["understood"];
    CHECK(std::ranges::any_of(understood, [](const base::Json& entry) { return entry["as"] == "voice: Evening"; }));
}

CHECK_CASE(noSecondVoiceWhereNoneIsWished)
{
    const tests::ScratchDir folder;
    auto values = sung("pop with a male voice");
    values.set("harmony", std::string("none"));
    const auto result = compose(values, 3, folder.path(), std::make_shared<FakeSinger>());
    CHECK(result.ok());
    CHECK_EQUAL(std::ranges::count(result->files, "audio", &base::TaskFile::role), 2);
    CHECK_EQUAL(result->facts["harmonySections"].get<int>(), 0);
    values.set("harmony", std::string("everywhere"));
    CHECK(!compose(values, 3, folder.path(), std::make_shared<FakeSinger>()));
}

CHECK_CASE(withoutVoicesTheSongIsMadeAndSaysSo)
{
    const tests::ScratchDir folder;
    const auto values = sung("pop song with female vocals");
    const auto plain = compose(tests::params("pop song"), 5, folder.path(), {});
    auto missing = std::make_shared<FakeSinger>();
    missing->installed = false;
    for (const auto& singer : {std::shared_ptr<FakeSinger>(), missing}) {
        const auto result = compose(values, 5, folder.path(), singer);
        CHECK(result.ok());
        CHECK_EQUAL(result->files.size(), 1u);
        CHECK(!result->facts.contains("voice"));
        const auto ignored = result->facts["ignored"].dump();
        CHECK(ignored.find("female vocals (") != std::string::npos &&
              ignored.find("lyrics (kept") != std::string::npos);
        CHECK(ignored.find("melisma models pull kokoro") != std::string::npos);
        CHECK(result->facts["understood"].dump().find("voice") == std::string::npos);
        auto named = values;
        named.set("voice", std::string("af_heart"));
        const auto refused = compose(named, 5, folder.path(), singer);
        CHECK(!refused.ok() && refused.error().kind == base::ErrorKind::missing);
    }
    CHECK(plain.ok());
}

/// Also in a key that was asked for; the second voice may go three semitones further.
CHECK_CASE(songsLieInTheRangeOfTheirVoice)
{
    const tests::ScratchDir folder;
    const auto table = *base::readJsonFile(tests::resources() / "voices" / "singers.json");
    int inside = 0, all = 0;
    std::uint64_t seed = 0;
    for (const auto& singer : table["singers"])
        for (const char* key : {"", "F# minor"}) {
            auto values = sung(++seed % 2 == 0 ? "pop song" : "slow folk in 3/4",
                               "[Verse]\nslow rain is falling on the town tonight\nand I am walking home alone again\n"
                               "[Chorus]\ncarry me over the river\ncarry me over the sea\n");
            values.set("voice", singer["id"].get<std::string>());
            if (*key)
                values.set("key", std::string(key));
            const auto result = compose(values, seed, folder.path(), std::make_shared<FakeSinger>());
            CHECK(result.ok());
            if (!result)
                continue;
            const auto score = *music::scoreFromJson(*base::readJsonFile(result->files.front().path));
            int own = 0, ownInside = 0;
            for (const auto& part : score.parts)
                for (const auto& note : part.role == "vocals" ? tests::notesOf(part) : std::vector<music::Note>{}) {
                    ++own;
                    ownInside += note.pitch >= singer["low"].get<int>() && note.pitch <= singer["high"].get<int>();
                }
            CHECK(own > 25 && ownInside >= 0.95 * own);
            all += own;
            inside += ownInside;
        }
    std::printf("  %d of %d notes\n", inside, all);
    CHECK(inside >= 0.95 * all);
}

CHECK_CASE(instrumentalPromptsAskNoSinger)
{
    const tests::ScratchDir folder;
    auto singer = std::make_shared<FakeSinger>();
    const auto with = compose(tests::params("folk in D"), 77, folder.path(), singer);
    const auto without = compose(tests::params("folk in D"), 77, folder.path(), {});
    CHECK_EQUAL(with->files.front().sha256, without->files.front().sha256);
    CHECK(singer->files == 0 && !with->facts.contains("lyricsBy"));
    CHECK_EQUAL(compose(sung("instrumental folk"), 7, folder.path(), singer)->files.size(), 1u);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
