// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/files/container.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <cstring>
#include <fstream>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;

namespace {

constexpr int kFrames = 100003; ///< no multiple of any codec's frame

/// A sweep with a step in it: correlates with itself at no other offset.
double testSound(int frame, int channel)
{
    const double seconds = frame / 48000.0;
    const double level = frame < 30000 ? 0.2 : 0.6;
    return level * std::sin(2.0 * std::numbers::pi * (200.0 + 900.0 * seconds) * seconds + channel);
}

/// Power of the wanted sound over that of what was decoded minus it, in dB, `late` frames into what was decoded.
double snr(const std::vector<float>& decoded, int late)
{
    double wanted = 0.0, wrong = 0.0;
    for (int i = 0; i < kFrames - 100; ++i)
        for (int c = 0; c < 2; ++c) {
            const auto at = static_cast<std::size_t>(2 * (i + late) + c);
            const double sound = testSound(i, c);
            const double heard = at < decoded.size() ? static_cast<double>(decoded[at]) : 0.0;
            wanted += sound * sound;
            wrong += (heard - sound) * (heard - sound);
        }
    return 10.0 * std::log10(wanted / wrong);
}

std::vector<float> decodedBy(const QString& program, const std::filesystem::path& file)
{
    const QByteArray raw =
        program == "ffmpeg"
            ? outputOf("ffmpeg", {"-v", "error", "-i", q(file), "-f", "f32le", "-c:a", "pcm_f32le", "-"})
            : outputOf("sox", {q(file), "-t", "f32", "-"});
    std::vector<float> samples(static_cast<std::size_t>(raw.size()) / sizeof(float));
    std::memcpy(samples.data(), raw.data(), samples.size() * sizeof(float));
    return samples;
}

} // namespace

class LossyFileTest : public QObject {
    Q_OBJECT
private slots:
    void everyFrameComesBackInItsPlace_data()
    {
        QTest::addColumn<int>("container");
        QTest::addColumn<int>("kbps");
        QTest::addColumn<bool>("variable");
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("leastSnr");
        const auto row = [](const char* name, Container container, int kbps, bool variable, int rate, double snr) {
            QTest::newRow(name) << static_cast<int>(container) << kbps << variable << rate << snr;
        };
        row("mp3 320", Container::mp3, 0, false, 48000, 30.0);
        row("mp3 128", Container::mp3, 128, false, 44100, 20.0);
        row("mp3 V0", Container::mp3, 245, true, 48000, 25.0);
        row("mp3 low rate", Container::mp3, 64, false, 22050, 15.0);
        row("ogg", Container::ogg, 0, false, 48000, 20.0);
        row("ogg 96", Container::ogg, 96, false, 44100, 12.0);
        row("m4a 256", Container::m4a, 0, false, 48000, 30.0);
        row("m4a 128", Container::m4a, 128, false, 44100, 20.0);
    }

    void everyFrameComesBackInItsPlace()
    {
        QFETCH(int, container);
        QFETCH(int, kbps);
        QFETCH(bool, variable);
        QFETCH(int, rate);
        QFETCH(double, leastSnr);
        ScratchDir scratch;
        const auto kind = static_cast<Container>(container);
        WriteSpec wanted = spec(kind, SampleFormat::float32, rate);
        wanted.kbps = kbps;
        wanted.variableRate = variable;
        const auto path = scratch.path() / ("a" + std::string(extensionOf(kind)));
        QVERIFY(writeSound(path, wanted, kFrames, testSound));

        const auto ours = samplesOf(path);
        QCOMPARE(ours.size(), std::size_t{2 * kFrames});
        QVERIFY2(snr(ours, 0) > leastSnr, qPrintable(QString::number(snr(ours, 0))));
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        const auto theirs = decodedBy("ffmpeg", path);
        // FFmpeg's program keeps the padding of an M4A's last frame.
        QVERIFY(theirs.size() >= ours.size() && theirs.size() < ours.size() + 2 * 1024);
        QVERIFY(snr(theirs, 0) > leastSnr);
    }

    void soxDecodesThemToo()
    {
        if (!haveProgram("sox"))
            QSKIP("no sox");
        ScratchDir scratch;
        // sox knows nothing of what LAME notes in an MP3: its frame of notes, the encoder's 576 + 1 frames and the
        // decoder's 528 come first.
        for (const auto& [container, late] : {std::pair(Container::ogg, 0), std::pair(Container::mp3, 1152 + 1105)}) {
            const auto path = scratch.path() / ("a" + std::string(extensionOf(container)));
            QVERIFY(writeSound(path, spec(container, SampleFormat::float32), kFrames, testSound));
            const auto samples = decodedBy("sox", path);
            if (samples.empty())
                QSKIP("this sox has no reader for it");
            QVERIFY2(snr(samples, late) > 18.0, qPrintable(QString::number(snr(samples, late))));
        }
    }

    void bitRatesAreAboutAsAsked()
    {
        ScratchDir scratch;
        const auto kbpsOf = [&](Container container, int kbps) {
            WriteSpec wanted = spec(container, SampleFormat::float32);
            wanted.kbps = kbps;
            const auto path = scratch.path() / ("a" + std::string(extensionOf(container)));
            std::uint32_t state = 1; // noise fills what room there is
            if (!writeSound(path, wanted, 480000, [&](int, int) {
                    state = state * 1664525u + 1013904223u;
                    return 0.3 * (state / 2147483648.0 - 1.0);
                }))
                return 0.0;
            return static_cast<double>(std::filesystem::file_size(path)) * 8.0 / 10.0 / 1000.0;
        };
        for (const int kbps : {128, 320}) {
            QVERIFY(std::abs(kbpsOf(Container::mp3, kbps) - kbps) < 0.03 * kbps);
            QVERIFY(std::abs(kbpsOf(Container::m4a, kbps) - kbps) < 0.12 * kbps);
        }
        QVERIFY(kbpsOf(Container::ogg, 320) > 1.5 * kbpsOf(Container::ogg, 128));
    }

    void equalSoundGivesEqualHashAndTheWriterKnowsIt()
    {
        ScratchDir scratch;
        for (const Container container : {Container::ogg, Container::mp3, Container::m4a}) {
            std::vector<float> sound;
            for (int i = 0; i < 9000; ++i)
                sound.push_back(static_cast<float>(testSound(i, 0)));
            std::string hashes[2];
            for (auto& hash : hashes) {
                const auto path = scratch.path() / ("a" + std::string(extensionOf(container)));
                auto writer = createAudioFile(path, spec(container, SampleFormat::float32, 48000, 1));
                QVERIFY(writer.ok());
                QVERIFY((*writer)->write(sound.data(), 4000).ok());
                QVERIFY((*writer)->write(sound.data() + 4000, 5000).ok());
                QVERIFY((*writer)->finish().ok());
                hash = (*writer)->pcmHash();
                QCOMPARE(hash, *pcmSha256(path));
            }
            QCOMPARE(hashes[0], hashes[1]);
        }
    }

    void soundsOfAnyLengthAndLevelAreWritten()
    {
        ScratchDir scratch;
        for (const Container container : {Container::ogg, Container::mp3, Container::m4a})
            for (const int frames : {1, 5, 1023, 1024, 1025, 2305}) {
                const auto path = scratch.path() / ("a" + std::string(extensionOf(container)));
                const auto absurd = [](int frame, int) { return frame % 7 == 3 ? HUGE_VAL : frame % 5 ? 3.0 : NAN; };
                QVERIFY(writeSound(path, spec(container, SampleFormat::float32), frames, absurd));
                const auto count = static_cast<int>(samplesOf(path).size() / 2);
                // One MP3 in 24 keeps up to 47 frames of padding: FFmpeg's muxer notes only the last frame's.
                const bool all =
                    count == frames || (container == Container::mp3 && count > frames && count <= frames + 47);
                QVERIFY2(all, qPrintable(QString("%1: %2 of %3").arg(q(path)).arg(count).arg(frames)));
            }
    }

    void whatAContainerCannotHoldSaysSo()
    {
        const auto says = [](Container container, int rate, int channels, int kbps, const char* words) {
            WriteSpec wanted = spec(container, SampleFormat::int16, rate, channels);
            wanted.kbps = kbps;
            const auto checked = checkWriteSpec(wanted);
            return !checked.ok() && checked.error().kind == base::ErrorKind::usage &&
                   checked.error().message.find(words) != std::string::npos;
        };
        QVERIFY(says(Container::mp3, 96000, 2, 0, "MP3 cannot hold 96000 Hz"));
        QVERIFY(says(Container::m4a, 192000, 2, 0, "M4A cannot hold"));
        QVERIFY(says(Container::ogg, 48000, 6, 0, "at most 2 channels"));
        QVERIFY(says(Container::mp3, 48000, 2, 321, "not written at 321 kbit/s"));
        QVERIFY(says(Container::flac, 48000, 2, 128, "has no bit rate"));
        QCOMPARE(fittingRate(Container::mp3, 96000), 48000);
        QCOMPARE(fittingRate(Container::wav, 96000), 96000);
        QVERIFY(containerOf("a.b/X.Mp3") == Container::mp3 && !containerOf("mp3") && !containerOf("a.opus"));
    }
};

QTEST_GUILESS_MAIN(LossyFileTest)
#include "lossy_file_test.moc"
