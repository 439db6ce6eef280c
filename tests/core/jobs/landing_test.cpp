// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/edits/edit_notes.h"
#include "core/edits/set_words.h"
#include "core/edits/trim_clip.h"
#include "core/jobs/landing.h"
#include "core/jobs/melody_input.h"
#include "core/jobs/recording_input.h"
#include "core/project/project_json.h"
#include "core/provenance/usage_record.h"
#include "tests/core/edits/example_song.h"
#include "tests/support/scratch_dir.h"

#include <QTest>

#include <fstream>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using base::Json;

namespace {

const base::ModelUse kNet{"kokoro", "1.0", "weights-sha", "Apache-2.0", true};
const base::VoiceUse kVoice{"blend-1", "Dawn", {"af_heart", "af_bella"}, "builtin", "Apache-2.0"};

base::TaskFile sungFile(const std::string& name, double start)
{
    base::TaskFile file{"audio", name, "/nowhere/" + name + ".wav", "sha"};
    file.place = base::SoundPlace{"Lead vocal", "vocals", {start}, -2.0, 0.0, {{"reverb", {}, 0.2}}};
    file.story = base::FileStory{
        kNet, kVoice, {"vocals", "lyrics"}, "slow rain", {{"slow", {0.1}, {0.5}}, {"rain", {0.5}, {1.25}}}};
    return file;
}

base::TaskRequest request()
{
    base::TaskRequest made{"sketch", {}, {}, 7};
    made.params.set("prompt", "slow rain");
    return made;
}

music::Score score()
{
    music::Score made;
    made.title = "Rain";
    made.tempoMap = music::TempoMap(60.0, {4, 4});
    made.length = Beats::whole(8);
    made.parts = {{"keys", "Rhodes", {"Rhodes", 0, 4}, 0.0, 0.0, {{"Verse", {}, scale(8)}}}};
    return made;
}

base::TaskResult songResult(const ScratchDir& folder)
{
    const auto path = folder.path() / "score.json";
    std::ofstream(path) << music::toJson(score()).dump();
    base::TaskResult result;
    result.files = {{"score", "Take 1", path, ""}, sungFile("Verse", 2.0), sungFile("Chorus", 6.0)};
    result.model = {"composer", "1", "", "GPL-3.0-or-later", false};
    return result;
}

const std::vector<project::Asset> kSounds = {asset("verse", 3 * kSecond), asset("chorus", 2 * kSecond)};

project::Project landed(const base::TaskResult& result, const project::Project& into,
                        const jobs::LandingPlace& place = {})
{
    const auto edit = jobs::resultLanding(request(), result, "2026-11-26T12:00:00Z", kSounds, place);
    if (!edit)
        qFatal("%s", edit.error().sentence().c_str());
    return done((*edit)(into));
}

base::Frames frames(const project::Project& song, int beat)
{
    return song.tempoMap.framesAt(Beats::whole(beat), song.sampleRate);
}

} // namespace

class LandingTest : public QObject {
    Q_OBJECT
private slots:
    void aTaskFileSurvivesTheWayThroughJson()
    {
        const auto file = sungFile("Verse", 2.5);
        const auto read = base::taskFileFromJson(Json::parse(base::toJson(file).dump()));
        QVERIFY(read);
        QVERIFY(*read->place == *file.place);
        QVERIFY(*read->story == *file.story);
        auto backward = base::toJson(file);
        backward["story"]["words"][0][2] = 0.05;
        QVERIFY(!base::taskFileFromJson(backward));
        auto wild = base::toJson(file);
        wild["place"]["start"] = -1.0;
        QVERIFY(!base::taskFileFromJson(wild));
    }

    void scoreAndSoundsLandTogether()
    {
        const ScratchDir folder;
        const auto song = landed(songResult(folder), {});
        QCOMPARE(song.tracks.size(), std::size_t{2});
        const auto& vocal = *song.tracks.back();
        QCOMPARE(vocal.name, std::string("Lead vocal"));
        QVERIFY(song.startOf(*vocal.clips[0]) == base::Frames{2 * kSecond});
        QVERIFY(song.startOf(*vocal.clips[1]) == base::Frames{6 * kSecond});
        const auto& story = vocal.clips[0]->chosen().provenance;
        QVERIFY(story.origin == project::Origin::aiGenerated);
        QCOMPARE(vocal.clips[0]->chosen().words.size(), std::size_t{2});
        const auto saved = project::projectFromJson(Json::parse(project::toJson(song).dump()));
        QVERIFY(saved && *saved == song);
        QVERIFY(story.model == kNet);
        QVERIFY(story.voice == kVoice);
        QCOMPARE(story.lyrics, std::string("slow rain"));
        QVERIFY(song.tracks.front()->clips[0]->chosen().provenance.origin == project::Origin::algorithmic);
    }

    void draftedWordsBecomeTheSongs()
    {
        const ScratchDir folder;
        auto result = songResult(folder);
        result.facts["lyrics"] = "[Verse]\nI hear the rain\n";
        auto wish = request();
        wish.params.set("lyrics", std::string(" \n"));
        const auto land = [&] {
            const auto edit = jobs::resultLanding(wish, result, "2026-11-26T12:00:00Z", kSounds, {});
            return done((*edit)({}));
        };
        QCOMPARE(land().lyrics, std::string("[Verse]\nI hear the rain\n"));
        wish.params.set("lyrics", std::string("mine"));
        QCOMPARE(land().lyrics, std::string("mine"));
    }

    /// A phrase of drafted words that is sung again is no less drafted; a person's own words are theirs.
    void draftedWordsStayDrafted()
    {
        const ScratchDir folder;
        const auto song = landed(songResult(folder), {});
        const auto draftedAfter = [&](const char* words) {
            auto again = sungFile("Verse", 2.0);
            again.story->contributions = {"vocals"};
            again.story->lyrics = words;
            base::TaskResult result;
            result.files = {again, sungFile("Chorus", 6.0)};
            const auto sung = landed(result, song);
            const auto& take = sung.tracks.back()->clips[0]->chosen();
            return std::ranges::count(take.provenance.contributions, project::Contribution::lyrics);
        };
        QCOMPARE(draftedAfter("Rain!"), std::ptrdiff_t{1});
        QCOMPARE(draftedAfter("slow rain"), std::ptrdiff_t{1});
        QCOMPARE(draftedAfter("slow train"), std::ptrdiff_t{0});
        QCOMPARE(draftedAfter("rai"), std::ptrdiff_t{0});
        QCOMPARE(draftedAfter(""), std::ptrdiff_t{0});
    }

    void theRecordNamesTheVoiceAndItsParents()
    {
        const ScratchDir folder;
        const auto record = provenance::usageRecord(landed(songResult(folder), {}), {});
        QCOMPARE(record["voices"].size(), std::size_t{1});
        QCOMPARE(record["voices"][0]["displayName"].get<std::string>(), kVoice.name);
        QCOMPARE(record["voices"][0]["parents"].get<std::vector<std::string>>(), kVoice.parents);
        QCOMPARE(record["voices"][0]["consent"]["state"].get<std::string>(), std::string("builtin"));
        QCOMPARE(record["summary"]["contributions"]["vocals"]["level"].get<std::string>(), std::string("full"));
        QCOMPARE(record["summary"]["contributions"]["lyrics"]["level"].get<std::string>(), std::string("full"));
        int voiced = 0;
        for (const auto& segment : record["segments"])
            voiced += segment["step"].value("voice", "") == "v1" ? 1 : 0;
        QCOMPARE(voiced, 2);
    }

    void soundsAloneGoWhereThePersonSays()
    {
        const ScratchDir folder;
        auto result = songResult(folder);
        result.files.erase(result.files.begin());
        const auto song = landed(result, exampleSong().project, {{1.5}, "Loops"});
        const auto& track = *song.tracks.back();
        QCOMPARE(track.name, std::string("Loops"));
        QVERIFY(song.startOf(*track.clips[0]) == base::Frames{(2 * kSecond) + (3 * kSecond) / 2});
    }

    void aMelodyIsSungWhereItsClipBegins()
    {
        const ScratchDir folder;
        auto song = done(edits::addTrack({}, project::TrackKind::instrument, "Lead"));
        song = done(edits::addNoteClip(song, song.tracks[0]->id, "Verse", scale(8), Beats::whole(2), {}));
        const auto clip = song.tracks[0]->clips[0]->id;
        base::TaskRequest asked{"sing", {}, {}, 7};
        QVERIFY(jobs::addMelodyInput(asked, song, clip, folder.path()));
        const auto melody = *music::scoreFromJson(*base::readJsonFile(asked.inputs.front().path));
        QCOMPARE(melody.parts.size(), std::size_t{1});
        QCOMPARE(melody.parts[0].clips[0].notes.notes.size(), std::size_t{8});
        QVERIFY(melody.tempoMap == song.tempoMap);

        base::TaskResult result;
        result.files = {sungFile("Vocal", 0.0)};
        const auto place = jobs::melodyPlace(asked);
        const auto start = song.tempoMap.framesAt(Beats::whole(2), song.sampleRate);
        const auto edit = jobs::resultLanding(asked, result, "", {asset("vocal", 9 * kSecond)}, place);
        QVERIFY(edit);
        const auto sung = done((*edit)(song));
        const auto& vocal = *sung.tracks.back()->clips.front();
        QCOMPARE(vocal.name, std::string("Verse"));
        QVERIFY(sung.startOf(vocal) == start);
        QCOMPARE(vocal.offset.count, start.count);
        QCOMPARE(vocal.length.count, 9 * kSecond - start.count);
        const auto again = done((*jobs::resultLanding(asked, result, "", {asset("vocal2", 9 * kSecond)}, place))(sung));
        QCOMPARE(again.tracks.back()->clips.size(), std::size_t{1});
        QCOMPARE(again.tracks.back()->clips[0]->takes.size(), std::size_t{2});

        const auto early = jobs::resultLanding(asked, result, "", {asset("short", start.count)}, place);
        QVERIFY(early && !(*early)(song)); // nothing is left behind the clip's beginning
        QVERIFY(!jobs::addMelodyInput(asked, song, vocal.id, folder.path()));
        QVERIFY(!jobs::addMelodyInput(asked, sung, vocal.id, folder.path())); // audio
        QVERIFY(jobs::melodyPlace(request()).track.empty());
    }

    /// A second voice is told what it harmonises with, and lands beside the lead, not among its takes.
    void aSecondVoiceHasATrackOfItsOwn()
    {
        const ScratchDir folder;
        auto song = done(edits::addTrack({}, project::TrackKind::instrument, "Lead"));
        song = done(edits::addNoteClip(song, song.tracks[0]->id, "Verse", scale(8), Beats::whole(2), {}));
        song.key = *music::Key::parse("A minor");
        song.chords = {{{}, Beats::whole(8), *music::Chord::parse("Am7")}};
        base::TaskRequest asked{"sing", {}, {}, 7};
        QVERIFY(jobs::addMelodyInput(asked, song, song.tracks[0]->clips[0]->id, folder.path()));
        const auto melody = *music::scoreFromJson(*base::readJsonFile(asked.inputs.front().path));
        QVERIFY(melody.key == song.key);
        QVERIFY(melody.chords == song.chords);
        QCOMPARE(jobs::melodyPlace(asked).track, std::string(jobs::kLeadVocal));
        asked.params.set("part", "lead");
        QCOMPARE(jobs::melodyPlace(asked).track, std::string(jobs::kLeadVocal));
        asked.params.set("part", "thirdBelow");
        QCOMPARE(jobs::melodyPlace(asked).track, std::string(jobs::kHarmonyVocal));
    }

    void wordsGoToTheTakesOfTheirSound()
    {
        const auto song = exampleSong();
        base::TaskRequest asked{"align", {}, {}, 0};
        QVERIFY(!jobs::addRecordingInput(asked, song.project, song.notes, "/project"));
        QVERIFY(jobs::addRecordingInput(asked, song.project, song.audio, "/project"));
        const auto& input = asked.inputs.front();
        const auto& sound = *song.project.assets.begin()->second;
        QCOMPARE(input.sha256, sound.sha256);
        QCOMPARE(input.path.string(), "/project/" + sound.file);
        base::TaskResult result;
        const std::vector<base::TimedWord> words{{"slow", {0.25}, {0.5}}, {"rain", {0.5}, {1.0}}};
        result.facts["words"] = base::toJson(words);
        const auto edit = jobs::resultLanding(asked, result, "");
        QVERIFY(edit);
        const auto found = done((*edit)(song.project));
        QVERIFY(found.findClip(song.audio)->chosen().words == words);
        for (const auto& track : found.tracks)
            for (const auto& clip : track->clips)
                QVERIFY(clip->isAudio() || clip->chosen().words.empty());
        result.facts["words"] = base::toJson(std::vector<base::TimedWord>());
        QVERIFY(done((*jobs::resultLanding(asked, result, ""))(found)).findClip(song.audio)->chosen().words.empty());
        QVERIFY(!(*edit)(project::Project())); // the sound is gone meanwhile
        QVERIFY(!edits::setWords(song.project, sound.sha256, {{"late", {1.0}, {2.0}}, {"early", {0.5}, {0.6}}}));
        QVERIFY(!edits::setWords(song.project, sound.sha256, {{"backward", {1.0}, {0.5}}}));
        QVERIFY(!edits::setWords(song.project, sound.sha256, {{"\xff", {1.0}, {1.5}}}));
    }

    /// What was typed for the melody is written at its notes, in the same step as the sound.
    void typedWordsGoToTheNotes()
    {
        const ScratchDir folder;
        auto song = done(edits::addTrack({}, project::TrackKind::instrument, "Lead"));
        song = done(edits::addNoteClip(song, song.tracks[0]->id, "Verse", scale(8), Beats::whole(2), {}));
        song = done(edits::trimClipStart(song, song.tracks[0]->clips[0]->id, frames(song, 3)));
        const auto id = song.tracks[0]->clips[0]->id;
        base::TaskRequest asked{"sing", {}, {}, 7};
        QVERIFY(jobs::addMelodyInput(asked, song, id, folder.path()));
        base::TaskResult result;
        result.files = {sungFile("Vocal", 0.0)};
        result.facts["syllables"] = {"slow", "rain", "_", "is", "fall-", "ing", "_"};
        const auto edit =
            jobs::resultLanding(asked, result, "", {asset("vocal", 9 * kSecond)}, jobs::melodyPlace(asked));
        const auto lyrics = [&](const project::Project& of) {
            std::string all;
            for (const auto& note : (*std::get<project::NoteContent>(of.findClip(id)->chosen().content)).notes)
                all += note.lyric + '|';
            return all;
        };
        const auto sung = done((*edit)(song));
        QCOMPARE(lyrics(sung), std::string("|slow|rain|_|is|fall-|ing|_|")); // the first note is out of the window
        QCOMPARE(sung.tracks.size(), std::size_t{2});
        const auto changed = done(edits::removeNotes(song, id, {scale(8).notes[4]}));
        QCOMPARE(lyrics(done((*edit)(changed))), std::string("|||||||")); // other notes by now: they keep theirs
        result.facts["syllables"] = {"slow"};
        const auto odd = jobs::resultLanding(asked, result, "", {asset("odd", 9 * kSecond)}, jobs::melodyPlace(asked));
        QCOMPARE(lyrics(done((*odd)(song))), std::string("||||||||"));
    }

    void phrasesFillTheirClip()
    {
        auto notes = scale(8);
        notes.notes.erase(notes.notes.begin() + 3, notes.notes.begin() + 5);
        for (std::size_t i = 0; i < notes.notes.size(); ++i)
            notes.notes[i].lyric = std::vector<std::string>{"fall-", "ing", "_", "soft", "", "rain"}[i];
        auto song = done(edits::addTrack({}, project::TrackKind::instrument, "Lead"));
        song = done(edits::addNoteClip(song, song.tracks[0]->id, "Verse", notes, Beats::whole(2), {}));
        const auto phrases = jobs::phrasesOf(*song.tracks[0]->clips[0]);
        QCOMPARE(phrases.size(), std::size_t{2});
        QVERIFY(phrases[0].start == Beats::whole(2) && phrases[0].end == Beats::whole(6)); // amid a rest of two beats
        QVERIFY(phrases[1].start == Beats::whole(6) && phrases[1].end == Beats::whole(10));
        QCOMPARE(phrases[0].words, std::string("falling"));
        QCOMPARE(phrases[1].words, std::string("soft rain"));
    }

    void aPhraseSungAgainIsATakeOfItsOwnPart()
    {
        const ScratchDir folder;
        auto song = done(edits::addTrack({}, project::TrackKind::instrument, "Lead"));
        song = done(edits::addNoteClip(song, song.tracks[0]->id, "Verse", scale(8), Beats::whole(2), {}));
        const auto id = song.tracks[0]->clips[0]->id;
        base::TaskResult result;
        result.files = {sungFile("Vocal", 0.0)};
        const auto sing = [&](const project::Project& into, const char* name,
                              const std::optional<jobs::MelodyPhrase>& phrase) {
            base::TaskRequest asked{"sing", {}, {}, 7};
            if (!jobs::addMelodyInput(asked, into, id, folder.path(), phrase))
                qFatal("no melody");
            return done(
                (*jobs::resultLanding(asked, result, "", {asset(name, 9 * kSecond)}, jobs::melodyPlace(asked)))(into));
        };
        const auto whole = sing(song, "whole", {});
        const auto again = sing(whole, "phrase", jobs::MelodyPhrase{Beats::whole(4), Beats::whole(6), {}});
        const auto& pieces = again.tracks[1]->clips;
        QCOMPARE(pieces.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(pieces[i]->takes.size(), i == 1 ? std::size_t{2} : std::size_t{1});
            QCOMPARE(pieces[i]->offset.count, again.startOf(*pieces[i]).count); // all count from the song's start
        }
        QVERIFY(again.startOf(*pieces[1]) == frames(song, 4) && again.startOf(*pieces[2]) == frames(song, 6));
        const auto heard = [](const project::Clip& clip) {
            return std::get<project::AudioContent>(clip.chosen().content).assetSha256;
        };
        QCOMPARE(heard(*pieces[0]), std::string("sha-of-whole"));
        QCOMPARE(heard(*pieces[1]), std::string("sha-of-phrase"));
        const auto anew = sing(again, "anew", {}); // the whole again: heard in every piece
        for (const auto& piece : anew.tracks[1]->clips)
            QCOMPARE(heard(*piece), std::string("sha-of-anew"));
        QCOMPARE(anew.tracks[1]->clips.size(), std::size_t{3});
    }

    void whatIsMissingIsAnErrorAndNotAHalfResult()
    {
        const ScratchDir folder;
        const auto result = songResult(folder);
        QVERIFY(!jobs::resultLanding(request(), result, "", {kSounds.front()}));
        QVERIFY(!jobs::resultLanding(request(), {}, ""));
    }
};

QTEST_APPLESS_MAIN(LandingTest)
#include "landing_test.moc"
