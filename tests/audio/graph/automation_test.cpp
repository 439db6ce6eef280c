// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"
#include "tests/audio/graph/late_effect.h"

#include "audio/graph/automation_curve.h"

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using project::AutomationKind;
using project::AutomationPoints;
using project::AutomationTarget;
using project::PointShape;
using project::TrackId;
using project::TrackKind;

namespace {

constexpr int kTick = 25;            ///< frames a tick, at 120 bpm and 960 ticks a beat
constexpr std::int64_t kFirst = 203; ///< frames 5075 and 10175: no chunk's edge
constexpr std::int64_t kSecond = 407;
constexpr int kFrames = kRate / 2;

/// A steady 0.25 on a track.
struct Steady {
    Steady() : track(song.addTrack(TrackKind::audio))
    {
        song.addAudioClip(track, song.addSound(kFrames, 2, [](int, int) { return 0.25; }), 0);
    }
    void move(const AutomationTarget& target, const AutomationPoints& points)
    {
        song.change(track, [&](project::Track& changed) { changed.automation = {{target, points, true}}; });
    }
    std::vector<float> left() const { return side(offline(song, 0, kFrames), 0); }

    Song song;
    TrackId track;
};

float gain(double db)
{
    return static_cast<float>(std::pow(10.0, db / 20.0));
}

/// Every frame is `expected(frame)`.
bool follows(const std::vector<float>& found, const std::function<double(int)>& expected)
{
    for (int i = 0; i < kFrames; ++i)
        if (std::abs(found.at(static_cast<std::size_t>(i)) - expected(i)) > 2e-6) {
            qWarning("frame %d: %g, not %g", i, static_cast<double>(found[static_cast<std::size_t>(i)]), expected(i));
            return false;
        }
    return true;
}

/// Decibels on the line from -24 at the first point to 0 at the second.
double lineDb(int frame)
{
    const double share = (frame - kFirst * kTick) / static_cast<double>((kSecond - kFirst) * kTick);
    return -24.0 + 24.0 * std::clamp(share, 0.0, 1.0);
}

const AutomationPoints kLine{{{kFirst}, -24.0}, {{kSecond}, 0.0}};

} // namespace

class AutomationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(Beats::kTicksPerBeat, 960);
        addLateEffect<100>();
    }

    void aLineIsAtItsValueInEveryFrame()
    {
        Steady steady;
        steady.move({}, kLine);
        QVERIFY(follows(steady.left(), [](int i) { return 0.25 * static_cast<double>(gain(lineDb(i))); }));
    }

    void aHeldPointActsAtItsFrame()
    {
        Steady steady;
        steady.move({}, {{{0}, 0.0, PointShape::hold}, {{kFirst}, -12.0, PointShape::hold}, {{kSecond}, -60.0}});
        QVERIFY(follows(steady.left(), [](int i) {
            return i < kFirst * kTick ? 0.25 : i < kSecond * kTick ? 0.25 * static_cast<double>(gain(-12.0)) : 0.0;
        }));
    }

    void panAndSendsAndTheMaster()
    {
        Steady steady;
        steady.move({AutomationKind::pan}, {{{0}, 0.0, PointShape::hold}, {{kFirst}, 1.0}});
        QVERIFY(follows(steady.left(), [](int i) { return i < kFirst * kTick ? 0.25 : 0.0; }));

        const auto bus = steady.song.addTrack(TrackKind::bus);
        const auto send = steady.song.addSend(steady.track, bus);
        steady.move({AutomationKind::sendGain, send}, kLine);
        QVERIFY(follows(steady.left(), [](int i) { return 0.25 + 0.25 * static_cast<double>(gain(lineDb(i))); }));

        steady.song.change(steady.track, [](project::Track& track) { track.sends.clear(), track.automation.clear(); });
        steady.song.project.masterAutomation = {{{}, kLine, true}};
        QVERIFY(follows(steady.left(), [](int i) { return 0.25 * static_cast<double>(gain(lineDb(i))); }));
    }

    /// A mute goes down from its frame on, over a chunk's length, and nothing is heard behind that.
    void muteBeginsAtItsFrame()
    {
        Steady steady;
        steady.song.change(steady.track, [](project::Track& track) { track.mix.mute = true; }); // has no say then
        steady.move({AutomationKind::mute}, {{{0}, 0.0}, {{kFirst}, 1.0}});
        QVERIFY(follows(steady.left(),
                        [](int i) { return 0.25 * std::clamp(1.0 - (i - kFirst * kTick) / 64.0, 0.0, 1.0); }));
    }

    /// Behind effects that are late, a lane moves the sound of its own place in the song.
    void latencyDoesNotMoveIt()
    {
        Steady steady;
        project::EffectSlot late{{steady.song.project.nextId++}, "late100", {}, false, 1.0};
        steady.song.change(steady.track, [&](project::Track& track) { track.effects = {late}; });
        steady.move({}, kLine);
        QVERIFY(follows(steady.left(), [](int i) { return 0.25 * static_cast<double>(gain(lineDb(i))); }));
    }

    /// Lines are straight in beats: at twice the tempo the second half passes in half the time.
    void aChangeOfTempoBendsTheLine()
    {
        Steady steady;
        steady.song.project.tempoMap = *steady.song.project.tempoMap.withTempo(Beats{400}, 240.0);
        steady.move({AutomationKind::pan}, {{{0}, 0.0}, {{800}, -0.8}});
        const auto at = [&](int frame) {
            return static_cast<double>(audio::AutomationCurve(steady.song.project.tracks[0]->automation[0].points,
                                                              steady.song.project.tempoMap, kRate)
                                           .at(frame));
        };
        QVERIFY(std::abs(at(5000) + 0.2) < 1e-6);
        QVERIFY(std::abs(at(10000) + 0.4) < 1e-6);
        QVERIFY(std::abs(at(12500) + 0.6) < 1e-6);
    }

    void anEffectsMixAndParameter()
    {
        Steady steady;
        project::EffectSlot eq{{steady.song.project.nextId++}, "eq", {}, false, 1.0};
        eq.params.set("lowCutOn", true); // takes a steady sound away
        eq.params.set("lowCut", 400.0);
        steady.song.change(steady.track, [&](project::Track& track) { track.effects = {eq}; });
        const auto wet = steady.left();
        QVERIFY(std::abs(wet.back()) < 1e-3f);
        steady.move({AutomationKind::effectMix, {}, eq.id}, {{{0}, 0.0, PointShape::hold}, {{kFirst}, 1.0}});
        const auto moved = steady.left();
        for (std::size_t i = 0; i < kFrames; ++i)
            QVERIFY(std::abs(moved[i] - (i < kFirst * kTick ? 0.25f : wet[i])) < 1e-6f);
        steady.move({AutomationKind::effectParam, {}, eq.id, "lowCutOn"}, {{{0}, 0.0}, {{kFirst}, 1.0}});
        const auto switched = steady.left();
        QVERIFY(std::equal(switched.begin(), switched.begin() + kFirst * kTick, steady.left().begin()));
        QVERIFY(std::abs(switched[kFirst * kTick - 1] - 0.25f) < 1e-6f);
        QVERIFY(std::abs(switched.back()) < 1e-3f);
    }

    void playingIsTheSame_data()
    {
        QTest::addColumn<int>("block");
        for (const int block : {64, 100, 512})
            QTest::addRow("%d frames", block) << block;
    }
    void playingIsTheSame()
    {
        QFETCH(int, block);
        Steady steady;
        project::EffectSlot eq{{steady.song.project.nextId++}, "eq", {}, false, 1.0};
        const auto bus = steady.song.addTrack(TrackKind::bus);
        const auto send = steady.song.addSend(steady.track, bus);
        steady.song.change(steady.track, [&](project::Track& track) {
            track.effects = {eq};
            track.automation = {{{}, kLine, true},
                                {{AutomationKind::pan}, {{{100}, -0.5}, {{500}, 0.5}}, true},
                                {{AutomationKind::sendGain, send}, kLine, true},
                                {{AutomationKind::mute}, {{{0}, 0.0}, {{300}, 1.0}, {{350}, 0.0}}, true},
                                {{AutomationKind::effectMix, {}, eq.id}, {{{0}, 0.2}, {{kSecond}, 0.9}}, true},
                                {{AutomationKind::effectParam, {}, eq.id, "peak2Gain"}, kLine, true}};
        });
        steady.song.project.masterAutomation = {{{}, kLine, true}};
        PulledEngine live(steady.song, block);
        live.engine.play();
        QVERIFY(live.pull(kFrames) == offline(steady.song, 0, kFrames));
    }

    /// A lane that comes or goes while a tone sounds makes no click, nor does a plan for something else.
    void editsDoNotClick()
    {
        Song song;
        const auto track = song.addTrack(TrackKind::audio);
        song.addAudioClip(track, song.addSound(5 * kRate, 2, sine(110.0, 0.4)), 0);
        PulledEngine live(song, 256);
        live.engine.play();
        std::vector<float> all;
        const auto hear = [&](const std::vector<project::AutomationLane>& lanes) {
            song.change(track, [&](project::Track& changed) { changed.automation = lanes; });
            live.show(song);
            const auto part = side(live.pull(kRate), 0);
            all.insert(all.end(), part.begin(), part.end());
        };
        hear({});
        hear({{{}, {{{0}, -6.0}}, true}});
        hear({{{}, {{{0}, 3.0}}, true}});
        hear({});
        // The tone moves by 1.4 % of its peak a frame; a chunk's crossing by 9 dB adds as much again.
        QVERIFY2(greatestStep(all) < 0.05 * peak(all), qPrintable(QString::number(greatestStep(all) / peak(all))));
    }
};

QTEST_GUILESS_MAIN(AutomationTest)
#include "automation_test.moc"
