// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a comp sounds, against closed forms: each take is a constant, so that the gain of each can be read.
#include "tests/audio/engine_support.h"

#include "audio/graph/clip_sum.h"
#include "core/edits/comp_takes.h"
#include "core/edits/split_clip.h"

using namespace melisma;
using namespace melisma::tests;
using base::Frames;

namespace {

constexpr int kLength = 48000;
constexpr std::int64_t kStart = 1000;
constexpr double kHalf = 240.0; ///< of a crossing of 10 ms

/// A clip at kStart with takes of 0.25, 0.5 and a ramp.
struct Comp {
    Song song;
    project::TrackId track;
    project::ClipId clip;

    Comp() : track(song.addTrack(project::TrackKind::audio))
    {
        song.addAudioClip(track, song.addSound(kLength, 1, [](int, int) { return 0.25; }), kStart);
        addTake(song.addSound(kLength, 1, [](int, int) { return 0.5; }));
        addTake(song.addSound(kLength, 1, [](int frame, int) { return frame * 1e-5; }));
        clip = song.project.findTrack(track)->clips[0]->id;
    }
    void addTake(const std::string& sound)
    {
        song.changeClip(track, 0, [&](project::Clip& changed) {
            project::Take take;
            take.id = {song.project.nextId++};
            take.content = project::AudioContent{sound, {kLength}};
            changed.takes.emplace_back(take);
        });
    }
    project::TakeId take(std::size_t index) const { return song.project.findClip(clip)->takes[index]->id; }
    void swipe(std::int64_t from, std::int64_t to, std::size_t index)
    {
        song.project = *edits::compRange(song.project, clip, {{kStart + from}, {kStart + to}}, take(index));
    }
    std::vector<float> render() const { return side(offline(song, 0, kStart + kLength + 100), 0); }
};

/// Gain of what comes in around a joint; what goes has that of the mirrored distance.
double coming(double distance, double half = kHalf)
{
    return std::sin(std::clamp((distance + half) / (2.0 * half), 0.0, 1.0) * std::numbers::pi / 2.0);
}

} // namespace

class CompTest : public QObject {
    Q_OBJECT
private slots:
    void takesSoundWhereTheyWereDrawn()
    {
        Comp comp;
        comp.swipe(10000, 20000, 1);
        comp.swipe(20000, 30000, 2);
        const auto mix = comp.render();
        double worst = 0.0;
        for (int frame = 0; frame < kLength; ++frame) {
            const double expected = 0.25 * (coming(10000 - frame) + coming(frame - 30000)) +
                                    0.5 * coming(frame - 10000) * coming(20000 - frame) +
                                    1e-5 * frame * coming(frame - 20000) * coming(30000 - frame);
            worst = std::max(worst, std::abs(mix[static_cast<std::size_t>(kStart + frame)] - expected));
        }
        QVERIFY2(worst < 1e-6, qPrintable(QString::number(worst)));
        QCOMPARE(mix[kStart - 1], 0.0f);
        QCOMPARE(mix[kStart + kLength], 0.0f);
    }

    /// Takes that have nothing in common keep their power over a joint: noise of 0.1 rms, averaged over 60 joints.
    void noiseIsAsLoudAtAJoint()
    {
        Song song;
        const auto track = song.addTrack(project::TrackKind::audio);
        auto noise = [state = std::uint32_t{1}](int, int) mutable {
            state = state * 1664525u + 1013904223u;
            return 0.1 * std::sqrt(3.0) * (static_cast<double>(state >> 8) / double(1 << 23) - 1.0);
        };
        song.addAudioClip(track, song.addSound(kLength, 1, noise), 0);
        const auto second = song.addSound(kLength, 1, [noise, at = 0](int, int) mutable {
            for (; at < 12345; ++at)
                noise(0, 0);
            return noise(0, 0);
        });
        song.changeClip(track, 0, [&](project::Clip& clip) {
            project::Take take;
            take.id = {song.project.nextId++};
            take.content = project::AudioContent{second, {kLength}};
            clip.takes.emplace_back(take);
            for (int joint = 1; joint <= 60; ++joint)
                clip.comp.push_back({project::TimeValue::absolute({joint * 750}), clip.takes[joint % 2]->id});
        });
        const auto mix = side(offline(song, 0, kLength), 0);
        double power = 0.0;
        for (int joint = 1; joint <= 60; ++joint)
            for (int i = -120; i < 120; ++i)
                power += std::pow(mix[static_cast<std::size_t>(joint * 750 + i)], 2.0);
        QVERIFY(std::abs(std::sqrt(power / (60 * 240)) - 0.1) < 0.003); // straight lines would give 0.074
    }

    void takesOfOneSoundHaveNoJoint()
    {
        Comp comp;
        comp.addTake(
            std::get<project::AudioContent>(comp.song.project.findClip(comp.clip)->chosen().content).assetSha256);
        const auto plain = comp.render();
        comp.swipe(10000, 20000, 3);
        QVERIFY(comp.render() == plain);
    }

    void shortPartsCrossWithinThemselves()
    {
        Comp comp;
        comp.swipe(10000, 10100, 1);
        const auto mix = comp.render();
        const auto at = [&](int frame) { return static_cast<double>(mix[static_cast<std::size_t>(kStart + frame)]); };
        QCOMPARE(at(9949), 0.25);
        QVERIFY(std::abs(at(10050) - 0.5) < 1e-6); // in full for a moment
        QVERIFY(std::abs(at(10000) - (0.25 + 0.5) * std::sqrt(0.5)) < 1e-6);
        QCOMPARE(at(10151), 0.25);
    }

    void fadesAndGainAreTheClips()
    {
        Comp comp;
        comp.song.changeClip(comp.track, 0, [](project::Clip& clip) {
            clip.fades = {{20000}, {30000}, project::FadeShape::linear, project::FadeShape::linear};
            clip.gainDb = -6.0;
        });
        const auto plain = comp.render();
        comp.swipe(10000, 40000, 1);
        const auto mix = comp.render();
        for (const int frame : {0, 5000, 9000, 15000, 20000, 35000, 39000, 41000, 47000}) {
            const auto at = static_cast<std::size_t>(kStart + frame);
            const float factor = frame > 10000 && frame < 40000 ? 2.0f : 1.0f;
            QVERIFY(std::abs(mix[at] - factor * plain[at]) < 1e-6f);
        }
    }

    void cutsAndFlatteningChangeNoSample()
    {
        Comp comp;
        comp.swipe(10000, 20000, 1);
        comp.swipe(20000, 20300, 2);
        const auto whole = comp.render();
        const auto before = comp.song.project;
        for (const std::int64_t at : {5000, 9900, 10000, 10100, 19990, 20150, 30000}) { // in crossings, too
            comp.song.project = *edits::splitClip(before, comp.clip, {kStart + at});
            QVERIFY2(comp.render() == whole, qPrintable(QString::number(at)));
        }
        comp.song.project = *edits::flattenComp(before, comp.clip);
        QCOMPARE(comp.song.project.findTrack(comp.track)->clips.size(), std::size_t(4));
        QVERIFY(comp.render() == whole);
    }

    void playingEqualsExport()
    {
        Comp comp;
        comp.swipe(10007, 20011, 1);
        comp.swipe(30000, 30050, 2);
        const auto expected = offline(comp.song, 0, kLength);
        PulledEngine live(comp.song, 480);
        live.engine.play();
        QVERIFY(live.pull(kLength) == expected);
        QVERIFY(offline(comp.song, 9990, 20500) ==
                std::vector<float>(expected.begin() + 2 * 9990, expected.begin() + 2 * 20500));
    }

    void theSumOfClipsIsWhatSounds()
    {
        Comp comp;
        comp.swipe(10000, 20000, 1);
        const auto sum =
            audio::clipSum(comp.song.project, {{{0}, {kStart + kLength}}, {comp.track}}, comp.song.mediaPath());
        QVERIFY(sum.ok());
        const auto mix = comp.render();
        for (std::size_t i = 0; i < sum->size(); ++i)
            QVERIFY(std::abs((*sum)[i] - mix[i]) < 1e-7f);
    }
};

QTEST_APPLESS_MAIN(CompTest)
#include "comp_test.moc"
