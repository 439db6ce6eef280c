// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

/// Three instruments with controllers, two sounds with fades, pan and gain, for four seconds.
Song everything()
{
    Song song;
    auto chords = melody({60, 64, 67, 72, 71, 67, 64});
    for (const int value : {127, 90, 60, 110})
        chords.controllers.push_back({base::Beats::of(0.3 * (128 - value) / 10.0), 11, value});
    chords.controllers.push_back({base::Beats::of(2.0), 64, 127});
    chords.controllers.push_back({base::Beats::of(3.5), 64, 0});
    music::sortEvents(chords);
    const auto piano = song.addTrack(project::TrackKind::instrument, {"Piano", 0, 0});
    song.addNoteClip(piano, chords, base::Beats::of(0.37));
    const auto drums = song.addTrack(project::TrackKind::instrument, {"Kit", 128, 0});
    song.addNoteClip(drums, melody({36, 42, 38, 42, 36, 42, 38}), base::Beats{});
    const auto strings = song.addTrack(project::TrackKind::instrument, {"Strings", 0, 48});
    song.addNoteClip(strings, melody({48, 52, 55, 60}), base::Beats::whole(2));
    song.change(strings, [](project::Track& track) { track.mix = {-4.0, -0.6, false, false}; });
    const auto voice = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(voice, song.addSound(60000, 1, sine(220.0)), 1234);
    song.addAudioClip(voice, song.addSound(100001, 2, sine(331.0, 0.3)), 50001);
    song.changeClip(voice, 1, [](project::Clip& clip) { clip.fades = {{5000}, {9000}, project::FadeShape::linear, project::FadeShape::linear}; });
    song.change(voice, [](project::Track& track) { track.mix = {-2.0, 0.4, false, false}; });
    song.project.masterGainDb = -1.5;
    return song;
}

} // namespace

class LiveOfflineTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
    }

    void threadsDoNotMatter()
    {
        const Song song = everything();
        const auto one = offline(song, 0, 4 * kRate, 1);
        QCOMPARE(one.size(), std::size_t(8 * kRate));
        QVERIFY(peak(one) > 0.05);
        QVERIFY(one == offline(song, 0, 4 * kRate, 3));
    }

    void rangeIsPartOfTheWhole()
    {
        const Song song = everything();
        const auto whole = offline(song, 0, 3 * kRate);
        const auto part = offline(song, 40001, 100003);
        QVERIFY(std::equal(part.begin(), part.end(), whole.begin() + 2 * 40001));
        QCOMPARE(part.size(), std::size_t(2 * (100003 - 40001)));
    }

    void playingEqualsExport_data()
    {
        QTest::addColumn<int>("block");
        for (const int block : {64, 128, 480, 512, 1000})
            QTest::addRow("%d frames", block) << block;
    }

    void playingEqualsExport()
    {
        QFETCH(int, block);
        const Song song = everything();
        const auto expected = offline(song, 0, 4 * kRate);
        PulledEngine live(song, block);
        live.engine.play();
        const auto played = live.pull(4 * kRate);
        QCOMPARE(live.engine.dropouts(), 0);
        QCOMPARE(played.size(), expected.size());
        const auto difference = std::mismatch(played.begin(), played.end(), expected.begin()).first - played.begin();
        QCOMPARE(difference, static_cast<std::ptrdiff_t>(expected.size()));
    }

    /// What a chosen fader, mute or another plan was while nothing played leaves no trace.
    void editsAtStandstillLeaveNoTrace()
    {
        Song song = everything();
        PulledEngine live(song);
        Song other = everything();
        other.change(other.project.tracks[0]->id, [](project::Track& track) { track.mix.mute = true; });
        live.show(other);
        live.pull(3000);
        live.engine.setMasterGain(-20.0);
        live.pull(3000);
        live.show(song);
        live.engine.play();
        QVERIFY(live.pull(kRate) == offline(song, 0, kRate));
    }

    void mutedTracksNeedNothing()
    {
        Song song = everything();
        const auto broken = song.addTrack(project::TrackKind::audio);
        song.addAudioClip(broken, song.addSound(1000, 1, sine(100.0)), 0);
        std::filesystem::remove(song.filePath("sound2.wav").toStdString());
        QVERIFY(offline(song, 0, 1000).empty());
        song.change(broken, [](project::Track& track) { track.mix.mute = true; });
        QCOMPARE(offline(song, 0, 1000).size(), std::size_t(2000));
    }

    void stemsAddUpToTheMix()
    {
        const Song song = everything();
        const float master = std::pow(10.0f, -1.5f / 20.0f);
        double worst = 0.0;
        int blocks = 0;
        const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
            ++blocks;
            for (int i = 0; i < 2 * block.frames; ++i) {
                float sum = 0.0f;
                for (const float* track : block.tracks)
                    sum += track ? track[i] : 0.0f;
                worst = std::max(worst, std::abs(static_cast<double>(sum * master - block.mix[i])));
            }
            return {};
        };
        QVERIFY(audio::renderOffline(song.project, song.mediaPath(), soundfont(), {{0}, {2 * kRate}, true, 2}, sink));
        QVERIFY(blocks > 1);
        QVERIFY(worst < 1e-6);
    }

    void cancelAndSinkErrorsEndIt()
    {
        const Song song = everything();
        std::stop_source stop;
        int blocks = 0;
        const auto sink = [&](const audio::RenderedBlock&) -> base::Result<void> {
            stop.request_stop();
            return ++blocks > 1 ? base::Result<void>(base::Error{base::ErrorKind::io, "full"}) : base::Result<void>();
        };
        const audio::OfflineRequest request{{0}, {10 * kRate}, false, 2};
        auto done = audio::renderOffline(song.project, song.mediaPath(), soundfont(), request, sink, stop.get_token());
        QCOMPARE(blocks, 1);
        QVERIFY(done.error().kind == base::ErrorKind::cancelled);
        done = audio::renderOffline(song.project, song.mediaPath(), soundfont(), request, sink);
        QCOMPARE(done.error().message, std::string("full"));
    }
};

QTEST_GUILESS_MAIN(LiveOfflineTest)
#include "live_offline_test.moc"
