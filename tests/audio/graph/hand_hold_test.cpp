// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand holds takes the place of automation, comes and goes without a click, and leaves no trace.
#include <QTest>

#include "audio/graph/hand_hold.h"
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;
using project::AutomationKind;
using project::AutomationPoints;
using project::AutomationTarget;
using project::TrackId;
using project::TrackKind;

namespace {

constexpr double kSteady = 0.25;
constexpr int kPart = 4800;

double gain(double db)
{
    return std::pow(10.0, db / 20.0);
}

/// A steady sound on a track that is sent to a bus, with an effect, under automation of all kinds at their plain
/// values.
struct Held {
    Held()
        : track(song.addTrack(TrackKind::audio))
        , bus(song.addTrack(TrackKind::bus))
        , send(song.addSend(track, bus, -6.0))
        , effect{song.project.nextId++}
    {
        song.addAudioClip(track, song.addSound(20 * kRate, 2, [](int, int) { return kSteady; }), 0);
        project::EffectSlot eq{effect, "eq", {}, false, 1.0};
        eq.params.set("lowCutOn", true); // takes a steady sound away
        song.change(track, [&](project::Track& changed) { changed.effects = {eq}; });
        at({AutomationKind::effectMix, {}, effect}, 0.0);
        at({AutomationKind::sendGain, send}, -60.0);
    }
    void at(const AutomationTarget& target, double value)
    {
        song.change(track, [&](project::Track& changed) {
            changed.automation.push_back({target, {{{0}, value}}, true});
        });
    }

    Song song;
    TrackId track;
    TrackId bus;
    project::SendId send;
    project::EffectId effect;
};

bool isSteady(const std::vector<float>& samples, double value)
{
    const auto off = [value](float sample) { return std::abs(static_cast<double>(sample) - value) > 1e-4; };
    return samples.size() > kPart / 2 && std::none_of(samples.begin() + kPart / 2, samples.end(), off);
}

} // namespace

class HandHoldTest : public QObject {
    Q_OBJECT

private slots:
    void itGlidesToItsValueAndGivesBack()
    {
        audio::HandHold hand;
        audio::HandHold::Values values;
        std::vector<float> all;
        const auto run = [&](int chunks) {
            for (int i = 0; i < chunks; ++i) {
                values.fill(1.0f);
                if (hand.acts())
                    hand.apply(values);
                all.insert(all.end(), values.begin(), values.end());
            }
            return values.back();
        };
        QVERIFY(!hand.acts());
        hand.hold(3.0f);
        QCOMPARE(run(audio::kGlideChunks + 1), 3.0f);
        hand.hold(-1.0f);
        QCOMPARE(run(audio::kGlideChunks + 1), -1.0f);
        hand.letGo();
        QCOMPARE(run(audio::kGlideChunks + 1), 1.0f);
        QVERIFY(!hand.acts());
        QVERIFY(greatestStep(all) <= 4.0 / audio::kGlideFrames + 1e-6); // the longest way, -1 from 3, is 4
        hand.hold(2.0f);
        hand.start();
        QCOMPARE(run(1), 2.0f);
        QCOMPARE(all[all.size() - audio::kChunkFrames], 2.0f);
    }

    /// Each kind of target: held, it is heard at the hand's value; let go, as it was, to the bit.
    void eachTargetIsHeardAsItIsHeld_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("drawn"); // the lane has points
        QTest::addColumn<double>("expected");
        const double halved = kSteady * gain(-6.0);
        for (const bool drawn : {true, false}) {
            const auto row = [&](const char* name, AutomationKind kind, double value, double expected) {
                QTest::addRow("%s%s", name, drawn ? ", drawn" : "")
                    << static_cast<int>(kind) << value << drawn << expected;
            };
            row("volume", AutomationKind::volume, -6.0, halved);
            row("silence", AutomationKind::volume, -60.0, 0.0);
            row("pan", AutomationKind::pan, 1.0, 0.0);
            row("mute", AutomationKind::mute, 1.0, 0.0);
        }
        QTest::addRow("send") << static_cast<int>(AutomationKind::sendGain) << 0.0 << true << 2.0 * kSteady;
        QTest::addRow("mix") << static_cast<int>(AutomationKind::effectMix) << 1.0 << true << 0.0;
    }
    void eachTargetIsHeardAsItIsHeld()
    {
        QFETCH(int, kind);
        QFETCH(double, value);
        QFETCH(bool, drawn);
        QFETCH(double, expected);
        Held held;
        AutomationTarget target{static_cast<AutomationKind>(kind)};
        if (target.kind == AutomationKind::sendGain)
            target.send = held.send;
        if (target.kind == AutomationKind::effectMix)
            target.effect = held.effect;
        else if (target.kind != AutomationKind::sendGain && drawn)
            held.at(target, 0.0);
        PulledEngine live(held.song, 64);
        live.engine.play();
        QVERIFY(isSteady(side(live.pull(kPart), 0), kSteady));
        live.engine.holdAutomated(held.track, target, value);
        const auto moved = side(live.pull(kPart), 0);
        QVERIFY2(isSteady(moved, expected), qPrintable(QString::number(static_cast<double>(moved.back()))));
        live.show(held.song); // another plan lets nothing go
        QVERIFY(isSteady(side(live.pull(kPart), 0), expected));
        live.engine.letGoAutomated(held.track, target);
        const auto after = side(live.pull(kPart), 0);
        QCOMPARE(after.back(), side(offline(held.song, 0, kPart), 0).back());
        QVERIFY(greatestStep(moved) < 0.6 / audio::kGlideFrames); // twice as steep where no lane was
    }

    void parametersAndTheMaster()
    {
        Held held;
        PulledEngine live(held.song, 64);
        live.engine.play();
        live.engine.holdAutomated(held.track, {AutomationKind::effectMix, {}, held.effect}, 1.0);
        QVERIFY(isSteady(side(live.pull(kRate), 0), 0.0) || peak(side(live.pull(kPart), 0)) < 1e-3);
        live.engine.holdAutomated(held.track, {AutomationKind::effectParam, {}, held.effect, "lowCutOn"}, 0.0);
        static_cast<void>(live.pull(kRate));
        QVERIFY(isSteady(side(live.pull(kPart), 0), kSteady));
        live.engine.holdAutomated({}, {}, -6.0);
        QVERIFY(isSteady(side(live.pull(kPart), 0), kSteady * gain(-6.0)));
        live.engine.letGoAllAutomated();
        static_cast<void>(live.pull(kRate));
        QVERIFY(isSteady(side(live.pull(kPart), 0), kSteady));
        live.engine.holdAutomated({77}, {}, -6.0); // nobody's
        live.engine.holdAutomated({}, {AutomationKind::pan}, 1.0);
        QVERIFY(isSteady(side(live.pull(kPart), 0), kSteady));
        QVERIFY(live.engine.planIsCurrent());
    }
};

QTEST_GUILESS_MAIN(HandHoldTest)
#include "hand_hold_test.moc"
