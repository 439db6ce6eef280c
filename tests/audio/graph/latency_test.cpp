// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"
#include "tests/audio/graph/late_effect.h"

using namespace melisma;
using namespace melisma::tests;
using project::TrackId;
using project::TrackKind;

namespace {

constexpr int kAt = 5003; ///< no chunk's edge

void late(Song& song, TrackId track, std::initializer_list<const char*> kinds, bool bypass = false)
{
    for (const char* kind : kinds) {
        project::EffectSlot slot{{song.project.nextId++}, kind, {}, bypass, 1.0};
        if (track)
            song.change(track, [&](project::Track& changed) { changed.effects.push_back(slot); });
        else
            song.project.masterEffects.push_back(slot);
    }
}

TrackId source(Song& song, const std::string& sound)
{
    const auto track = song.addTrack(TrackKind::audio);
    song.addAudioClip(track, sound, 0);
    return track;
}

/// Six ways of unlike latency to the master, 1 + 1 + 1 + (1 + 1/4 + 1/2) impulses in all.
struct Tree {
    explicit Tree(bool bypass = false)
    {
        const auto sound = song.addSound(2 * kRate, 2, [](int frame, int) { return frame == kAt ? 0.125 : 0.0; });
        const auto direct = source(song, sound);
        const auto bussed = source(song, sound);
        const auto child = source(song, sound);
        const auto sender = source(song, sound);
        const auto bus = song.addTrack(TrackKind::bus);
        const auto echo = song.addTrack(TrackKind::bus);
        const auto folder = song.addTrack(TrackKind::folder);
        song.change(bussed, [&](project::Track& track) { track.output = bus; });
        song.change(child, [&](project::Track& track) { track.parent = folder; });
        song.change(echo, [&](project::Track& track) { track.output = bus; });
        song.addSend(sender, bus, -12.041199826559248, false);
        song.addSend(sender, echo, -6.020599913279624, true);
        late(song, direct, {"late7"}, bypass);
        late(song, sender, {"late7", "late100"}, bypass);
        late(song, bus, {"late100"}, bypass);
        late(song, echo, {"late1000", "late7"}, bypass);
        late(song, folder, {"late1000"}, bypass);
        late(song, {}, {"late100"}, bypass);
    }
    Song song;
    static constexpr int kTotal = 7 + 100 + 1007 + 100 + 100; ///< sender, echo, bus, master
    static constexpr float kSum = 0.125f * 4.75f;
};

} // namespace

class LatencyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        addLateEffect<7>();
        addLateEffect<100>();
        addLateEffect<1000>();
    }

    void allWaysArriveTogether_data()
    {
        QTest::addColumn<bool>("bypass");
        QTest::newRow("working") << false;
        QTest::newRow("bypassed") << true;
    }
    void allWaysArriveTogether()
    {
        QFETCH(bool, bypass);
        const Tree tree(bypass);
        const auto mix = offline(tree.song, 0, kRate);
        QCOMPARE(mix.size(), std::size_t(2 * kRate));
        for (std::size_t i = 0; i < mix.size(); ++i)
            QVERIFY2(std::abs(mix[i] - (i / 2 == kAt ? Tree::kSum : 0.0f)) < 1e-6f,
                     qPrintable(QString("%1: %2").arg(i / 2).arg(static_cast<double>(mix[i]) / 0.125)));
        QVERIFY(mix == offline(tree.song, 0, kRate, 1));
    }

    void aRangeHasItsPlaceAndLength()
    {
        const Tree tree;
        const auto mix = offline(tree.song, kAt - 10, kAt + 90);
        QCOMPARE(mix.size(), std::size_t(200));
        QVERIFY(std::abs(mix[20] - Tree::kSum) < 1e-6f);
    }

    void stemsAreInTimeWithTheMix()
    {
        const Tree tree;
        std::vector<int> found(7, -1);
        audio::OfflineRequest request;
        request.end = {kRate};
        request.tracks = true;
        const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
            for (std::size_t track = 0; track < block.tracks.size(); ++track)
                for (int i = 0; block.tracks[track] && i < block.frames; ++i)
                    if (block.tracks[track][2 * i] > 0.01f)
                        found[track] = static_cast<int>(block.position.count) + i;
            return {};
        };
        QVERIFY(audio::renderOffline(tree.song.project, tree.song.mediaPath(), soundfont(), request, sink).ok());
        QCOMPARE(found, std::vector<int>(7, kAt));
    }

    /// A tail is as long as the sound, not as the latency.
    void theTailEndsWithTheSound()
    {
        const Tree tree;
        std::int64_t given = 0;
        audio::OfflineRequest request;
        request.end = {kAt};
        request.longestTail = {kRate};
        const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
            given = block.position.count + block.frames;
            return {};
        };
        QVERIFY(audio::renderOffline(tree.song.project, tree.song.mediaPath(), soundfont(), request, sink).ok());
        QCOMPARE(given, std::int64_t{kAt + 1});
    }

    void playingIsTheSameAndLate_data()
    {
        QTest::addColumn<int>("block");
        for (const int block : {64, 100, 512})
            QTest::addRow("%d frames", block) << block;
    }
    void playingIsTheSameAndLate()
    {
        QFETCH(int, block);
        const Tree tree;
        const auto mix = offline(tree.song, 0, kRate);
        PulledEngine live(tree.song, block);
        live.engine.play();
        const auto played = live.pull(kRate + Tree::kTotal);
        QVERIFY(std::equal(mix.begin(), mix.end(), played.begin() + 2 * Tree::kTotal));
        QCOMPARE(live.engine.playhead().count, std::int64_t{kRate + Tree::kTotal});
        const double device = live.engine.deviceState().latencySeconds;
        QCOMPARE(live.engine.heardPlayhead().count, kRate - std::llround(device * kRate));
    }

    /// What the delay lines hold goes on over the loop's return, which lies within a chunk.
    void loopsStayWhole()
    {
        Tree tree;
        tree.song.project.loop = {{0}, base::Beats::of(0.4375), true}; // 10500 frames
        PulledEngine live(tree.song, 100);
        live.engine.play();
        const auto left = side(live.pull(50000), 0);
        std::vector<int> found;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (left[i] > 0.1f)
                found.push_back(static_cast<int>(i));
        std::vector<int> expected;
        for (int at = kAt + Tree::kTotal; at < 50000; at += 10500)
            expected.push_back(at);
        QCOMPARE(found, expected);
    }

    void clicksAreAsLateAsTheSound()
    {
        Song song;
        song.addAudioClip(song.addTrack(TrackKind::audio), song.addSound(kRate, 1, sine(1.0, 0.0)), 0);
        const auto clicks = [&] {
            PulledEngine live(song, 100);
            live.engine.setMetronome(true, 0.0);
            live.engine.play();
            return side(live.pull(kRate + 1000), 0);
        };
        const auto before = clicks();
        late(song, {}, {"late1000"});
        const auto after = clicks();
        QVERIFY(peak(before) > 0.01);
        QVERIFY(std::equal(before.begin(), before.begin() + kRate, after.begin() + 1000));
    }

    /// Latency that comes, is bypassed and goes while a tone sounds makes no click.
    void editsDoNotClick()
    {
        Song song;
        const auto sound = song.addSound(8 * kRate, 2, sine(110.0, 0.3));
        const auto one = source(song, sound);
        source(song, sound);
        PulledEngine live(song, 256);
        live.engine.play();
        std::vector<float> all;
        const auto hear = [&] {
            live.show(song);
            const auto part = side(live.pull(kRate), 0);
            all.insert(all.end(), part.begin(), part.end());
        };
        hear();
        late(song, one, {"late1000"});
        hear();
        song.change(one, [](project::Track& track) { track.effects[0].bypass = true; });
        hear();
        song.change(one, [](project::Track& track) { track.effects.clear(); });
        hear();
        // The tone moves by 1.4 % of its peak a frame.
        QVERIFY2(greatestStep(all) < 0.03 * peak(all), qPrintable(QString::number(greatestStep(all) / peak(all))));
        const auto expected = side(offline(song, 3 * kRate, 4 * kRate), 0);
        double worst = 0.0;
        for (std::size_t i = kRate / 2; i < expected.size(); ++i)
            worst = std::max(worst, std::abs(static_cast<double>(all[3 * kRate + i]) - expected[i]));
        QVERIFY2(worst < 1e-6, qPrintable(QString::number(worst)));
    }
};

QTEST_GUILESS_MAIN(LatencyTest)
#include "latency_test.moc"
