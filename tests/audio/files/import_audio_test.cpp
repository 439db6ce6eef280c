// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/export/ai_tags.h"
#include "audio/export/export_project.h"
#include "audio/files/container.h"
#include "audio/files/import_audio.h"
#include "core/base/sha256.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;

namespace {

/// Power of the best-fitting sine of `hz` over that of everything else, in dB. The first and last tenth are left out;
/// what remains must hold whole periods.
double toneToRestDb(const std::vector<float>& mono, double hz, double rate)
{
    const std::size_t margin = mono.size() / 10;
    double sinSum = 0.0, cosSum = 0.0;
    const auto count = static_cast<double>(mono.size() - 2 * margin);
    const auto phase = [&](std::size_t i) { return 2.0 * std::numbers::pi * hz * static_cast<double>(i) / rate; };
    for (std::size_t i = margin; i < mono.size() - margin; ++i) {
        sinSum += mono[i] * std::sin(phase(i)) * 2.0 / count;
        cosSum += mono[i] * std::cos(phase(i)) * 2.0 / count;
    }
    double rest = 0.0;
    for (std::size_t i = margin; i < mono.size() - margin; ++i) {
        const double difference = mono[i] - sinSum * std::sin(phase(i)) - cosSum * std::cos(phase(i));
        rest += difference * difference / count;
    }
    return 10.0 * std::log10((sinSum * sinSum + cosSum * cosSum) / 2.0 / rest);
}

bool holdsOnly(const std::filesystem::path& folder, std::size_t files)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {})) == files;
}

} // namespace

class ImportAudioTest : public QObject {
    Q_OBJECT
private slots:
    void aPlainWavOfTheRightRateIsKeptAsItIs()
    {
        const ScratchDir in, out;
        for (const auto format : {SampleFormat::int16, SampleFormat::int24}) {
            const auto path = in.path() / "plain.wav";
            QVERIFY(writeSound(path, spec(Container::wav, format), 50000, sine(440.0, 48000.0, 0.5)));
            const auto imported = importAudio(path, 48000, out.path());
            QVERIFY(imported);
            QCOMPARE(imported->asset.sha256, *base::sha256OfFile(path));
            QCOMPARE(*base::sha256OfFile(imported->file), imported->asset.sha256);
            QCOMPARE(imported->asset.frames.count, std::int64_t{50000});
            QCOMPARE(imported->provenance.inputs.at(0).sha256, imported->asset.sha256);
            QVERIFY(importAudio(path, 44100, out.path())->asset.sha256 != imported->asset.sha256);
        }
    }

    void keepsEverySampleAtTheProjectsRate()
    {
        ScratchDir in, out;
        const auto path = in.path() / "Voice.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32), 70001, sine(440.0, 48000.0, 0.5)));
        double last = 0.0;
        bool ascending = true;
        const auto imported = importAudio(path, 48000, out.path(), [&](double fraction) {
            ascending = ascending && fraction >= last;
            last = fraction;
        });
        QVERIFY(imported.ok());
        QVERIFY(ascending && last == 1.0);
        QVERIFY(samplesOf(imported->file) == samplesOf(path));
        QCOMPARE(imported->asset.sha256, *base::sha256OfFile(imported->file));
        QCOMPARE(imported->asset.name, std::string("Voice.wav"));
        QCOMPARE(imported->asset.frames.count, std::int64_t{70001});
        QCOMPARE(imported->asset.channels, 2);
        QVERIFY(imported->provenance.origin == project::Origin::imported);
        QCOMPARE(imported->provenance.inputs.at(0).sha256, *base::sha256OfFile(path));
        QCOMPARE(imported->repairedSamples, 0);
    }

    void equalSoundGivesTheSameAsset()
    {
        ScratchDir in, out;
        const auto path = in.path() / "a.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::int24, 44100), 44100, sine(440.0, 44100.0, 0.5)));
        const auto first = importAudio(path, 48000, out.path());
        const auto second = importAudio(path, 48000, out.path());
        QVERIFY(first.ok() && second.ok() && first->file != second->file);
        QCOMPARE(first->asset.sha256, second->asset.sha256);
    }

    void resamplesATonePurely_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<double>("hz");
        QTest::newRow("44.1 to 48") << 44100 << 48000 << 1000.0;
        QTest::newRow("44.1 to 48 high") << 44100 << 48000 << 15000.0;
        QTest::newRow("192 to 48") << 192000 << 48000 << 2000.0;
        QTest::newRow("8 to 48") << 8000 << 48000 << 440.0;
        QTest::newRow("48 to 44.1") << 48000 << 44100 << 5000.0;
    }

    void resamplesATonePurely()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, hz);
        ScratchDir in, out;
        const auto path = in.path() / "tone.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32, from, 1), from * 2, sine(hz, from, 0.5)));
        const auto imported = importAudio(path, to, out.path());
        QVERIFY(imported.ok());
        QCOMPARE(imported->asset.sampleRate, to);
        QCOMPARE(imported->asset.channels, 1);
        QVERIFY(std::abs(imported->asset.frames.count - 2 * to) <= 1);
        const double purity = toneToRestDb(samplesOf(imported->file), hz, to);
        QVERIFY2(purity > 120.0, qPrintable(QString("%1 dB").arg(purity)));
    }

    void aToneAboveTheNewLimitVanishesInsteadOfFolding()
    {
        ScratchDir in, out;
        const auto path = in.path() / "tone.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32, 96000, 1), 96000, sine(30000.0, 96000.0)));
        const auto imported = importAudio(path, 48000, out.path());
        QVERIFY(imported.ok());
        const auto samples = samplesOf(imported->file);
        double highest = 0.0;
        for (std::size_t i = 4800; i + 4800 < samples.size(); ++i)
            highest = std::max(highest, std::abs(static_cast<double>(samples[i])));
        QVERIFY2(highest < 1e-5, qPrintable(QString::number(highest)));
    }

    void surroundFoldsToStereoWithoutClipping()
    {
        ScratchDir in, out;
        const auto path = in.path() / "film.wav";
        // Channel n of 5.1 carries only its own level: left right centre low sideLeft sideRight.
        const double levels[] = {0.5, 0.25, 0.1, 0.9, 0.3, 0.2};
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32, 48000, 6), 1000,
                           [&](int, int c) { return levels[c]; }));
        const auto imported = importAudio(path, 48000, out.path());
        QVERIFY(imported.ok());
        QCOMPARE(imported->asset.channels, 2);
        const auto samples = samplesOf(imported->file);
        const double half = std::sqrt(0.5), sum = 1.0 + 2.0 * half;
        QVERIFY(std::abs(samples[500] - (0.5 + half * (0.1 + 0.3)) / sum) < 1e-6);
        QVERIFY(std::abs(samples[501] - (0.25 + half * (0.1 + 0.2)) / sum) < 1e-6);
    }

    void whatIsNotANumberBecomesSilenceAndIsCounted()
    {
        ScratchDir in, out;
        const auto path = in.path() / "nan.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32, 48000, 1), 1000, [](int i, int) {
            return i == 10 ? std::nan("") : i == 20 ? INFINITY : i == 30 ? -INFINITY : 0.25;
        }));
        const auto imported = importAudio(path, 48000, out.path());
        QVERIFY(imported.ok());
        QCOMPARE(imported->repairedSamples, 3);
        const auto samples = samplesOf(imported->file);
        for (std::size_t i = 0; i < samples.size(); ++i)
            QCOMPARE(samples[i], i == 10 || i == 20 || i == 30 ? 0.0f : 0.25f);
    }

    void cancelAndDamageLeaveNothing()
    {
        ScratchDir in, out;
        const auto path = in.path() / "a.flac";
        QVERIFY(writeSound(path, spec(Container::flac, SampleFormat::int16), 480000, sine(440.0, 48000.0, 0.5)));
        std::stop_source stop;
        const auto cancelled = importAudio(
            path, 44100, out.path(), [&](double fraction) { fraction > 0.3 ? (void)stop.request_stop() : (void)0; },
            stop.get_token());
        QVERIFY(!cancelled.ok() && cancelled.error().kind == base::ErrorKind::cancelled);
        QVERIFY(holdsOnly(out.path(), 0));
        std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
        const auto damaged = importAudio(path, 48000, out.path());
        QVERIFY(!damaged.ok() && damaged.error().kind == base::ErrorKind::input);
        QVERIFY2(damaged.error().message.find("a.flac is damaged: its sound breaks off at ") != std::string::npos,
                 damaged.error().message.c_str());
        QVERIFY(holdsOnly(out.path(), 0));
    }

    void aDamagedMp3NamesItsSecondAndTrailingTagsAreNoDamage()
    {
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        ScratchDir in, out;
        const auto wav = in.path() / "a.wav", mp3 = in.path() / "a.mp3";
        QVERIFY(writeSound(wav, spec(Container::wav, SampleFormat::int16, 44100), 441000, sine(440.0, 44100.0, 0.5)));
        outputOf("ffmpeg", {"-v", "error", "-i", q(wav), q(mp3)});
        std::ofstream(mp3, std::ios::app | std::ios::binary) << "TAG" << std::string(125, ' ') << std::string(700, 'x');
        const auto whole = importAudio(mp3, 48000, out.path());
        QVERIFY(whole.ok());
        QVERIFY(std::abs(static_cast<double>(whole->asset.frames.count) - 480000.0) < 100.0);
        std::filesystem::resize_file(mp3, std::filesystem::file_size(mp3) / 2);
        const auto cut = importAudio(mp3, 48000, out.path());
        QVERIFY(!cut.ok());
        const QString message = QString::fromStdString(cut.error().message);
        const double second = message.section("at ", -1).section(' ', 0, 0).toDouble();
        QVERIFY2(std::abs(second - 5.0) < 0.6, qPrintable(message));
    }

    void aSoundFileWithoutSoundIsRefused()
    {
        ScratchDir in, out;
        const auto path = in.path() / "none.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::int16), 0, sine(1.0, 1.0)));
        const auto imported = importAudio(path, 48000, out.path());
        QVERIFY(!imported.ok() && imported.error().message.find("holds no sound") != std::string::npos);
        QVERIFY(holdsOnly(out.path(), 0));
        const auto nowhere = importAudio(in.path() / "missing.wav", 48000, out.path());
        QVERIFY(!nowhere.ok() && nowhere.error().kind == base::ErrorKind::notFound);
    }

    void tagsOfOtherMakersAreBelieved_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("origin");
        QTest::newRow("nothing") << "ARTIST"
                                 << "Somebody"
                                 << "imported";
        QTest::newRow("full") << "AI_DISCLOSURE"
                              << "full"
                              << "ai-generated";
        QTest::newRow("assisted") << "AI_DISCLOSURE"
                                  << "assisted"
                                  << "ai-enhanced";
        QTest::newRow("none") << "AI_DISCLOSURE"
                              << "none"
                              << "imported";
        QTest::newRow("net") << "DIGITALSOURCETYPE"
                             << "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                             << "ai-generated";
        QTest::newRow("rules") << "DIGITALSOURCETYPE"
                               << "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
                               << "algorithmic";
        QTest::newRow("label") << "AIGC"
                               << R"({"Label":"1","ContentProducer":"x"})"
                               << "ai-generated";
        QTest::newRow("perhaps") << "AIGC"
                                 << R"({"Label":"3"})"
                                 << "unknown";
        QTest::newRow("broken record") << "AI_USAGE"
                                       << "{not json"
                                       << "imported";
    }

    void tagsOfOtherMakersAreBelieved()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, origin);
        ScratchDir in, out;
        for (const Container container : kContainers) {
            const auto path = in.path() / ("a" + std::string(extensionOf(container)));
            QVERIFY(writeSound(path, spec(container, SampleFormat::int16), 1000, sine(440.0, 48000.0)));
            TagSheet sheet;
            sheet.ai = {{key.toStdString(), value.toStdString()}};
            QVERIFY(writeTags(path, sheet, *pcmSha256(path)).ok());
            const auto imported = importAudio(path, 48000, out.path());
            QVERIFY(imported.ok());
            QCOMPARE(QString::fromUtf8(project::toString(imported->provenance.origin).data()), origin);
        }
    }

    void ourOwnRecordComesBackAsProvenance()
    {
        ScratchDir in, out;
        const auto path = in.path() / "a.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::int24), 1000, sine(440.0, 48000.0)));
        const base::Json record = base::Json::parse(R"({"schema":"melisma.ai-usage/1","exportId":"e-1",
            "summary":{"disclosure":"full","contributions":{"vocals":{"level":"none"},"composition":{"level":"full"}}},
            "models":[{"id":"m1","name":"composer","version":"1","trained":false},
                      {"id":"m2","name":"groove","version":"2","trained":true}],
            "segments":[{"origin":"imported"},{"origin":"algorithmic","step":{"prompt":"Grüße","seed":7}}]})");
        TagSheet sheet;
        sheet.ai = {{"AI_USAGE", record.dump()}};
        QVERIFY(writeTags(path, sheet, *pcmSha256(path)).ok());
        QVERIFY(*readUsageRecord(path) == record);
        const auto imported = importAudio(path, 48000, out.path());
        QVERIFY(imported.ok());
        const auto& provenance = imported->provenance;
        QVERIFY(provenance.origin == project::Origin::algorithmic);
        QVERIFY(provenance.contributions == std::vector{project::Contribution::composition});
        QCOMPARE(provenance.prompt, std::string("Grüße"));
        QCOMPARE(provenance.seed, std::uint64_t{7});
        QCOMPARE(provenance.model.id, std::string("groove"));
        QVERIFY(provenance.model.trained);
        QCOMPARE(*provenance.params.text("sourceExportId"), std::string("e-1"));
    }
};

QTEST_GUILESS_MAIN(ImportAudioTest)
#include "import_audio_test.moc"
