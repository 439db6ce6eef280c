// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A short sound beside the project: heard as it is, beside a song that plays on, without clicks, and gone when it ends.
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

audio::PreviewSound sound(int frames, double hz, double amplitude)
{
    std::vector<float> samples;
    const auto wave = sine(hz, amplitude);
    for (int i = 0; i < frames; ++i)
        samples.push_back(static_cast<float>(wave(i, 0)));
    return std::make_shared<const std::vector<float>>(std::move(samples));
}

} // namespace

class PreviewPlayerTest : public QObject {
    Q_OBJECT

private slots:
    void itIsHeardOnBothSidesAndEnds()
    {
        const Song empty;
        PulledEngine pulled(empty);
        QVERIFY(!pulled.engine.soundPlaying());
        const auto tone = sound(kRate / 4, 440.0, 0.5);
        QVERIFY(pulled.engine.playSound(tone));
        QVERIFY(pulled.engine.soundPlaying());
        const auto heard = pulled.pull(kRate / 2);
        QVERIFY(!pulled.engine.soundPlaying());
        QCOMPARE(side(heard, 0), side(heard, 1));
        const auto left = side(heard, 0);
        const auto fade = static_cast<std::size_t>(audio::PreviewPlayer::kFadeFrames);
        for (std::size_t i = fade; i < tone->size() - fade; ++i)
            QCOMPARE(left[i], (*tone)[i]);
        QCOMPARE(peak({left.begin() + kRate / 4, left.end()}), 0.0);
        pulled.engine.waitForTransport();
        QCOMPARE(tone.use_count(), 1L); // the engine has let go of it
    }

    void theSongPlaysOnBesideIt()
    {
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio), song.addSound(2 * kRate, 2, sine(220.0, 0.25)), 0);
        PulledEngine alone(song);
        alone.engine.play();
        const auto plain = side(alone.pull(kRate), 0);
        PulledEngine both(song);
        both.engine.play();
        both.engine.waitForTransport();
        const auto tone = sound(kRate / 2, 500.0, 0.25);
        QVERIFY(both.engine.playSound(tone));
        const auto mixed = side(both.pull(kRate), 0);
        for (std::size_t i = kRate / 10; i < kRate / 3; ++i)
            QVERIFY(std::abs(mixed[i] - plain[i] - (*tone)[i]) < 1e-6f);
        for (std::size_t i = kRate / 2; i < kRate; ++i)
            QCOMPARE(mixed[i], plain[i]);
        QVERIFY(both.engine.playing());
        QCOMPARE(both.engine.playhead().count, std::int64_t{kRate});
    }

    void stoppingAndReplacingDoNotClick()
    {
        const Song empty;
        PulledEngine pulled(empty);
        const double steepest = greatestStep(side(offlineTone(), 0));
        pulled.engine.playSound(sound(kRate, 330.0, 0.5));
        auto heard = pulled.pull(1000);
        pulled.engine.playSound(sound(kRate, 330.0, 0.5));
        const auto second = pulled.pull(1000);
        heard.insert(heard.end(), second.begin(), second.end());
        QVERIFY(pulled.engine.playSound({}));
        QVERIFY(!pulled.engine.soundPlaying());
        const auto third = pulled.pull(1000);
        heard.insert(heard.end(), third.begin(), third.end());
        QVERIFY(greatestStep(side(heard, 0)) < steepest + 0.5 / audio::PreviewPlayer::kFadeFrames);
        QCOMPARE(peak({third.end() - 512, third.end()}), 0.0);
    }

    void theNewestOfManyIsHeard()
    {
        const Song empty;
        PulledEngine pulled(empty);
        for (int i = 1; i <= 20; ++i)
            QVERIFY(pulled.engine.playSound(sound(kRate / 10, 100.0 * i, 0.02 * i)));
        const auto heard = side(pulled.pull(kRate / 5), 0);
        QVERIFY(std::abs(peak(heard) - 0.4) < 0.01);
        QVERIFY(!pulled.engine.soundPlaying());
    }

private:
    static std::vector<float> offlineTone()
    {
        std::vector<float> both;
        const auto tone = sound(kRate, 330.0, 0.5);
        for (const float sample : *tone)
            both.insert(both.end(), {sample, sample});
        return both;
    }
};

QTEST_MAIN(PreviewPlayerTest)
#include "preview_player_test.moc"
