// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "audio/analysis/loudness.h"
#include "audio/export/loudness_profile.h"
#include "audio/files/container.h"
#include "tests/audio/export/export_support.h"

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;

namespace {

/// Loud hits over a soft pad: without a limiter it cannot be made loud.
void addDynamics(Studio& studio)
{
    studio.addTrack("Hits", 0.0, 0.0, [](int i, int) {
        const int at = i % 12000;
        return 0.9 * std::exp(-at / 400.0) * std::sin(0.02 * at);
    });
    studio.addTrack("Pad", -6.0, 0.3,
                    [](int i, int c) { return 0.1 * std::sin(0.03 * i + c) + 0.08 * std::sin(0.21 * i); });
    studio.addTrack("Hat", -9.0, -0.4, sine(9000.0, kRate, 0.1));
}

const ExportedFile& mixOf(const ExportReport& report)
{
    return report.files.front();
}

struct Ebur128 {
    double lufs = 0.0, peak = 0.0;
};

Ebur128 byFfmpeg(const std::filesystem::path& file)
{
    const QString text = QString::fromUtf8(
        outputOf("ffmpeg", {"-nostats", "-i", q(file), "-filter:a", "ebur128=peak=true", "-f", "null", "-"}, true));
    const auto last = [&](const char* pattern) {
        double value = 99.0;
        auto matches = QRegularExpression(QString::fromLatin1(pattern)).globalMatch(text);
        while (matches.hasNext())
            value = matches.next().captured(1).toDouble();
        return value;
    };
    return {last("I:\\s+(-?[0-9.]+) LUFS"), last("Peak:\\s+(-?[0-9.]+) dBFS")};
}

/// Two tracks that almost cancel, so that the mix is far quieter than its stems.
void addOpposites(Studio& studio, double gainDb)
{
    studio.addTrack("Up", gainDb, 0.0, sine(60.0, kRate, 0.8));
    studio.addTrack("Down", gainDb, 0.0, [](int i, int) {
        return -0.8 * std::sin(2.0 * std::numbers::pi * 60.0 * i / kRate) + 0.02 * std::sin(0.2 * i);
    });
}

} // namespace

class LoudnessExportTest : public QObject {
    Q_OBJECT
private slots:
    void theMixReachesItsLoudnessBelowTheCeiling_data()
    {
        QTest::addColumn<double>("lufs");
        QTest::addColumn<double>("ceiling");
        QTest::addColumn<int>("container");
        const auto row = [](const char* name, double lufs, double ceiling, Container container) {
            QTest::newRow(name) << lufs << ceiling << static_cast<int>(container);
        };
        row("streaming", -14.0, -1.0, Container::wav);
        row("broadcast", -23.0, -1.0, Container::wav);
        row("loud", -10.0, -1.0, Container::flac);
        row("soft, low ceiling", -16.0, -6.0, Container::wav);
        row("an MP3 as it decodes", -14.0, -1.0, Container::mp3);
        row("an M4A as it decodes", -12.0, -1.0, Container::m4a);
    }

    void theMixReachesItsLoudnessBelowTheCeiling()
    {
        QFETCH(double, lufs);
        QFETCH(double, ceiling);
        QFETCH(int, container);
        Studio studio;
        addDynamics(studio);
        ExportRequest request;
        request.mix = studio.out("mix" + std::string(extensionOf(static_cast<Container>(container))));
        request.loudnessLufs = lufs;
        request.truePeakDb = ceiling;
        const auto report = studio.run(request);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        const auto measured = measureLoudness(*request.mix);
        QVERIFY2(std::abs(measured->integratedLufs - lufs) < 0.1,
                 qPrintable(QString::number(measured->integratedLufs)));
        QVERIFY2(measured->truePeakDb <= ceiling + 0.05, qPrintable(QString::number(measured->truePeakDb)));
        QVERIFY(std::abs(measured->integratedLufs - mixOf(*report).integratedLufs) < 0.01);
        QCOMPARE(mixOf(*report).frames.count, std::int64_t{kFrames});
        QVERIFY((report->limitedDb > 1.0) == (lufs > -18.0));
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        const Ebur128 theirs = byFfmpeg(*request.mix); // tenths
        QVERIFY2(std::abs(theirs.lufs - lufs) <= 0.15 && theirs.peak <= ceiling + 0.1,
                 qPrintable(QString("%1 %2").arg(theirs.lufs).arg(theirs.peak)));
    }

    void theProfileForeseesTheLimiter()
    {
        // What the profile says of a sound as it is must be what libebur128 measures.
        LoudnessProfile profile(kRate);
        LoudnessMeter meter(2, kRate);
        std::vector<float> sound;
        std::uint32_t state = 9;
        for (int i = 0; i < 5 * kRate; ++i) {
            state = state * 1664525u + 1013904223u;
            const double level = i < 2 * kRate ? 0.01 : i < 4 * kRate ? 0.3 : 0.0;
            sound.push_back(static_cast<float>(level * (state / 2147483648.0 - 1.0)));
            sound.push_back(static_cast<float>(level * std::sin(0.05 * i)));
        }
        profile.addLoudness(sound);
        meter.add(sound.data(), 5 * kRate);
        const double heard = meter.result().integratedLufs;
        QVERIFY(std::abs(profile.loudnessAt(0.0, 1000.0) - heard) < 0.05);
        QVERIFY(std::abs(profile.loudnessAt(6.0, 1000.0) - heard - 6.0) < 0.05);
        QVERIFY(std::abs(gainFor(profile, heard - 3.0, 0.0) + 3.0) < 0.05);
        QVERIFY(std::abs(gainFor(profile, heard + 12.0, -1.0) - 12.0) < 0.05); // it knows no peaks yet
        profile.addPeaks(sound, 0.0f);
        QVERIFY(profile.loudnessAt(12.0, -6.0) < heard + 11.5);
        QVERIFY(gainFor(profile, heard + 12.0, -1.0) > 12.5);
        LoudnessProfile silence(kRate);
        silence.addLoudness(std::vector<float>(96000));
        QVERIFY(gainFor(silence, -14.0, -1.0) == 0.0);
    }

    void stemsShareTheMixsGainAndSumToItWithoutLimiting()
    {
        Studio studio;
        addDynamics(studio);
        ExportRequest request = studio.everything();
        request.midi.reset();
        request.format = SampleFormat::float32;
        request.loudnessLufs = -23.0; // needs no limiter
        const auto quiet = studio.run(request);
        QVERIFY(quiet.ok());
        QVERIFY(quiet->stemGainDb == quiet->gainDb && quiet->limitedDb == 0.0 && quiet->notes.empty());
        QVERIFY(sumError(*quiet) < std::pow(10.0, -90.0 / 20.0));
        request.loudnessLufs = -12.0;
        request.overwrite = true;
        const auto loud = studio.run(request);
        QVERIFY(loud.ok());
        QVERIFY(loud->stemGainDb == loud->gainDb && loud->limitedDb > 1.0);
        QVERIFY(loud->notes.size() == 1 && loud->notes[0].find("limiter") != std::string::npos);
        const auto stem = samplesOf(studio.out("stems") / "02 Pad.wav");
        request.loudnessLufs.reset();
        QVERIFY(studio.run(request).ok());
        const auto before = samplesOf(studio.out("stems") / "02 Pad.wav");
        const auto gain = std::pow(10.0, (loud->stemGainDb - mixGain(studio, request)) / 20.0);
        for (std::size_t i = 1000; i < 2000; ++i)
            QVERIFY(std::abs(stem[i] - before[i] * gain) < 1e-5);
    }

    void wholeNumberStemsAreNeverClipped()
    {
        Studio studio;
        addOpposites(studio, 0.0);
        ExportRequest request = studio.everything();
        request.midi.reset();
        request.loudnessLufs = -16.0;
        const auto report = studio.run(request);
        QVERIFY(report.ok());
        QVERIFY(report->stemGainDb < report->gainDb - 3.0 && !report->notes.empty());
        for (const auto& file : report->files)
            if (file.kind == "stem")
                QVERIFY(file.truePeakDb < -0.9);
    }

    void loudStemsDoNotMakeTheMixQuieter()
    {
        Studio studio;
        addOpposites(studio, 6.0);
        ExportRequest request = studio.everything();
        request.midi.reset();
        const auto report = studio.run(request);
        QVERIFY(report.ok());
        QVERIFY(report->gainDb == 0.0 && report->stemGainDb < -3.0);
        QVERIFY(report->notes.size() == 1 && report->notes[0].find("quieter than in the mix") != std::string::npos);
        request.stemsFolder.reset();
        request.overwrite = true;
        const auto alone = studio.run(request);
        QVERIFY(alone.ok());
        const auto hashOf = [](const auto& one) {
            return std::ranges::find(one.files, "mix", &ExportedFile::kind)->pcmSha256;
        };
        QCOMPARE(hashOf(*alone), hashOf(*report));
    }

    void silenceAndAbsurdWishesAreSaid()
    {
        Studio studio;
        studio.addTrack("Nothing", 0.0, 0.0, [](int, int) { return 0.0; });
        ExportRequest request;
        request.mix = studio.out("mix.wav");
        request.loudnessLufs = -14.0;
        const auto report = studio.run(request);
        QVERIFY(report.ok());
        QVERIFY(report->notes.size() == 1 && report->notes[0].find("silent") != std::string::npos);
        request.overwrite = true;
        request.loudnessLufs = 3.0;
        QVERIFY(studio.run(request).error().message.find("LUFS") != std::string::npos);
        request.loudnessLufs = -14.0;
        request.truePeakDb = 1.0;
        QVERIFY(studio.run(request).error().kind == base::ErrorKind::usage);
    }

    /// Clicks over faint noise have no loudness to speak of: the limiter stops before it makes noise of them.
    void aLoudnessOutOfReachIsApproached()
    {
        Studio studio;
        studio.addTrack("Clicks", 0.0, 0.0, [](int frame, int) {
            const double noise = 1e-3 * ((frame * 1103515245u + 12345u) >> 16 & 0x7fff) / 32768.0;
            return frame % 24000 < 20 ? 0.9 : noise;
        });
        ExportRequest request;
        request.mix = studio.out("mix.wav");
        request.loudnessLufs = -9.0;
        const auto report = studio.run(request);
        QVERIFY(report.ok());
        // 15 dB of the highest sample, and what lies above it between samples.
        QVERIFY2(report->limitedDb < 18.0, std::to_string(report->limitedDb).c_str());
        QVERIFY(mixOf(*report).truePeakDb < -0.9);
        QVERIFY(
            std::ranges::any_of(report->notes, [](const auto& note) { return note.starts_with("The mix reached"); }));
    }

private:
    /// Largest difference between the mix and the sum of the stems.
    static double sumError(const ExportReport& report)
    {
        std::vector<float> mix = samplesOf(mixOf(report).path);
        std::vector<double> sum(mix.size());
        for (const auto& file : report.files)
            if (file.kind == "stem") {
                const auto stem = samplesOf(file.path);
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += stem.at(i);
            }
        double worst = mix.empty() ? 1.0 : 0.0;
        for (std::size_t i = 0; i < mix.size(); ++i)
            worst = std::max(worst, std::abs(mix[i] - sum[i]));
        return worst;
    }

    static double mixGain(const Studio& studio, ExportRequest request)
    {
        request.overwrite = true;
        return studio.run(request)->gainDb;
    }
};

QTEST_GUILESS_MAIN(LoudnessExportTest)
#include "loudness_export_test.moc"
