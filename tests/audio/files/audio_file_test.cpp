// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/export/ai_tags.h"
#include "audio/files/audio_file.h"
#include "core/base/sha256.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;

/// libsndfile 1.2.0 forgets its decoder's state when it refuses a damaged OGG file.
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:vorbis_info_init\n";
}

namespace {

struct Kind {
    const char* name;
    Container container;
    SampleFormat format;
    const char* raw; ///< ffmpeg's name for the samples as they are hashed
    double worst;    ///< largest rounding error
};
constexpr double kStep16 = 1.0 / 32768.0;
constexpr double kStep24 = 1.0 / 8388608.0;
const Kind kKinds[] = {
    {"a.wav", Container::wav, SampleFormat::int16, "s16le", 1.5 * kStep16}, // half a step and one of dither
    {"b.wav", Container::wav, SampleFormat::int24, "s24le", 0.5 * kStep24},
    {"c.wav", Container::wav, SampleFormat::float32, "f32le", 0.0},
    {"a.flac", Container::flac, SampleFormat::int16, "s16le", 1.5 * kStep16},
    {"b.flac", Container::flac, SampleFormat::int24, "s24le", 0.5 * kStep24},
};

double testSound(int frame, int channel)
{
    return 0.7 * std::sin(0.05 * frame + channel) * std::cos(0.0007 * frame);
}

void writeBytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

class AudioFileTest : public QObject {
    Q_OBJECT
private slots:
    void everyFormatRoundTripsWithinItsStep()
    {
        ScratchDir scratch;
        for (const Kind& kind : kKinds) {
            const auto path = scratch.path() / kind.name;
            QVERIFY(writeSound(path, spec(kind.container, kind.format, 44100), 30001, testSound));
            auto reader = openAudioFile(path);
            QVERIFY(reader.ok());
            QCOMPARE((*reader)->info().frames.count, std::int64_t{30001});
            QCOMPARE((*reader)->info().sampleRate, 44100);
            QCOMPARE((*reader)->info().channels, 2);
            const auto samples = samplesOf(path);
            QCOMPARE(samples.size(), std::size_t{60002});
            double worst = 0.0;
            for (int i = 0; i < 30001; ++i)
                for (int c = 0; c < 2; ++c)
                    worst = std::max(worst, std::abs(samples[static_cast<std::size_t>(2 * i + c)] -
                                                     static_cast<double>(static_cast<float>(testSound(i, c)))));
            QVERIFY2(worst <= kind.worst + 1e-9, kind.name);
        }
    }

    void pcmHashEqualsWhatFfmpegDecodes()
    {
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        ScratchDir scratch;
        for (const Kind& kind : kKinds) {
            const auto path = scratch.path() / kind.name;
            QVERIFY(writeSound(path, spec(kind.container, kind.format), 20000, testSound));
            const auto raw = outputOf(
                "ffmpeg", {"-v", "error", "-i", q(path), "-f", kind.raw, "-c:a", QString("pcm_") + kind.raw, "-"});
            QVERIFY(!raw.isEmpty());
            const auto theirs = base::sha256Of(raw.toStdString());
            const auto ours = pcmSha256(path);
            QVERIFY(ours.ok());
            QCOMPARE(*ours, theirs);
        }
    }

    void writerAndReaderAgreeOnTheHashAndEqualCallsGiveEqualBytes()
    {
        ScratchDir scratch;
        for (const Kind& kind : kKinds) {
            std::vector<float> sound;
            for (int i = 0; i < 5000; ++i)
                sound.push_back(static_cast<float>(testSound(i, 0)));
            std::string bytes[2];
            for (auto& each : bytes) {
                const auto path = scratch.path() / kind.name;
                auto writer = createAudioFile(path, spec(kind.container, kind.format, 48000, 1));
                QVERIFY(writer.ok());
                QVERIFY((*writer)->write(sound.data(), 5000).ok());
                QVERIFY((*writer)->finish().ok());
                QCOMPARE((*writer)->pcmHash(), *pcmSha256(path));
                each = bytesOf(path);
            }
            QVERIFY2(bytes[0] == bytes[1], kind.name);
        }
    }

    void aForeignTagBeforeTheSoundLeavesTheHashAlone()
    {
        ScratchDir scratch;
        const auto flac = scratch.path() / "a.flac", tagged = scratch.path() / "b.flac";
        QVERIFY(writeSound(flac, spec(Container::flac, SampleFormat::int24), 5000, testSound));
        writeBytes(tagged, std::string("ID3\x04\0\0\0\0\1\x16", 10) + std::string(150, '\0') + bytesOf(flac));
        QCOMPARE(*pcmSha256(tagged), *pcmSha256(flac));
    }

    void ditherIsTriangularAndKeepsWhatIsQuieterThanAStep()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "quiet.wav";
        const double level = 0.3 * kStep16;
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::int16, 48000, 1), 200000,
                           [&](int, int) { return level; }));
        double mean = 0.0, square = 0.0;
        const auto samples = samplesOf(path);
        for (const float sample : samples) {
            mean += sample / kStep16;
            square += (sample / kStep16 - 0.3) * (sample / kStep16 - 0.3);
        }
        mean /= static_cast<double>(samples.size());
        square /= static_cast<double>(samples.size());
        QVERIFY(std::abs(mean - 0.3) < 0.01);
        // Triangular dither makes the error's power 1/4 LSB^2 whatever the signal.
        QVERIFY(std::abs(square - 0.25) < 0.01);
    }

    void fullScaleAndBeyondClipWithoutWrapping()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "loud.wav";
        const float wild[] = {2.0f, -2.0f, 1.0f, -1.0f, std::nanf(""), INFINITY};
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::int24, 48000, 1), 6,
                           [&](int i, int) { return wild[i]; }));
        const auto samples = samplesOf(path);
        QVERIFY(samples[0] > 0.9999f && samples[1] == -1.0f && samples[2] > 0.9999f && samples[3] == -1.0f);
        QVERIFY(samples[4] == 0.0f && samples[5] > 0.9999f);
    }

    void nothingRemainsWithoutFinish()
    {
        ScratchDir scratch;
        {
            auto writer = createAudioFile(scratch.path() / "a.wav", spec(Container::wav, SampleFormat::int24));
            const float block[200] = {};
            QVERIFY(writer.ok() && (*writer)->write(block, 100).ok());
        }
        QVERIFY(std::filesystem::is_empty(scratch.path()));
    }

    void refusesWhatAContainerCannotHold()
    {
        ScratchDir scratch;
        const auto floatFlac = createAudioFile(scratch.path() / "a.flac", spec(Container::flac, SampleFormat::float32));
        QVERIFY(!floatFlac.ok() && floatFlac.error().kind == base::ErrorKind::usage);
        const auto nowhere =
            createAudioFile(scratch.path() / "no" / "a.wav", spec(Container::wav, SampleFormat::int16));
        QVERIFY(!nowhere.ok() && nowhere.error().kind == base::ErrorKind::io);
    }

    void badFilesEarnOneClearSentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QByteArray noise;
        for (unsigned i = 0, x = 1; i < 40000; ++i, x = x * 1664525u + 1013904223u)
            noise.append(static_cast<char>(x >> 24));
        QTest::newRow("absent") << "absent.wav" << QByteArray() << "does not exist";
        QTest::newRow("empty") << "empty.wav" << QByteArray("") << "is empty";
        QTest::newRow("text") << "notes.wav" << QByteArray("Buy milk.\n").repeated(500) << "is not a sound file";
        QTest::newRow("text mp3") << "notes.mp3" << QByteArray("Buy milk.\n").repeated(500) << "is not a sound file";
        QTest::newRow("noise") << "noise.m4a" << noise << "is not a sound file";
        QTest::newRow("picture") << "cover.flac" << QByteArray("\x89PNG\r\n\x1a\n", 8) + noise << "is not a sound file";
        QTest::newRow("header only") << "head.wav" << QByteArray("RIFF\x24\x00\x00\x00WAVE", 12)
                                     << "is not a sound file";
    }

    void badFilesEarnOneClearSentence()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        ScratchDir scratch;
        const auto path = scratch.path() / name.toStdString();
        if (!bytes.isNull())
            writeBytes(path, bytes.toStdString());
        const auto reader = openAudioFile(path);
        QVERIFY(!reader.ok());
        const QString message = QString::fromStdString(reader.error().message);
        QVERIFY2(message.contains(name) && message.contains(says), qPrintable(message));
        QVERIFY(!reader.error().hint.empty());
        QVERIFY(!pcmSha256(path).ok());
    }

    void aFolderIsNotASoundFile()
    {
        ScratchDir scratch;
        QVERIFY(!openAudioFile(scratch.path()).ok());
    }

    void truncatedWavGivesWhatIsThereAndTruncatedFlacNamesTheSecond()
    {
        ScratchDir scratch;
        const auto wav = scratch.path() / "cut.wav";
        QVERIFY(writeSound(wav, spec(Container::wav, SampleFormat::int16, 48000, 1), 48000, testSound));
        std::filesystem::resize_file(wav, std::filesystem::file_size(wav) / 2);
        const auto heard = samplesOf(wav).size();
        QVERIFY2(heard > 23900 && heard <= 24000, qPrintable(QString::number(heard)));

        const auto flac = scratch.path() / "cut.flac";
        QVERIFY(writeSound(flac, spec(Container::flac, SampleFormat::int16, 48000, 1), 480000, testSound));
        std::filesystem::resize_file(flac, std::filesystem::file_size(flac) / 2);
        const auto hash = pcmSha256(flac);
        QVERIFY(!hash.ok());
        const QString message = QString::fromStdString(hash.error().message);
        QVERIFY2(message.contains("cut.flac is damaged") && message.contains(" s"), qPrintable(message));
    }

    void seekLandsOnTheSample()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "a.flac";
        QVERIFY(writeSound(path, spec(Container::flac, SampleFormat::int24, 48000, 1), 50000,
                           [](int i, int) { return i * kStep24; }));
        auto reader = openAudioFile(path);
        QVERIFY(reader.ok());
        for (const int place : {40000, 123, 49999, 0}) {
            float sample = 0.0f;
            QVERIFY((*reader)->seek({place}).ok());
            QCOMPARE(*(*reader)->read(&sample, 1), 1);
            QCOMPARE(sample, static_cast<float>(place * kStep24));
        }
    }

    void ffmpegFilesAreReadAndSeekToTheSameSamples()
    {
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        ScratchDir scratch;
        const auto wav = scratch.path() / "a.wav";
        QVERIFY(writeSound(wav, spec(Container::wav, SampleFormat::int16, 44100), 88200, sine(440.0, 44100.0, 0.5)));
        for (const char* name : {"a.m4a", "a.mka", "a.mp3", "a.ogg", "a.opus"}) {
            const auto path = scratch.path() / name;
            outputOf("ffmpeg", {"-v", "error", "-i", q(wav), q(path)});
            const auto samples = samplesOf(path);
            auto reader = openAudioFile(path);
            QVERIFY2(reader.ok(), name);
            const double seconds = static_cast<double>(samples.size()) / 2 / (*reader)->info().sampleRate;
            QVERIFY2(std::abs(seconds - 2.0) < 0.1, qPrintable(QString("%1: %2 s").arg(name).arg(seconds)));
            float pair[2] = {};
            QVERIFY((*reader)->seek({50000}).ok());
            QVERIFY((*reader)->seek({30000}).ok());
            QCOMPARE(*(*reader)->read(pair, 1), 1);
            QVERIFY2(std::abs(pair[0] - samples[60000]) < 1e-3f && std::abs(pair[1] - samples[60001]) < 1e-3f, name);
        }
    }

    void mutilatedFilesAreReadOrRefusedButNeverCrash()
    {
        ScratchDir scratch;
        const auto wav = scratch.path() / "a.wav";
        QVERIFY(writeSound(wav, spec(Container::wav, SampleFormat::int16), 4800, testSound));
        QVERIFY(writeSound(scratch.path() / "a.flac", spec(Container::flac, SampleFormat::int16), 4800, testSound));
        for (const char* name : {"a.m4a", "a.mp3", "a.ogg"})
            if (haveProgram("ffmpeg"))
                outputOf("ffmpeg", {"-v", "error", "-i", q(wav), q(scratch.path() / name)});
        std::uint32_t state = 2026;
        const auto random = [&](std::size_t below) {
            state = state * 1664525u + 1013904223u;
            return static_cast<std::size_t>(state >> 8) % below;
        };
        for (const char* name : {"a.wav", "a.flac", "a.m4a", "a.mp3", "a.ogg"}) {
            const std::string whole = bytesOf(scratch.path() / name);
            const auto path = scratch.path() / (std::string("bad") + name);
            for (int round = 0; round < 60 && !whole.empty(); ++round) {
                std::string bytes = whole;
                // Most of what a decoder trusts stands in the first bytes.
                for (int i = 0; i < 8; ++i)
                    bytes[random(i % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 200))] =
                        static_cast<char>(random(256));
                writeBytes(path, round % 3 ? bytes : bytes.substr(0, random(bytes.size())));
                const auto hash = pcmSha256(path);
                QVERIFY(hash.ok() || hash.error().message.find(path.filename().string()) != std::string::npos);
                (void)readAiTags(path);
            }
        }
    }

    void soxMeasuresTheSameSound()
    {
        if (!haveProgram("sox"))
            QSKIP("no sox");
        ScratchDir scratch;
        for (const Kind& kind : kKinds) {
            const auto path = scratch.path() / kind.name;
            QVERIFY(writeSound(path, spec(kind.container, kind.format), 48000, sine(1000.0, 48000.0, 0.5)));
            const QString text = outputOf("sox", {q(path), "-n", "stat"}, true);
            const auto value = [&](const QString& label) {
                const auto line = text.split('\n').filter(label).value(0);
                return line.section(':', 1).trimmed().toDouble();
            };
            QVERIFY2(std::abs(value("Length (seconds)") - 1.0) < 1e-6, kind.name);
            QVERIFY2(std::abs(value("Maximum amplitude") - 0.5) < 1e-4, kind.name);
            QVERIFY2(std::abs(value("RMS     amplitude") - 0.5 / std::sqrt(2.0)) < 1e-4, kind.name);
        }
    }
};

QTEST_GUILESS_MAIN(AudioFileTest)
#include "audio_file_test.moc"
