// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include <future>

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kFade = 256; ///< frames that a start inside a sound, a stop or a jump takes
constexpr double kAmplitude = 0.5;
constexpr double kHz = 100.0;

double rampAt(std::int64_t frame)
{
    return static_cast<float>(static_cast<double>(frame) * 1e-6);
}

/// Ten seconds of a ramp, so that every sample tells the frame it came from.
Song rampSong()
{
    Song song;
    const auto track = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(track, song.addSound(10 * kRate, 1, [](int frame, int) { return rampAt(frame); }), 0);
    return song;
}

Song sineSong()
{
    Song song;
    const auto track = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(track, song.addSound(4 * kRate, 1, sine(kHz, kAmplitude)), 0);
    return song;
}

/// Steepest step that a sine under fades of kFade frames makes by itself.
constexpr double kSmooth = kAmplitude * (2.0 * std::numbers::pi * kHz / kRate + 1.0 / kFade) * 1.05;

} // namespace

class TransportTest : public QObject {
    Q_OBJECT

private slots:
    void playheadCountsFrames_data()
    {
        QTest::addColumn<int>("block");
        QTest::addColumn<int>("start");
        for (const int block : {64, 333, 512})
            for (const int start : {0, 1, 63, 64, 12345, 200001})
                QTest::addRow("block %d from %d", block, start) << block << start;
    }

    void playheadCountsFrames()
    {
        QFETCH(int, block);
        QFETCH(int, start);
        PulledEngine live(rampSong(), block);
        live.engine.seek({start});
        QCOMPARE(live.engine.playhead().count, std::int64_t(start));
        live.engine.play();
        QVERIFY(live.engine.playing());
        const auto left = side(live.pull(5001), 0);
        QCOMPARE(live.engine.playhead().count, std::int64_t(start + 5001));
        for (std::size_t i = start == 0 ? 0 : kFade; i < left.size(); ++i)
            QCOMPARE(static_cast<double>(left[i]), rampAt(start + static_cast<int>(i)));
        QCOMPARE(live.engine.dropouts(), 0);
    }

    void seekWhilePlayingLandsExactly()
    {
        PulledEngine live(rampSong());
        live.engine.play();
        live.pull(3000);
        live.engine.seek({98765});
        QCOMPARE(live.engine.playhead().count, std::int64_t(98765));
        const auto left = side(live.pull(2048), 0);
        // The old place fades within kFade frames (and the block it ends in), then the new one rises.
        const auto at = static_cast<std::size_t>(2047);
        QCOMPARE(static_cast<double>(left[at]), rampAt(live.engine.playhead().count - 1));
        QVERIFY(live.engine.playhead().count <= 98765 + 2048 - kFade);
        QVERIFY(live.engine.playhead().count >= 98765 + 2048 - kFade - 64);
    }

    void stopFallsSilentAndStays()
    {
        PulledEngine live(rampSong());
        live.engine.seek({50000});
        live.engine.play();
        live.pull(4096);
        live.engine.stop();
        QVERIFY(!live.engine.playing());
        const auto tail = side(live.pull(1024), 0);
        QVERIFY(tail[0] > 0.05f);
        QCOMPARE(peak({tail.begin() + kFade, tail.end()}), 0.0);
        QCOMPARE(live.engine.playhead().count, std::int64_t(54096));
        live.engine.play();
        const auto again = side(live.pull(1024), 0);
        QCOMPARE(static_cast<double>(again[1000]), rampAt(54096 + 1000));
    }

    void commandsInOneBlockActInOrder()
    {
        PulledEngine live(rampSong());
        live.engine.play();
        live.pull(1000);
        live.engine.seek({70000});
        live.engine.stop();
        live.engine.seek({80000});
        live.pull(2000);
        QCOMPARE(live.engine.playhead().count, std::int64_t(80000));
        live.engine.play();
        live.engine.seek({90000});
        live.engine.seek({100000});
        live.pull(2000);
        QVERIFY(live.engine.playhead().count > 100000 && live.engine.playhead().count <= 102000);
    }

    void nothingClicks_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"stop", "seek", "play inside", "remove clip", "remove track", "add track", "mute",
                                 "gain", "live gain", "pan", "master", "move clip"})
            QTest::addRow("%s", what) << QString(what);
    }

    void nothingClicks()
    {
        QFETCH(QString, what);
        Song song = sineSong();
        const auto track = song.project.tracks[0]->id;
        PulledEngine live(song);
        live.engine.seek({what == "play inside" ? 1111 : 0});
        live.engine.play();
        auto played = live.pull(10240 + 120); // 120: the top of a wave
        if (what == "stop")
            live.engine.stop();
        else if (what == "seek")
            live.engine.seek({60360});
        else if (what == "live gain")
            live.engine.setTrackGain(track, -60.0);
        else
            applyEdit(song, track, what);
        live.show(song);
        const auto after = live.pull(10240);
        played.insert(played.end(), after.begin(), after.end());
        const double louder = what == "add track" ? 2.0 : what == "pan" ? std::numbers::sqrt2 : 1.0;
        QVERIFY(greatestStep(side(played, 0)) < kSmooth * louder);
        QVERIFY(greatestStep(side(played, 1)) < kSmooth * louder);
    }

    void lastOfManyPlansWins()
    {
        Song song = sineSong();
        PulledEngine live(song);
        live.engine.play();
        live.pull(1000);
        for (int i = 0; i < 50; ++i) {
            song.project.masterGainDb = -static_cast<double>(i);
            song.change(song.project.tracks[0]->id, [&](project::Track& track) { track.mix.mute = i % 2 == 0; });
            live.engine.setProject(song.snapshot(), song.mediaPath());
        }
        live.engine.waitForPlan();
        live.pull(4800);
        const auto left = side(live.pull(9600), 0);
        QVERIFY(std::abs(peak(left) - kAmplitude * std::pow(10.0, -49.0 / 20.0)) < 1e-5);
    }

    /// Play pressed while the plan is still being made begins with it, at the first frame.
    void playWaitsForItsPlan()
    {
        const Song song = rampSong();
        audio::LiveEngine engine(audio::makeNullDevice(false), {});
        QVERIFY(engine.start(kRate, 512));
        std::promise<void> asked;
        const auto slowly = [&, path = song.mediaPath()](const project::Asset& asset) {
            asked.get_future().wait();
            return path(asset);
        };
        engine.setProject(song.snapshot(), slowly);
        engine.play();
        auto& device = dynamic_cast<audio::NullDevice&>(engine.device());
        for (int i = 0; i < 20; ++i)
            device.pull(512);
        QCOMPARE(engine.playhead().count, std::int64_t(0));
        asked.set_value();
        engine.waitForPlan();
        engine.waitForTransport();
        device.pull(2000);
        QCOMPARE(static_cast<double>(device.pulled()[2 * 1999]), rampAt(1999));
    }

    void metersMeasure()
    {
        Song song = sineSong();
        song.change(song.project.tracks[0]->id, [](project::Track& track) { track.mix.pan = 1.0; });
        PulledEngine live(song);
        live.engine.play();
        live.pull(3 * kRate);
        for (const auto& reading : {live.engine.masterMeter(), live.engine.trackMeter(song.project.tracks[0]->id)}) {
            QVERIFY(reading.peak[0] < 1e-6f);
            QVERIFY(std::abs(reading.peak[1] - kAmplitude * std::numbers::sqrt2) < 1e-3);
            QVERIFY(std::abs(reading.rms[1] - kAmplitude) < 0.01);
        }
        QCOMPARE(live.engine.masterMeter().peak[1], 0.0f); // read once
        live.engine.stop();
        live.pull(3 * kRate);
        QVERIFY(live.engine.masterMeter().rms[1] < 0.01f);
    }

    void recentOutputIsTheNewest()
    {
        PulledEngine live(rampSong());
        live.engine.play();
        live.pull(20000);
        const auto recent = live.engine.recentOutput(4096);
        QCOMPARE(recent.size(), std::size_t(4096));
        for (std::size_t i = 0; i < recent.size(); ++i)
            QCOMPARE(static_cast<double>(recent[i]), rampAt(20000 - 4096 + static_cast<int>(i)));
    }

    void endsWithoutEverPlaying()
    {
        const Song song = sineSong();
        audio::LiveEngine engine(audio::makeNullDevice(false), {});
        for (int i = 0; i < 300; ++i) { // more than the queue holds, and nobody takes them
            engine.setProject(song.snapshot(), song.mediaPath());
            if (i % 10 == 0)
                engine.seek({i});
        }
        QCOMPARE(engine.playhead().count, std::int64_t(290));
    }

    void longFilesComeThroughTheButler()
    {
        PulledEngine live(rampSong());
        live.engine.play();
        const auto left = side(live.pull(9 * kRate), 0);
        QCOMPARE(live.engine.dropouts(), 0);
        for (std::size_t i = 0; i < left.size(); i += 97)
            QCOMPARE(static_cast<double>(left[i]), rampAt(static_cast<std::int64_t>(i)));
    }

    void deviceFollowsTheProjectsRate()
    {
        Song song = sineSong();
        PulledEngine live(song);
        QCOMPARE(live.engine.deviceState().sampleRate, kRate);
        song.project.sampleRate = 44100;
        live.show(song);
        QCOMPARE(live.engine.deviceState().sampleRate, 44100);
        QVERIFY(live.engine.planWarnings().empty());
    }

    void missingMediaIsSaid()
    {
        Song song = sineSong();
        std::filesystem::remove(song.filePath("sound0.wav").toStdString());
        PulledEngine live(song);
        QCOMPARE(live.engine.planWarnings().size(), std::size_t(1));
        QVERIFY(live.engine.planWarnings()[0].find("sound0.wav") != std::string::npos);
        live.engine.play();
        QCOMPARE(peak(live.pull(5000)), 0.0);
    }

private:
    static void applyEdit(Song& song, project::TrackId track, const QString& what)
    {
        if (what == "remove clip")
            song.change(track, [](project::Track& t) { t.clips.clear(); });
        else if (what == "remove track")
            song.project.tracks.clear();
        else if (what == "add track")
            song.addAudioClip(song.addTrack(project::TrackKind::audio), "sound0", 0);
        else if (what == "mute")
            song.change(track, [](project::Track& t) { t.mix.mute = true; });
        else if (what == "gain")
            song.change(track, [](project::Track& t) { t.mix.gainDb = -40.0; });
        else if (what == "pan")
            song.change(track, [](project::Track& t) { t.mix.pan = -0.9; });
        else if (what == "master")
            song.project.masterGainDb = -60.0;
        else if (what == "move clip")
            song.changeClip(track, 0, [](project::Clip& clip) { clip.start.count += 120; });
    }
};

QTEST_GUILESS_MAIN(TransportTest)
#include "transport_test.moc"
