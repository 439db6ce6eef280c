// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_take.h"
#include "core/edits/edit_markers.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_instrument.h"
#include "core/edits/set_loop.h"
#include "core/edits/set_song.h"
#include "core/edits/set_spectrogram_style.h"
#include "core/edits/set_tempo.h"
#include "core/edits/set_track_mix.h"
#include "core/project/project_json.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <limits>

using namespace melisma;
using namespace melisma::tests;
using base::Json;
using project::Project;

namespace {

project::Provenance wholeStory()
{
    project::Provenance story;
    story.origin = project::Origin::aiGenerated;
    story.contributions = {project::Contribution::vocals, project::Contribution::postProduction};
    story.task = "compose";
    story.model = {"composer", "1.2", "abc", "GPL-3.0-or-later", true};
    story.prompt = "slow \u00e9 \U0001d11e";
    story.lyrics = "la\n\"la\"";
    story.seed = std::numeric_limits<std::uint64_t>::max();
    story.params.set("whole", std::int64_t{-5});
    story.params.set("double that is whole", 2.0);
    story.params.set("tiny", 4.9e-324);
    story.params.set("flag", true);
    story.params.set("text", "x");
    story.inputs = {{"sha", "in.wav", "parentOf"}};
    story.device = "cpu";
    story.started = "2026-11-22T12:00:00Z";
    story.seconds = 0.1 + 0.2;
    story.toolVersion = "0.1";
    story.humanEdits = {{"notes", "2026-11-22T12:00:01Z"}};
    return story;
}

/// Something in every member.
Project full()
{
    auto song = exampleSong();
    auto& project = song.project;
    project = done(edits::setProjectName(project, "R\u00e9gen"));
    project = done(edits::setKey(project, *music::Key::parse("F# minor")));
    project = done(edits::setLyrics(project, "one\ntwo"));
    project = done(edits::setChords(project, {{{}, base::Beats::whole(4), *music::Chord::parse("Am7/G")}}));
    project = done(edits::addMarker(project, "Verse", {}, base::Beats::whole(8)));
    project = done(edits::setLoop(project, base::Beats::whole(4), base::Beats::whole(8)));
    project = done(edits::setTempo(project, base::Beats::whole(3), 1000.0 / 7.0));
    project = done(edits::setMeter(project, 2, {6, 8}));
    project = done(edits::setMasterGain(project, -1.0 / 3.0));
    project = done(edits::setTrackPan(project, song.keys, 0.1));
    project = done(edits::setSpectrogramStyle(project, song.vocal,
                                              project::SpectrogramStyle{project::FrequencyScale::logarithmic, 4096,
                                                                        project::WindowShape::blackmanHarris,
                                                                        project::ColourMap::inverse, 72.5, -6.25}));
    project = done(edits::setTrackSolo(project, song.vocal, true));
    project::Asset font;
    font.sha256 = "the-font";
    font.name = "Sines.sf2";
    font.file = "media/the-font.sf2";
    font.kind = project::AssetKind::soundfont;
    project = done(edits::setInstrument(project, song.strings, {"Sine", 8, 3, font.sha256}, font));
    project = done(edits::setFades(project, song.audio, {{11}, {22}, project::FadeShape::linear}));
    auto notes = scale(3);
    notes.controllers = {{base::Beats{5}, 64, 127}};
    return done(edits::addTake(project, song.notes, "Take 2", project::NoteContent(notes), wholeStory()));
}

QString refusal(const Json& json)
{
    const auto result = project::projectFromJson(json);
    return result ? QString() : QString::fromStdString(result.error().message);
}

} // namespace

class ProjectJsonTest : public QObject {
    Q_OBJECT
private slots:
    void loopIsOptionalAndChecked()
    {
        auto json = project::toJson(full());
        QVERIFY(project::projectFromJson(json)->loop == full().loop);
        json["loop"] = {{"start", 0}, {"length", 0}, {"on", true}};
        QCOMPARE(refusal(json), QString("The loop is out of range"));
        json["loop"]["start"] = -1;
        QVERIFY(!refusal(json).isEmpty());
        json.erase("loop");
        QVERIFY(project::projectFromJson(json)->loop == project::LoopRegion{});
    }

    void everythingSurvives()
    {
        const auto text = project::toJson(full()).dump();
        const auto back = project::projectFromJson(*base::parseJson(text, "text"));
        QVERIFY2(back.ok(), back.ok() ? "" : back.error().message.c_str());
        QCOMPARE(*back, full());
        QCOMPARE(project::toJson(*back).dump(), text);
        QCOMPARE(project::projectFromJson(project::toJson(Project())).value(), Project());
    }

    void tracksSurviveAlone()
    {
        for (const auto& track : full().tracks) {
            const auto back = project::trackFromJson(project::toJson(*track));
            QVERIFY(back.ok());
            QCOMPARE(*back, *track);
        }
        auto json = project::toJson(*full().tracks[0]);
        json["clips"][0]["chosenTake"] = 999;
        QVERIFY(!project::trackFromJson(json).ok());
    }

    void theStoryOfATakeSurvives()
    {
        QCOMPARE(project::provenanceFromJson(project::toJson(wholeStory())).value(), wholeStory());
        QCOMPARE(project::provenanceFromJson(project::toJson(project::Provenance())).value(), project::Provenance());
        for (int i = 0; i <= static_cast<int>(project::Origin::unknown); ++i) {
            const auto origin = static_cast<project::Origin>(i);
            QVERIFY(project::originFromString(project::toString(origin)) == origin);
        }
        QVERIFY(project::originFromString("by magic") == project::Origin::unknown);
        QVERIFY(!project::provenanceFromJson(Json{{"contributions", {"dancing"}}}).ok());
        QVERIFY(!project::provenanceFromJson("text").ok());
    }

    void damageIsNamedByItsPlace_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value"); // JSON; empty: the member is taken out
        QTest::addColumn<QString>("named");
        const auto row = [](const char* pointer, const char* value, const char* named) {
            QTest::addRow("%s = %s", pointer, value) << pointer << value << named;
        };
        row("/schemaVersion", "2", "layout 2");
        row("/schemaVersion", "", "schemaVersion");
        row("/name", "7", "name");
        row("/sampleRate", "0", "sampleRate");
        row("/key", "\"H\"", "key");
        row("/tempoMap/tempos/0/bpm", "401", "tempoMap");
        row("/tempoMap/tempos/0/bpm", "-4", "tempoMap");
        row("/masterGainDb", "null", "masterGainDb");
        row("/nextId", "3", "Id");
        row("/nextId", "-1", "nextId");
        row("/markers", "{}", "markers");
        row("/markers/0/start", "-1", "markers[0].start");
        row("/markers/0/id", "1", "Id 1");
        row("/chords/0/symbol", "\"?\"", "chords[0].symbol");
        row("/chords/0/start", "1e99", "chords[0].start");
        row("/assets/0/file", "\"/etc/passwd\"", "outside");
        row("/assets/0/file", "\"media/../../x\"", "outside");
        row("/assets/0/sampleRate", "44100", "Asset");
        row("/assets/0/frames", "5", "length");
        row("/assets/1/kind", "\"film\"", "assets[1].kind");
        row("/assets/1/file", "\"../font.sf2\"", "outside");
        row("/assets", "[]", "not listed");
        row("/tracks/0", "null", "tracks[0]");
        row("/tracks/0/id", "0", "tracks[0].id");
        row("/tracks/1/id", "1", "Id 1");
        row("/tracks/0/kind", "\"reel\"", "tracks[0].kind");
        row("/tracks/0/kind", "\"bus\"", "wrong kind");
        row("/tracks/0/kind", "\"audio\"", "wrong kind");
        row("/tracks/0/mix/gainDb", "\"loud\"", "tracks[0].mix.gainDb");
        row("/tracks/0/mix/pan", "1.5", "pan");
        row("/tracks/0/mix/mute", "0", "tracks[0].mix.mute");
        row("/tracks/0/instrument/program", "128", "tracks[0].instrument");
        row("/tracks/2/instrument/soundfont", "\"gone\"", "SoundFont gone that is not listed");
        row("/tracks/2/instrument/soundfont", "\"sha-of-voice.wav\"", "that is not listed");
        row("/tracks/2/instrument/soundfont", "7", "soundfont");
        row("/tracks/1/clips/0/takes/0/content/asset", "\"the-font\"", "not listed");
        row("/tracks/0/clips/0/takes", "[]", "no take");
        row("/tracks/0/clips/0/chosenTake", "999", "999");
        row("/tracks/0/clips/0/length", "0", "tracks[0].clips[0].length");
        row("/tracks/0/clips/0/start", "9223372036854775808", "tracks[0].clips[0].start");
        row("/tracks/0/clips/0/start", "1.5", "tracks[0].clips[0].start");
        row("/tracks/0/clips/0/timeBase", "\"absolute\"", "wrong kind");
        row("/tracks/0/clips/0/gainDb", "[]", "tracks[0].clips[0].gainDb");
        row("/tracks/0/clips/0/takes/1/content/sequence/notes/0/2", "128", "takes[1].content.sequence");
        row("/tracks/0/clips/0/takes/1/content/kind", "\"video\"", "takes[1].content.kind");
        row("/tracks/0/clips/0/takes/1/provenance/contributions/0", "\"dance\"", "takes[1].provenance");
        row("/tracks/1/clips/0/takes/0/content/asset", "\"gone\"", "not listed");
        row("/tracks/1/clips/0/fades/in", "-1", "fades.in");
    }
    void damageIsNamedByItsPlace()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, named);
        auto json = project::toJson(full());
        const Json::json_pointer place(pointer.toStdString());
        QVERIFY(json.contains(place));
        if (value.isEmpty())
            json.erase(place.back());
        else
            json[place] = *base::parseJson(value.toStdString(), "value");
        QVERIFY2(refusal(json).contains(named), qPrintable(refusal(json)));
    }

    void clipsMustStandInOrder()
    {
        auto json = project::toJson(full());
        auto& clips = json["tracks"][1]["clips"];
        auto second = clips[0];
        second["id"] = 900;
        second["chosenTake"] = second["takes"][0]["id"] = 901;
        second["start"] = 0;
        json["nextId"] = 1000;
        clips.push_back(second);
        QVERIFY(refusal(json).contains("order"));
        std::swap(clips[0], clips[1]);
        QCOMPARE(refusal(json), QString());
    }

    void nothingElseIsAProject()
    {
        for (const char* text : {"null", "[]", "{}", "7", R"({"schemaVersion":1})"})
            QVERIFY(!refusal(*base::parseJson(text, "text")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(ProjectJsonTest)
#include "project_json_test.moc"
