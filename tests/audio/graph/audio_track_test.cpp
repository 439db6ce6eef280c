// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Audio tracks against closed forms: every expected sample is computed here from the formula of the thing.
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kLength = 48000;

/// A track with one second of a 440 Hz sine of amplitude 0.5 from frame 1000.
struct OneSine {
    Song song;
    project::TrackId track;

    OneSine() : track(song.addTrack(project::TrackKind::audio))
    {
        song.addAudioClip(track, song.addSound(kLength, 1, sine(440.0)), 1000);
    }
    std::vector<float> render() const { return offline(song, 0, kLength + 2000); }
};

double sineAt(std::int64_t frame)
{
    return frame < 0 || frame >= kLength ? 0.0 : sine(440.0)(static_cast<int>(frame), 0);
}

/// Greatest distance of `samples` from f(frame).
double distance(const std::vector<float>& samples, const std::function<double(std::int64_t)>& f)
{
    if (samples.empty())
        return 1e9;
    double worst = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i)
        worst = std::max(worst, std::abs(samples[i] - f(static_cast<std::int64_t>(i))));
    return worst;
}

} // namespace

class AudioTrackTest : public QObject {
    Q_OBJECT

private slots:
    void plainClipIsTheFile()
    {
        const auto mix = OneSine().render();
        for (const std::size_t channel : {0u, 1u})
            QVERIFY(distance(side(mix, channel), [](auto frame) { return sineAt(frame - 1000); }) < 1e-7);
    }

    void stereoKeepsItsSides()
    {
        Song song;
        const auto track = song.addTrack(project::TrackKind::audio);
        song.addAudioClip(track, song.addSound(5000, 2, [](int frame, int c) { return (c + 1) * frame * 1e-5; }), 0);
        const auto mix = offline(song, 0, 5000);
        QVERIFY(distance(side(mix, 0), [](auto frame) { return static_cast<double>(frame) * 1e-5; }) < 1e-8);
        QVERIFY(distance(side(mix, 1), [](auto frame) { return static_cast<double>(frame) * 2e-5; }) < 1e-8);
    }

    void gains_data()
    {
        QTest::addColumn<double>("track");
        QTest::addColumn<double>("clip");
        QTest::addColumn<double>("master");
        QTest::addRow("track") << -6.0 << 0.0 << 0.0;
        QTest::addRow("clip") << 0.0 << 4.5 << 0.0;
        QTest::addRow("master") << 0.0 << 0.0 << -12.0;
        QTest::addRow("all") << 3.0 << -7.0 << 1.0;
        QTest::addRow("silent") << project::kSilentDb << 0.0 << 0.0;
    }

    void gains()
    {
        QFETCH(double, track);
        QFETCH(double, clip);
        QFETCH(double, master);
        OneSine made;
        made.song.change(made.track, [&](project::Track& t) { t.mix.gainDb = track; });
        made.song.changeClip(made.track, 0, [&](project::Clip& c) { c.gainDb = clip; });
        made.song.project.masterGainDb = master;
        const double gain = track <= project::kSilentDb ? 0.0 : std::pow(10.0, (track + clip + master) / 20.0);
        QVERIFY(distance(side(made.render(), 0), [&](auto f) { return gain * sineAt(f - 1000); }) < 1e-6);
    }

    /// Constant power: left and right are sqrt(2) cos and sin of (pan + 1) pi/4, so the centre is at 0 dB.
    void pan_data()
    {
        QTest::addColumn<double>("pan");
        for (const double pan : {-1.0, -0.5, 0.0, 0.25, 1.0})
            QTest::addRow("%g", pan) << pan;
    }

    void pan()
    {
        QFETCH(double, pan);
        OneSine made;
        made.song.change(made.track, [&](project::Track& track) { track.mix.pan = pan; });
        const auto mix = made.render();
        const double angle = (pan + 1.0) * std::numbers::pi / 4.0;
        const double left = std::numbers::sqrt2 * std::cos(angle);
        const double right = std::numbers::sqrt2 * std::sin(angle);
        QVERIFY(distance(side(mix, 0), [&](auto frame) { return left * sineAt(frame - 1000); }) < 1e-6);
        QVERIFY(distance(side(mix, 1), [&](auto frame) { return right * sineAt(frame - 1000); }) < 1e-6);
        const double power = std::pow(rms(side(mix, 0), 1000, 49000), 2) + std::pow(rms(side(mix, 1), 1000, 49000), 2);
        QVERIFY(std::abs(power - 0.25) < 1e-5); // twice the power of a sine of amplitude 0.5
    }

    void fades_data()
    {
        QTest::addColumn<bool>("linear");
        QTest::addRow("linear") << true;
        QTest::addRow("equal power") << false;
    }

    void fades()
    {
        QFETCH(bool, linear);
        constexpr double kIn = 7001;
        constexpr double kOut = 12345;
        OneSine made;
        made.song.changeClip(made.track, 0, [&](project::Clip& clip) {
            const auto shape = linear ? project::FadeShape::linear : project::FadeShape::equalPower;
            clip.fades = {{static_cast<int>(kIn)}, {static_cast<int>(kOut)}, shape, shape};
        });
        const auto shaped = [&](double x) { return linear ? x : std::sin(x * std::numbers::pi / 2.0); };
        const auto expected = [&](std::int64_t frame) {
            const auto at = static_cast<double>(frame - 1000);
            return shaped(std::clamp(at / kIn, 0.0, 1.0)) * shaped(std::clamp((kLength - at) / kOut, 0.0, 1.0)) *
                   sineAt(frame - 1000);
        };
        QVERIFY(distance(side(made.render(), 0), expected) < 1e-6);
    }

    void offsetAndTrimShowAWindow()
    {
        OneSine made;
        made.song.changeClip(made.track, 0, [](project::Clip& clip) {
            clip.start.count = 3333;
            clip.offset.count = 20001;
            clip.length.count = 10007;
        });
        const auto expected = [](std::int64_t frame) {
            return frame < 3333 || frame >= 13340 ? 0.0 : sineAt(frame - 3333 + 20001);
        };
        QVERIFY(distance(side(made.render(), 0), expected) < 1e-7);
    }

    /// Two clips that meet are the one they were cut from, to the last bit.
    void splitIsInaudible()
    {
        OneSine made;
        const auto whole = made.render();
        made.song.change(made.track, [](project::Track& track) {
            constexpr std::int64_t kCut = 17777;
            const auto left = track.clips[0].with([](project::Clip& clip) { clip.length.count = kCut; });
            const auto right = track.clips[0].with([](project::Clip& clip) {
                clip.id.value += 1000;
                clip.start.count += kCut;
                clip.offset.count += kCut;
                clip.length.count -= kCut;
            });
            track.clips = {left, right};
        });
        QVERIFY(made.render() == whole);
    }

    /// A mix alone is summed straight from the files; with stems beside it, chunk by chunk from the tracks.
    void theShortWayIsTheLongOneToTheLastBit()
    {
        Song song;
        const int kLong = 70001;
        const auto noise = [](int frame, int channel) {
            return 0.3 * std::sin(0.37 * frame * static_cast<double>(frame) + channel);
        };
        const auto mono = song.addSound(kLong, 1, noise);
        const auto stereo = song.addSound(kLong, 2, noise);
        const auto six = song.addSound(kLong, 6, noise);
        for (const auto& [sound, place] : {std::pair(mono, 0), {stereo, 16300}, {six, 5}, {mono, 33}, {stereo, 64}}) {
            const auto track = song.addTrack(project::TrackKind::audio);
            song.addAudioClip(track, sound, place);
            song.addAudioClip(track, mono, place + kLong + 17);
            song.addAudioClip(track, stereo, place + 2 * kLong - 900); // over the one before
            song.changeClip(track, 0, [](project::Clip& clip) { clip.gainDb = -1.7; });
            song.changeClip(track, 1, [place](project::Clip& clip) {
                clip.fades = {{place % 50 * 100}, {2000}, project::FadeShape::equalPower};
            });
            song.change(track, [place](project::Track& changed) {
                changed.mix = {-0.01 * (place % 1000), place % 3 * 0.3 - 0.3, false, false};
            });
        }
        song.project.masterGainDb = -2.5;
        const auto mix = [&](bool tracks) {
            std::vector<float> samples;
            audio::OfflineRequest request{{0}, {4 * kLong}, tracks, 3};
            const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
                samples.insert(samples.end(), block.mix, block.mix + 2 * block.frames);
                return {};
            };
            return audio::renderOffline(song.project, song.mediaPath(), {}, request, sink) ? samples
                                                                                           : std::vector<float>();
        };
        const auto shortWay = mix(false);
        QCOMPARE(shortWay.size(), std::size_t(8 * kLong));
        QVERIFY(peak(shortWay) > 0.1);
        QVERIFY(shortWay == mix(true));
        PulledEngine live(song, 480);
        live.engine.play();
        QVERIFY(live.pull(4 * kLong) == shortWay);
    }

    /// With equal power over what they share, without a fade of their own; the short one that lies within adds.
    void overlappingClipsCrossOver()
    {
        OneSine made;
        made.song.addAudioClip(made.track, "sound0", 11000);
        made.song.addAudioClip(made.track, made.song.addSound(500, 1, [](int, int) { return 0.25; }), 3000);
        const auto expected = [](std::int64_t frame) {
            const double share = std::clamp(static_cast<double>(frame - 11000) / (kLength - 10000.0), 0.0, 1.0);
            const double way = share * std::numbers::pi / 2.0;
            const double within = frame >= 3000 && frame < 3500 ? 0.25 : 0.0;
            return std::cos(way) * sineAt(frame - 1000) + std::sin(way) * sineAt(frame - 11000) + within;
        };
        QVERIFY(distance(side(made.render(), 0), expected) < 1e-6);
    }

    void onlyTheChosenTakeSounds()
    {
        OneSine made;
        const auto other = made.song.addSound(kLength, 1, [](int, int) { return 0.125; });
        made.song.changeClip(made.track, 0, [&](project::Clip& clip) {
            project::Take take;
            take.id = {777};
            take.content = project::AudioContent{other, {kLength}};
            clip.takes.emplace_back(take);
            clip.chosenTake = take.id;
        });
        const auto expected = [](std::int64_t frame) { return frame < 1000 || frame >= 49000 ? 0.0 : 0.125; };
        QVERIFY(distance(side(made.render(), 0), expected) < 1e-8);
    }

    void muteAndSolo()
    {
        OneSine made;
        const auto second = made.song.addTrack(project::TrackKind::audio);
        made.song.addAudioClip(second, made.song.addSound(kLength, 1, [](int, int) { return 0.25; }), 0);
        const auto level = [&] { return made.render()[2 * 24000]; };
        const auto sineOnly = static_cast<float>(sineAt(24000 - 1000));
        QCOMPARE(level(), sineOnly + 0.25f);
        made.song.change(second, [](project::Track& track) { track.mix.mute = true; });
        QCOMPARE(level(), sineOnly);
        made.song.change(second, [](project::Track& track) { track.mix = {0.0, 0.0, false, true}; });
        QCOMPARE(level(), 0.25f);
    }
};

QTEST_GUILESS_MAIN(AudioTrackTest)
#include "audio_track_test.moc"
