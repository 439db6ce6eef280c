// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the butler holds in memory, asked block by block: around the playhead, and where playback may begin next.
#include "tests/audio/engine_support.h"

#include "audio/graph/butler.h"
#include "audio/graph/plan_compiler.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr std::int64_t kSecond = kRate;
constexpr std::int64_t kHead = kRate / 5;
constexpr std::int64_t kClip = 10 * kSecond; ///< start of the first clip; it plays its file from the beginning

} // namespace

class ButlerTest : public QObject {
    Q_OBJECT

    Song m_song;
    std::unique_ptr<audio::PlanCompiler> m_compiler;
    std::shared_ptr<const audio::RenderPlan> m_plan;

    /// Whether all of [from, from + length) of the timeline that the clip covers can be played at once.
    bool holds(std::size_t segment, std::int64_t from, std::int64_t length)
    {
        const auto& wanted = m_plan->tracks[0].segments[segment];
        for (std::int64_t at = from; at < from + length;) {
            const auto run = wanted.file->run(at - wanted.clip.start + wanted.sourceStart, from + length - at);
            if (run.missing)
                return false;
            at += run.frames;
        }
        return true;
    }

    void compile()
    {
        m_compiler = std::make_unique<audio::PlanCompiler>(std::filesystem::path());
        m_plan = m_compiler->compile(m_song.project, m_song.mediaPath());
    }

private slots:
    /// Two clips of 20 s, each of a file of its own, at 10 s and at 95 s.
    void init()
    {
        m_song = Song();
        const auto track = m_song.addTrack(project::TrackKind::audio);
        for (const std::int64_t start : {kClip, 95 * kSecond})
            m_song.addAudioClip(track, m_song.addSound(20 * kRate, 1, sine(220.0)), start);
        compile();
    }

    void headOfNearClipsIsInMemory()
    {
        QVERIFY(!holds(0, kClip, kHead));
        audio::readAhead(*m_plan, 0);
        QVERIFY(holds(0, kClip, kHead));                // within a minute of the playhead
        QVERIFY(!holds(0, kClip + 5 * kSecond, kHead)); // the middle of the clip is not
        QVERIFY(!holds(1, 95 * kSecond, kHead));        // too far away
        audio::readAhead(*m_plan, 40 * kSecond);
        QVERIFY(holds(1, 95 * kSecond, kHead));
    }

    void playheadHasTwoSecondsAheadAndHalfASecondBehind()
    {
        const auto at = kClip + 8 * kSecond;
        audio::readHead(*m_plan, at);
        QVERIFY(holds(0, at, kHead));
        QVERIFY(!holds(0, at + kSecond, kSecond));
        audio::readAhead(*m_plan, at);
        QVERIFY(holds(0, at - kSecond / 2, kSecond / 2 + 2 * kSecond));
        QVERIFY(!holds(0, at + 4 * kSecond, kSecond));
    }

    void sectionsAndLoopHaveHeadsToo()
    {
        m_song.project.markers.push_back({{m_song.project.nextId++}, "Chorus", base::Beats::whole(32), {}}); // at 16 s
        m_song.project.loop = {base::Beats::whole(44), base::Beats::whole(8), true}; // from 22 s to 26 s
        compile();
        audio::readAhead(*m_plan, 0);
        QVERIFY(holds(0, 16 * kSecond, kHead));
        QVERIFY(holds(0, 22 * kSecond, kHead));
        QVERIFY(!holds(0, 19 * kSecond, kHead));
    }

    /// Near its end the loop's beginning is what comes next.
    void readsRoundTheLoop()
    {
        m_song.project.loop = {base::Beats::whole(24), base::Beats::whole(20), true}; // from 12 s to 22 s
        compile();
        audio::readAhead(*m_plan, 22 * kSecond - kSecond / 2);
        QVERIFY(holds(0, 12 * kSecond, kSecond + kSecond / 2));
        QVERIFY(!holds(0, 22 * kSecond + kSecond, kSecond));
    }

    void farBlocksAreDroppedButHeadsStay()
    {
        audio::readAhead(*m_plan, kClip + 8 * kSecond);
        std::atomic<std::uint64_t> passes{1};
        audio::readAhead(*m_plan, 0);
        audio::dropFarBlocks(*m_plan, 0, passes);
        QVERIFY(!holds(0, kClip + 8 * kSecond, kSecond));
        QVERIFY(holds(0, kClip, kHead));
    }
};

QTEST_GUILESS_MAIN(ButlerTest)
#include "butler_test.moc"
