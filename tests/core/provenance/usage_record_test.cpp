// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/edits/add_score.h"
#include "core/edits/duplicate_clip.h"
#include "core/edits/edit_notes.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_track_mix.h"
#include "core/edits/trim_clip.h"
#include "core/provenance/usage_record.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <map>

/// QCOMPARE for JSON, which Qt Test cannot print.
#define JSON_IS(actual, expected) QCOMPARE(textOf(actual), textOf(expected))

using namespace melisma;
using namespace melisma::tests;
using base::Json;
using project::Contribution;
using project::Origin;

namespace {

QString textOf(const Json& json)
{
    return QString::fromStdString(json.dump());
}

const std::string kPrompt = "slow rainy lo-fi";
const std::string kLyrics = "la la secret la";

project::Provenance composed()
{
    auto story = madeBy(Origin::algorithmic, {Contribution::composition, Contribution::instrumentation});
    story.task = "compose";
    story.model = {"composer", "1", "", "GPL-3.0-or-later", false};
    story.prompt = kPrompt;
    story.lyrics = kLyrics;
    story.seed = 7;
    story.params.set("prompt", kPrompt);
    story.params.set("lyrics", kLyrics);
    story.params.set("bpm", 84.5);
    story.inputs = {{"ref-sha", "private name.wav", "inputTo"}};
    story.device = "cpu";
    story.started = "2026-11-22T12:00:00Z";
    story.seconds = 0.25;
    return story;
}

struct Song {
    project::Project project;
    project::TrackId keys, loops;
    project::ClipId notes;
};

/// Eight composed beats from beat 4 on, twice, and an imported loop of one second at 0.
Song song()
{
    Song made;
    auto& project = made.project;
    project = done(edits::addTrack({}, project::TrackKind::instrument, "Keys"));
    made.keys = project.tracks[0]->id;
    project = done(edits::addNoteClip(project, made.keys, "Verse", scale(8), base::Beats::whole(4), composed()));
    made.notes = project.tracks[0]->clips[0]->id;
    project = done(edits::duplicateClip(project, made.notes));
    project = done(edits::addTrack(project, project::TrackKind::audio, "Loops"));
    made.loops = project.tracks[1]->id;
    project = done(edits::addAudioClip(project, made.loops, asset("loop.wav", kSecond), {}, madeBy(Origin::imported)));
    return made;
}

provenance::RecordSubject subject()
{
    provenance::RecordSubject made;
    made.title = "Rain";
    made.exportId = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";
    made.created = "2026-11-22T12:30:00Z";
    made.pcmSha256 = "pcm";
    made.seconds = 10.0;
    made.sampleRate = 48000;
    made.channels = 2;
    return made;
}

const std::string kNewsCodes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

} // namespace

class UsageRecordTest : public QObject {
    Q_OBJECT
private slots:
    void aComposedSongIsFullyGenerated()
    {
        const auto made = song();
        auto stem = subject();
        stem.kind = "stem";
        stem.track = made.keys;
        const auto record = provenance::usageRecord(made.project, stem);
        JSON_IS(record["schema"], Json("melisma.ai-usage/1"));
        JSON_IS(record["exportId"], Json(stem.exportId));
        JSON_IS(record["asset"], (Json{{"kind", "stem"},
                                       {"title", "Rain"},
                                       {"pcmSha256", "pcm"},
                                       {"durationS", 10.0},
                                       {"rate", 48000},
                                       {"channels", 2}}));
        const auto& summary = record["summary"];
        JSON_IS(summary["disclosure"], Json("full"));
        JSON_IS(summary["digitalSourceType"], Json(kNewsCodes + "algorithmicMedia"));
        JSON_IS(summary["unknownInputs"], Json(0));
        QCOMPARE(summary["contributions"].size(), std::size_t(5));
        JSON_IS(summary["contributions"]["composition"]["level"], Json("full"));
        JSON_IS(summary["contributions"]["composition"]["timeShare"], Json(0.8)); // beats 4 to 20 of 20
        JSON_IS(summary["contributions"]["vocals"]["level"], Json("none"));
        JSON_IS(summary["apple"], (Json{{"track", true}, {"composition", true}}));
        JSON_IS(summary["youtube"]["altered"], Json(false));
    }

    void segmentsTellHowTheyWereMade()
    {
        const auto record = provenance::usageRecord(song().project, subject());
        QCOMPARE(record["models"].size(), std::size_t(1)); // named once for both clips
        JSON_IS(record["models"][0]["name"], Json("composer"));
        QCOMPARE(record["segments"].size(), std::size_t(3));
        const auto& first = record["segments"][0];
        JSON_IS(first["track"], Json("Keys"));
        JSON_IS(first["clip"], Json("Verse"));
        JSON_IS(first["start"], Json(2.0));
        JSON_IS(first["end"], Json(6.0));
        JSON_IS(first["class"], Json("composition"));
        JSON_IS(first["classes"], (Json{"composition", "instrumentation"}));
        JSON_IS(first["origin"], Json("algorithmic"));
        JSON_IS(first["step"]["action"], Json("generate"));
        JSON_IS(first["step"]["model"], Json("m1"));
        JSON_IS(first["step"]["prompt"], Json(kPrompt));
        JSON_IS(first["step"]["seed"], Json(7));
        JSON_IS(first["step"]["params"]["bpm"], Json(84.5));
        JSON_IS(first["step"]["device"], Json("cpu"));
        JSON_IS(first["step"]["started"], Json("2026-11-22T12:00:00Z"));
        JSON_IS(first["inputs"][0]["name"], Json("private name.wav"));
        const auto& loop = record["segments"][2];
        JSON_IS(loop["origin"], Json("imported"));
        JSON_IS(loop["class"], Json("unknown"));
        JSON_IS(loop["step"], (Json{{"action", "import"}}));
        JSON_IS(loop["output"]["sha256"], Json("sha-of-loop.wav"));
    }

    void theModelOfOnePartIsListedWithItsWeights()
    {
        music::Score score;
        score.length = base::Beats::whole(8);
        score.parts = {{"keys", "Keys", {"Keys", 0, 4}, 0.0, 0.0, {{"Verse", {}, scale(8)}}},
                       {"drums", "Drums", {"Kit", 128, 0}, 0.0, 0.0, {{"Verse", {}, scale(8)}}}};
        score.parts[1].model = {"drum_net", "1", std::string(64, 'a'), "CC-BY-4.0", true};
        const auto project = done(edits::addScore({}, score, composed()));
        const auto record = provenance::usageRecord(project, subject());
        QCOMPARE(record["models"].size(), std::size_t(2));
        JSON_IS(record["models"][1]["name"], Json("drum_net"));
        JSON_IS(record["models"][1]["weightsSha256"], Json(std::string(64, 'a')));
        JSON_IS(record["models"][1]["licence"], Json("CC-BY-4.0"));
        JSON_IS(record["segments"][0]["origin"], Json("algorithmic"));
        JSON_IS(record["segments"][1]["origin"], Json("ai-generated"));
        JSON_IS(record["summary"]["digitalSourceType"], Json(kNewsCodes + "trainedAlgorithmicMedia"));
    }

    void segmentsCountFromTheFilesBeginning()
    {
        auto part = subject();
        part.rangeStart = {3 * kSecond};
        part.rangeEnd = {5 * kSecond};
        const auto record = provenance::usageRecord(song().project, part);
        QCOMPARE(record["segments"].size(), std::size_t(1));
        JSON_IS(record["segments"][0]["start"], Json(0.0));
        JSON_IS(record["segments"][0]["end"], Json(2.0));
        JSON_IS(record["summary"]["contributions"]["composition"]["timeShare"], Json(1.0));
    }

    void unknownInputsNeverFoldToNone()
    {
        const auto made = song();
        const auto muted = done(edits::setTrackMute(made.project, made.keys, true));
        const auto summary = provenance::usageRecord(muted, subject())["summary"];
        JSON_IS(summary["disclosure"], Json("unknown inputs: 1"));
        JSON_IS(summary["unknownInputs"], Json(1));
        JSON_IS(summary["digitalSourceType"], Json(kNewsCodes + "composite"));
        JSON_IS(summary["contributions"]["vocals"]["level"], Json("unknown"));
        const auto whole = provenance::usageRecord(made.project, subject())["summary"];
        JSON_IS(whole["disclosure"], Json("partial"));
        JSON_IS(whole["unknownInputs"], Json(1));
    }

    void peoplesEditsAreTold()
    {
        auto made = song();
        auto& project = made.project;
        project = done(
            edits::addNotes(project, made.notes, {{base::Beats{0}, base::Beats{9}, 1, 1}}, "2026-11-22T12:01:00Z"));
        project = done(edits::trimClipEnd(project, made.notes, {11 * kBeat}));
        project = done(edits::setClipGain(project, made.notes, -3));
        project = done(edits::setFades(project, made.notes, {{10}, {0}}));
        const auto segments = provenance::usageRecord(project, subject())["segments"];
        QCOMPARE(segments[0]["humanEdits"].dump(),
                 std::string(R"([{"action":"notes","when":"2026-11-22T12:01:00Z"},{"action":"trim"},)"
                             R"({"action":"gain","params":{"gainDb":-3.0}},{"action":"fade"}])"));
        JSON_IS(segments[1]["humanEdits"], Json::array());
    }

    void promptsCanBeKeptBack()
    {
        auto discreet = subject();
        discreet.includePrompts = false;
        const auto record = provenance::usageRecord(song().project, discreet);
        const auto text = record.dump();
        for (const auto& secret : {kPrompt, kLyrics, std::string("private name")})
            QVERIFY2(text.find(secret) == std::string::npos, secret.c_str());
        const auto& step = record["segments"][0]["step"];
        JSON_IS(step["promptSha256"], Json(base::sha256Of(kPrompt)));
        JSON_IS(step["lyricsSha256"], Json(base::sha256Of(kLyrics)));
        JSON_IS(step["params"]["promptSha256"], Json(base::sha256Of(kPrompt)));
        JSON_IS(step["params"]["bpm"], Json(84.5));
        QVERIFY(!record["segments"][2].contains("clip")); // it is named after its file
        JSON_IS(record["privacy"]["promptIncluded"], Json(false));
        JSON_IS(record["segments"][0]["inputs"][0]["sha256"], Json("ref-sha"));
    }

    void theDigestIsTheRecordsOwn()
    {
        const auto record = provenance::usageRecord(song().project, subject());
        const auto list = provenance::tagDigest(record);
        const std::map<std::string, std::string> tags(list.begin(), list.end());
        QCOMPARE(tags.size(), std::size_t(8));
        QCOMPARE(tags.at("AI_DISCLOSURE"), std::string("partial"));
        QCOMPARE(
            tags.at("AI_CONTRIBUTIONS"),
            std::string(
                "vocals=unknown;instrumentation=partial;composition=partial;lyrics=unknown;postProduction=unknown"));
        QCOMPARE(tags.at("DIGITALSOURCETYPE"), kNewsCodes + "composite");
        QCOMPARE(tags.at("AI_SYSTEM"), std::string("Melisma"));
        QCOMPARE(tags.at("AI_SYSTEM_VERSION"), record["tool"]["version"].get<std::string>());
        QCOMPARE(tags.at("AI_EXPORT_ID"), subject().exportId);
        QCOMPARE(tags.at("AI_USAGE"), record.dump());
        QCOMPARE(tags.at("AI_RECORD_SHA256"), base::sha256Of(record.dump()));
        JSON_IS(*base::parseJson(tags.at("AI_USAGE"), "tag"), record);
        QCOMPARE(provenance::tagDigest(Json::object()).size(), std::size_t(8)); // a stranger's record breaks nothing
    }

    void theDigestNamesVoices()
    {
        auto record = provenance::usageRecord(song().project, subject());
        record["voices"] = Json::parse(R"([
            {"id": "v1", "voiceId": "af_heart; pitch=0.5", "licence": "Apache-2.0", "consent": {"state": "builtin"}},
            {"id": "v2", "voiceId": "anna", "licence": "CC-BY-4.0", "consent": {"state": "stated"}}])");
        const auto list = provenance::tagDigest(record);
        const std::map<std::string, std::string> tags(list.begin(), list.end());
        QCOMPARE(tags.at("AI_VOICE"), std::string("af_heart, pitch=0.5;Apache-2.0;builtin | anna;CC-BY-4.0;stated"));
    }

    void equalArgumentsGiveEqualRecords()
    {
        QCOMPARE(provenance::usageRecord(song().project, subject()).dump(),
                 provenance::usageRecord(song().project, subject()).dump());
        const auto shares = provenance::foldContributions(song().project);
        QCOMPARE(shares.size(), std::size_t(5));
        QVERIFY(shares[0].first == Contribution::vocals);
        QVERIFY(shares[2].second.level == provenance::Level::partial);
    }

    void anEmptyProjectHasAnEmptyRecord()
    {
        const auto record = provenance::usageRecord({}, subject());
        JSON_IS(record["summary"]["disclosure"], Json("none"));
        JSON_IS(record["summary"]["digitalSourceType"], Json("http://c2pa.org/digitalsourcetype/empty"));
        JSON_IS(record["segments"], Json::array());
    }
};

QTEST_APPLESS_MAIN(UsageRecordTest)
#include "usage_record_test.moc"
