// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/streamed_file.h"
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;
using audio::StreamedFile;

namespace {

constexpr std::int64_t kBlock = StreamedFile::kBlockFrames;
constexpr int kFrames = 5 * StreamedFile::kBlockFrames / 2;

} // namespace

class StreamedFileTest : public QObject {
    Q_OBJECT

    Song m_song;
    std::shared_ptr<StreamedFile> m_file;

private slots:
    void init()
    {
        m_song = Song();
        m_song.addSound(kFrames, 1, [](int frame, int) { return frame * 1e-6; });
        auto opened = StreamedFile::open(m_song.filePath("sound0.wav").toStdString());
        QVERIFY(opened);
        m_file = *opened;
    }

    void whatIsNotLoadedIsMissing()
    {
        const auto run = m_file->run(100, 64);
        QVERIFY(!run.samples);
        QVERIFY(run.missing);
        QCOMPARE(run.frames, std::int64_t(64));
    }

    void runsEndAtBlocksAndAtTheFile()
    {
        QVERIFY(m_file->load(0, kFrames));
        for (std::int64_t frame : {std::int64_t(0), std::int64_t(1), kBlock - 1, kBlock, 2 * kBlock + 17}) {
            const auto run = m_file->run(frame, 4 * kBlock);
            QVERIFY(run.samples);
            QCOMPARE(run.frames, std::min<std::int64_t>(kBlock - frame % kBlock, kFrames - frame));
            QCOMPARE(run.samples[run.frames - 1],
                     static_cast<float>(static_cast<double>(frame + run.frames - 1) * 1e-6));
        }
        for (const std::int64_t outside : {std::int64_t(-70), std::int64_t(kFrames), std::int64_t(kFrames) + 5}) {
            const auto run = m_file->run(outside, 64);
            QVERIFY(!run.samples && !run.missing);
            QCOMPARE(run.frames, std::int64_t(64));
        }
        QCOMPARE(m_file->run(-3, 64).frames, std::int64_t(3));
    }

    /// A block that a pass may still be reading is freed only after that pass.
    void droppedBlocksOutliveThePass()
    {
        std::atomic<std::uint64_t> passes{7};
        QVERIFY(m_file->load(0, kFrames));
        const auto run = m_file->run(10, 64);
        m_file->keepOnly({{2 * kBlock, kFrames}}, passes);
        QVERIFY(m_file->run(10, 64).missing);
        QVERIFY(m_file->run(2 * kBlock, 64).samples);
        m_file->collect(passes);
        QCOMPARE(run.samples[1], static_cast<float>(11 * 1e-6)); // under asan this would be a use after free
        m_file->collect(++passes);
        QVERIFY(m_file->load(0, 1));
        QCOMPARE(m_file->run(11, 1).samples[0], static_cast<float>(11 * 1e-6));
    }

    void fileThatEndsEarlyIsSilentFromThere()
    {
        const auto path = m_song.filePath("sound0.wav").toStdString();
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 4 * kBlock);
        static_cast<void>(m_file->load(0, kFrames));
        QVERIFY(m_file->run(kBlock, 64).samples);
        QVERIFY(!m_file->run(kFrames - 1, 1).samples);
        QVERIFY(!m_file->run(kFrames - 1, 1).missing);
        QVERIFY(m_file->load(0, kFrames)); // said once
    }
};

QTEST_GUILESS_MAIN(StreamedFileTest)
#include "streamed_file_test.moc"
