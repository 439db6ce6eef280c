// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/move_track.h"
#include "core/edits/remove_track.h"
#include "core/edits/rename_track.h"
#include "core/edits/set_instrument.h"
#include "core/edits/set_lane_view.h"
#include "core/edits/set_track_mix.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <limits>

using namespace melisma;
using namespace melisma::tests;
using project::TrackKind;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string order(const project::Project& project)
{
    std::string names;
    for (const auto& track : project.tracks)
        names += track->name.substr(0, 1);
    return names;
}

} // namespace

class TrackEditsTest : public QObject {
    Q_OBJECT
private slots:
    void newTracksGetIdsColoursAndViews()
    {
        const auto song = exampleSong();
        const auto& tracks = song.project.tracks;
        QCOMPARE(tracks[0]->view, project::LaneView::notes);
        QCOMPARE(tracks[1]->view, project::LaneView::waveform);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(tracks[static_cast<std::size_t>(i)]->colour, i);
        QCOMPARE(tracks[0]->instrument.name, std::string("Piano"));
        QVERIFY(tracks[1]->instrument.name.empty()); // audio tracks have none
    }

    void namesAreChecked_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << QByteArray("Lead") << true;
        QTest::newRow("200 two-byte letters") << QByteArray("\u00e9").repeated(200) << true;
        QTest::newRow("201 letters") << QByteArray("x").repeated(201) << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("blanks") << QByteArray(" \t") << false;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << false;
    }
    void namesAreChecked()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, good);
        const auto song = exampleSong();
        QCOMPARE(edits::addTrack(song.project, TrackKind::audio, name.toStdString()).ok(), good);
        QCOMPARE(edits::renameTrack(song.project, song.keys, name.toStdString()).ok(), good);
    }

    void everyPlaceCanBeReached_data()
    {
        QTest::addColumn<std::size_t>("index");
        QTest::addColumn<QString>("expected");
        QTest::newRow("top") << std::size_t(0) << "VKSL";
        QTest::newRow("same") << std::size_t(1) << "KVSL";
        QTest::newRow("bottom") << std::size_t(3) << "KSLV";
    }
    void everyPlaceCanBeReached()
    {
        QFETCH(std::size_t, index);
        QFETCH(QString, expected);
        const auto song = exampleSong();
        const auto moved = done(edits::moveTrack(song.project, song.vocal, index));
        QCOMPARE(QString::fromStdString(order(moved)), expected);
        QVERIFY(!edits::moveTrack(song.project, song.vocal, 4).ok());
    }

    void removingTakesTheClipsAndKeepsTheMedia()
    {
        const auto song = exampleSong();
        const auto removed = done(edits::removeTrack(song.project, song.vocal));
        QVERIFY(!removed.findClip(song.audio));
        QCOMPARE(removed.assets.size(), std::size_t(1));
        QVERIFY(edits::removeTrack(removed, song.vocal).error().kind == base::ErrorKind::notFound);
    }

    void levelsAreHeldToTheirRange()
    {
        const auto song = exampleSong();
        const auto gain = [&](double db) {
            return done(edits::setTrackGain(song.project, song.keys, db)).tracks[0]->mix.gainDb;
        };
        QCOMPARE(gain(-6.02), -6.02);
        QCOMPARE(gain(40), project::kLoudestDb);
        QCOMPARE(gain(-kInfinity), project::kSilentDb);
        QVERIFY(!edits::setTrackGain(song.project, song.keys, kNaN).ok());
        QVERIFY(!edits::setMasterGain(song.project, kNaN).ok());
        QVERIFY(!edits::setTrackPan(song.project, song.keys, kNaN).ok());
        QCOMPARE(done(edits::setTrackPan(song.project, song.keys, -7)).tracks[0]->mix.pan, -1.0);
        QCOMPARE(done(edits::setMasterGain(song.project, 99)).masterGainDb, project::kLoudestDb);
    }

    void soloSilencesTheOthersAndMuteWins()
    {
        auto song = exampleSong();
        const auto audible = [&](std::size_t track) { return isAudible(song.project, *song.project.tracks[track]); };
        QVERIFY(audible(0) && audible(1));
        song.project = done(edits::setTrackSolo(song.project, song.keys, true));
        QVERIFY(audible(0) && !audible(1));
        song.project = done(edits::setTrackMute(song.project, song.keys, true));
        QVERIFY(!audible(0) && !audible(1));
    }

    void instrumentsAndNoteLanesAreForInstrumentTracks()
    {
        const auto song = exampleSong();
        const auto changed = done(edits::setInstrument(song.project, song.keys, {"Kit", 128, 8}));
        QVERIFY(changed.tracks[0]->instrument.isDrums());
        QVERIFY(!edits::setInstrument(song.project, song.vocal, {"Kit", 128, 8}).ok());
        QVERIFY(!edits::setInstrument(song.project, song.keys, {"?", 0, 128}).ok());
        QVERIFY(edits::setLaneView(song.project, song.vocal, project::LaneView::spectrogram).ok());
        QVERIFY(!edits::setLaneView(song.project, song.vocal, project::LaneView::notes).ok());
        QVERIFY(!edits::setLaneView(song.project, song.keys, project::LaneView::waveform).ok());
    }

    void untouchedTracksKeepTheirStorage()
    {
        const auto song = exampleSong();
        const auto before = song.project;
        const auto edited = done(edits::setTrackGain(song.project, song.keys, -3));
        QVERIFY(sharesOtherTracks(before, edited, song.keys));
        QVERIFY(!edited.tracks[0].sameStorage(before.tracks[0]));
        QVERIFY(edited.tracks[0]->clips[0].sameStorage(before.tracks[0]->clips[0])); // its clips are untouched too
        QCOMPARE(song.project, before);
    }
};

QTEST_APPLESS_MAIN(TrackEditsTest)
#include "track_edits_test.moc"
