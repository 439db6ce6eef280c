// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/record/recording_support.h"

#include "audio/files/riff_chunks.h"
#include "audio/record/take_file.h"

#include <QFile>

using namespace melisma;
using namespace melisma::tests;

namespace {

const audio::TakeStory kStory{"boot-1-abc", {7}, "Gesang \"A\"", 12'345, 678, 2, "2026-11-27T20:00:00Z"};

std::filesystem::path in(const QTemporaryDir& place, const char* name)
{
    return std::filesystem::path(place.path().toStdString()) / name;
}

} // namespace

/// The file of a take while it grows.
class TakeFileTest : public QObject {
    Q_OBJECT

private slots:
    void opensAtEveryMoment()
    {
        const QTemporaryDir place;
        const auto path = in(place, "a.part");
        auto file = audio::TakeFile::create(path, 2, kRate, kStory);
        QVERIFY(file.ok());
        const auto sound = numberedInput(5'000, 2);
        QVERIFY(audio::isWave(path));
        for (int flushed = 0; flushed < 5; ++flushed) {
            QVERIFY((*file)->write(sound.data() + flushed * 2'000, 1'000).ok());
            // What is not flushed yet is not promised, but in the way of nobody.
            QCOMPARE(samplesOf(path).size(), std::size_t(flushed) * 2'000);
            QVERIFY((*file)->flush().ok());
            QCOMPARE(samplesOf(path), std::vector<float>(sound.begin(), sound.begin() + (flushed + 1) * 2'000));
        }
        QVERIFY(!audio::TakeFile::create(path, 2, kRate, kStory)); // nothing is ever written over
    }

    void leftBehindItIsMended()
    {
        const QTemporaryDir place;
        const auto path = in(place, "a.part");
        const auto sound = numberedInput(3'000, 1);
        {
            auto file = audio::TakeFile::create(path, 1, 44'100, kStory);
            QVERIFY((*file)->write(sound.data(), 2'000).ok() && (*file)->flush().ok());
            QVERIFY((*file)->write(sound.data() + 2'000, 1'000).ok()); // then it is killed
        }
        QFile torn(QString::fromStdString(path.string()));
        QVERIFY(torn.open(QIODevice::Append) && torn.write("ab") == 2); // in the middle of a frame
        torn.close();
        QCOMPARE(samplesOf(path).size(), std::size_t(2'000));
        auto again = audio::TakeFile::reopen(path);
        QVERIFY2(again, again ? "" : again.error().sentence().c_str());
        QCOMPARE((*again)->story(), kStory);
        QCOMPARE((*again)->frames(), 3'000);
        QCOMPARE((*again)->sampleRate(), 44'100);
        QVERIFY((*again)->close().ok());
        QCOMPARE(samplesOf(path), sound);
    }

    void strangersAreNotMended()
    {
        const QTemporaryDir place;
        const auto path = in(place, "a.wav");
        auto writer = audio::createAudioFile(path, {});
        QVERIFY((*writer)->write(numberedInput(100, 2).data(), 100).ok() && (*writer)->finish().ok());
        QVERIFY(!audio::TakeFile::reopen(path));
        QVERIFY(!audio::TakeFile::reopen(in(place, "absent.part")));
    }

    /// 2^32 bytes lie between the beginning and the end, as a hole that takes no room on the disk.
    void beyondFourGiBItIsAnRf64()
    {
        const QTemporaryDir place;
        const auto path = in(place, "long.part");
        constexpr std::int64_t kFrames = (std::int64_t{1} << 30) + 1'000; // of four bytes
        const auto sound = numberedInput(6'000, 1);
        auto file = audio::TakeFile::create(path, 1, kRate, kStory);
        QVERIFY((*file)->write(sound.data(), 3'000).ok() && (*file)->flush().ok());
        QVERIFY(!audio::isRf64(path));
        if (!(*file)->skipTo(kFrames))
            QSKIP("the disk holds no file of more than 4 GiB");
        QVERIFY((*file)->write(sound.data() + 3'000, 3'000).ok() && (*file)->flush().ok());
        QVERIFY(audio::isRf64(path));
        const auto check = [&] {
            auto reader = audio::openAudioFile(path);
            QVERIFY2(reader, reader ? "" : reader.error().sentence().c_str());
            QCOMPARE((*reader)->info().frames.count, kFrames + 3'000);
            std::vector<float> block(3'000);
            QCOMPARE(*(*reader)->read(block.data(), 3'000), 3'000);
            QVERIFY(std::equal(block.begin(), block.end(), sound.begin()));
            QVERIFY((*reader)->seek({kFrames}).ok());
            QCOMPARE(*(*reader)->read(block.data(), 3'000), 3'000);
            QVERIFY(std::equal(block.begin(), block.end(), sound.begin() + 3'000));
        };
        check();
        QVERIFY((*file)->write(sound.data(), 2'000).ok()); // and killed before the next flush
        file->reset();
        auto again = audio::TakeFile::reopen(path);
        QVERIFY2(again, again ? "" : again.error().sentence().c_str());
        QCOMPARE((*again)->frames(), kFrames + 5'000);
        QCOMPARE((*again)->story(), kStory);
        QVERIFY((*again)->close().ok());
        QCOMPARE((*audio::openAudioFile(path))->info().frames.count, kFrames + 5'000);
    }
};

QTEST_GUILESS_MAIN(TakeFileTest)
#include "take_file_test.moc"
