// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Instruments of SoundFonts: what a project lists, and for how long.
#include "core/edits/make_template.h"
#include "core/edits/remove_track.h"
#include "core/edits/set_instrument.h"
#include "core/edits/set_sample_rate.h"
#include "core/project/media_store.h"
#include "core/project/project_check.h"
#include "core/project/project_delta.h"
#include "core/project/score_of.h"
#include "core/project/unused_files.h"
#include "tests/core/edits/example_song.h"

using namespace melisma;
using namespace melisma::tests;
using project::AssetKind;

namespace {

project::Asset fontNamed(const std::string& name)
{
    project::Asset font;
    font.sha256 = "sha-of-" + name;
    font.name = name;
    font.file = "media/" + font.sha256 + ".sf2";
    font.kind = AssetKind::soundfont;
    return font;
}

project::Project playing(const project::Project& project, project::TrackId track, const std::string& name)
{
    const auto font = fontNamed(name);
    return done(edits::setInstrument(project, track, {"Sine", 8, 3, font.sha256}, font));
}

std::string fontsOf(const project::Project& project)
{
    std::string names;
    for (const auto& [hash, asset] : project.assets)
        if (asset->kind == AssetKind::soundfont)
            names += asset->name;
    return names;
}

} // namespace

class SetInstrumentTest : public QObject {
    Q_OBJECT
private slots:
    void aFontIsListedWhileATrackPlaysIt()
    {
        auto song = exampleSong();
        const auto plain = song.project;
        song.project = playing(song.project, song.keys, "a");
        QCOMPARE(fontsOf(song.project), std::string("a"));
        QVERIFY(project::checkProject(song.project).ok());
        song.project = playing(song.project, song.strings, "a"); // once
        song.project = playing(song.project, song.keys, "b");
        QCOMPARE(fontsOf(song.project), std::string("ab"));
        song.project = done(edits::removeTrack(song.project, song.strings));
        QCOMPARE(fontsOf(song.project), std::string("b"));
        song.project = done(edits::setInstrument(song.project, song.keys, {"Piano", 0, 0}));
        QCOMPARE(fontsOf(song.project), std::string());
        QCOMPARE(song.project.assets, plain.assets); // sounds stay
        QVERIFY(project::checkProject(song.project).ok());
    }

    void whatIsWrongChangesNothing()
    {
        const auto song = exampleSong();
        const auto refuses = [&](project::TrackId track, const music::Instrument& instrument,
                                 const project::Asset& font) {
            return !edits::setInstrument(song.project, track, instrument, font).ok();
        };
        const auto font = fontNamed("a");
        QVERIFY(!edits::setInstrument(song.project, song.keys, {"Sine", 0, 0, font.sha256}).ok()); // not listed
        QVERIFY(!edits::setInstrument(song.project, song.keys, {"Sine", 0, 0, "sha-of-voice.wav"}).ok());
        QVERIFY(refuses(song.vocal, {"Sine", 0, 0, font.sha256}, font));
        QVERIFY(refuses(song.keys, {"Sine", 0, 128, font.sha256}, font));
        QVERIFY(refuses(song.keys, {"Sine", 0, 0, "another"}, font));
        QVERIFY(refuses(song.keys, {"Voice", 0, 0, "sha-of-voice.wav"}, asset("voice.wav", 10)));
        auto outside = font;
        outside.file = "../a.sf2";
        QVERIFY(refuses(song.keys, {"Sine", 0, 0, font.sha256}, outside));
        // A font under the hash of a sound.
        auto impostor = font;
        impostor.sha256 = "sha-of-voice.wav";
        QVERIFY(refuses(song.keys, {"Sine", 0, 0, impostor.sha256}, impostor));
        QVERIFY(!edits::addAudioClip(song.project, song.vocal, font, {}, {}).ok());
    }

    void journalsCarryFonts()
    {
        const auto song = exampleSong();
        const auto with = playing(song.project, song.keys, "a");
        QCOMPARE(done(project::applyDelta(song.project, project::projectDelta(song.project, with))), with);
        QCOMPARE(done(project::applyDelta(with, project::projectDelta(with, song.project))), song.project);
    }

    void templatesKeepFontsButNoSounds()
    {
        const auto song = exampleSong();
        const auto made = done(edits::makeTemplate(playing(song.project, song.keys, "a"), false));
        QCOMPARE(made.assets.size(), std::size_t{1});
        QCOMPARE(fontsOf(made), std::string("a"));
        QVERIFY(project::checkProject(made).ok());
        QVERIFY(edits::setSampleRate(made, 96000).ok()); // a font has no rate
    }

    /// The composer and its kin know General MIDI alone.
    void scoresKnowNoFonts()
    {
        auto song = exampleSong();
        const auto score = project::scoreOf(playing(song.project, song.keys, "a"));
        QCOMPARE(score.parts.front().instrument, (music::Instrument{"Sine", 0, 3}));
        const auto font = fontNamed("kit");
        song.project = done(edits::setInstrument(song.project, song.keys, {"Kit", 128, 9, font.sha256}, font));
        QCOMPARE(project::scoreOf(song.project).parts.front().instrument, (music::Instrument{"Kit", 128, 0}));
    }

    void fontsAreNeededAndMissedAsSoundsAre()
    {
        const auto song = exampleSong();
        const auto with = playing(song.project, song.keys, "a");
        std::set<std::string> needed;
        project::addHashesOf(with, needed);
        QVERIFY(needed.contains("sha-of-a"));
        QVERIFY(project::missingAssets("/nowhere", with).contains("sha-of-a"));
    }
};

QTEST_GUILESS_MAIN(SetInstrumentTest)
#include "set_instrument_test.moc"
