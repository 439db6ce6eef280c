// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/analysis/loudness.h"
#include "audio/export/ai_tags.h"
#include "audio/export/export_plan.h"
#include "audio/export/export_project.h"
#include "audio/export/stem_names.h"
#include "audio/files/container.h"
#include "audio/files/riff_chunks.h"
#include "core/base/sha256.h"
#include "tests/audio/export/export_support.h"

#include <fstream>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;
using base::Frames;

namespace {

/// Largest difference between the mix and the sum of the stems, and the mix's peak.
std::pair<double, double> compareSum(const ExportReport& report)
{
    std::vector<float> mix;
    std::vector<double> sum;
    for (const auto& file : report.files) {
        if (file.kind == "mix")
            mix = samplesOf(file.path);
        if (file.kind != "stem")
            continue;
        const auto stem = samplesOf(file.path);
        sum.resize(stem.size());
        for (std::size_t i = 0; i < stem.size(); ++i)
            sum[i] += stem[i];
    }
    double worst = mix.size() == sum.size() ? 0.0 : 1.0, peak = 0.0;
    for (std::size_t i = 0; i < std::min(mix.size(), sum.size()); ++i) {
        worst = std::max(worst, std::abs(mix[i] - sum[i]));
        peak = std::max(peak, std::abs(static_cast<double>(mix[i])));
    }
    return {worst, peak};
}

const ExportedFile* find(const ExportReport& report, const std::string& kind)
{
    for (const auto& file : report.files)
        if (file.kind == kind)
            return &file;
    return nullptr;
}

} // namespace

class ExportProjectTest : public QObject {
    Q_OBJECT
private slots:
    void stemsSumToTheMixUnderOneGain_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("master");
        QTest::newRow("as it is") << 0 << 0.0;
        QTest::newRow("resampled") << 44100 << 0.0;
        QTest::newRow("master fader") << 0 << -9.0;
    }

    void stemsSumToTheMixUnderOneGain()
    {
        QFETCH(int, rate);
        QFETCH(double, master);
        Studio studio;
        addBand(studio);
        studio.song.masterGainDb = master;
        ExportRequest request = studio.everything();
        request.midi.reset();
        request.format = SampleFormat::float32;
        request.sampleRate = rate;
        const auto report = studio.run(request);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        const auto [worst, peak] = compareSum(*report);
        QVERIFY2(worst < std::pow(10.0, -90.0 / 20.0), qPrintable(QString::number(worst)));
        // Loud tracks: the gain brings the mix to -1 dBFS exactly; with the master down there is nothing to do.
        if (master == 0.0)
            QVERIFY2(report->gainDb < -1.0 && std::abs(20.0 * std::log10(peak) + 1.0) < 0.001,
                     qPrintable(QString::number(peak)));
        else
            QVERIFY(report->gainDb == 0.0 && peak < 0.89);
        QCOMPARE(find(*report, "mix")->sampleRate, rate ? rate : kRate);
        QCOMPARE(find(*report, "mix")->seconds, 2.0);
    }

    void manyTracksWithFadesGainsAndPansSumToTheMix()
    {
        Studio studio;
        for (int i = 0; i < 24; ++i) {
            const double hz = 60.0 + 137.0 * i;
            studio.addTrack("Part", -12.0 + i % 7, -1.0 + i / 11.5, sine(hz, kRate, 0.5));
            auto& track = studio.song.tracks.back();
            track = track.with([&](project::Track& changed) {
                changed.clips[0] = changed.clips[0].with([&](project::Clip& clip) {
                    clip.gainDb = -3.0 + i % 5;
                    clip.fades = {
                        {1000 * i}, {20000}, i % 2 ? project::FadeShape::linear : project::FadeShape::equalPower};
                });
            });
        }
        ExportRequest request = studio.everything();
        request.midi.reset();
        request.format = SampleFormat::float32;
        const auto report = studio.run(request);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        const auto [worst, peak] = compareSum(*report);
        QVERIFY2(worst < std::pow(10.0, -90.0 / 20.0) && peak > 0.5, qPrintable(QString::number(worst)));
        QVERIFY(std::filesystem::exists(studio.out("stems") / "24 Part.wav"));
    }

    void everyFileHasItsNameFactsAndRecord()
    {
        for (const char* mix : {"mix.wav", "mix.FLAC"}) {
            Studio studio;
            addBand(studio);
            ExportRequest request = studio.everything(mix);
            request.stemContainer = mix == std::string("mix.wav") ? Container::flac : Container::wav;
            const auto report = studio.run(request);
            QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
            const std::string end = request.stemContainer == Container::flac ? ".flac" : ".wav";
            for (const std::string& name : {"01 Drums _ _loud_" + end, "02 Bass" + end, "03 Bass" + end})
                QVERIFY2(std::filesystem::exists(studio.out("stems") / name), name.c_str());
            QCOMPARE(report->files.size(), std::size_t{10}); // mix, three stems, MIDI and a record each
            for (const auto& file : report->files) {
                QVERIFY(std::filesystem::exists(file.path));
                if (file.kind != "mix" && file.kind != "stem")
                    continue;
                QCOMPARE(file.pcmSha256, *pcmSha256(file.path));
                const auto loudness = measureLoudness(file.path);
                QVERIFY(std::abs(loudness->integratedLufs - file.integratedLufs) < 0.05);
                QVERIFY(std::abs(loudness->truePeakDb - file.truePeakDb) < 0.05);
                const auto record = readUsageRecord(file.path);
                QVERIFY2(record.ok(), record.ok() ? "" : record.error().sentence().c_str());
                QVERIFY(*record == *base::readJsonFile(file.path.string() + ".ai.json"));
                QCOMPARE((*record)["schema"].get<std::string>(), std::string("melisma.ai-usage/1"));
                QCOMPARE((*record)["asset"]["pcmSha256"].get<std::string>(), file.pcmSha256);
                QCOMPARE((*record)["asset"]["kind"].get<std::string>(), file.kind);
                QCOMPARE((*record)["summary"]["contributions"]["instrumentation"]["level"].get<std::string>(),
                         std::string("full"));
            }
        }
    }

    void otherProgramsReadSoundAndTags()
    {
        if (!haveProgram("ffprobe") || !haveProgram("sox"))
            QSKIP("no ffprobe or sox");
        for (const char* mix : {"mix.wav", "mix.flac"}) {
            Studio studio;
            addBand(studio);
            ExportRequest request;
            request.mix = studio.out(mix);
            request.format = SampleFormat::int16;
            const auto report = studio.run(request);
            QVERIFY(report.ok());
            const auto probe = base::Json::parse(
                outputOf("ffprobe", {"-v", "error", "-show_format", "-show_streams", "-of", "json", q(*request.mix)})
                    .toStdString(),
                nullptr, false);
            std::map<std::string, std::string> tags;
            for (const auto& [key, value] : probe["format"]["tags"].items())
                tags[QString::fromStdString(key).toUpper().toStdString()] = value.get<std::string>();
            QCOMPARE(tags["TITLE"], std::string("Nachtfahrt"));
            // FFmpeg shows a WAV's INFO or its ID3, not both, so there the digest is in INFO's comment.
            if (mix == std::string("mix.wav")) {
                for (const char* word : {"AI_DISCLOSURE=full", "trainedAlgorithmicMedia", "AI_RECORD_SHA256="})
                    QVERIFY2(tags["COMMENT"].find(word) != std::string::npos, word);
            } else {
                QCOMPARE(tags["AI_DISCLOSURE"], std::string("full"));
                QVERIFY(tags["DIGITALSOURCETYPE"].find("trainedAlgorithmicMedia") != std::string::npos);
                QVERIFY(base::Json::parse(tags["AI_USAGE"], nullptr, false) == *readUsageRecord(*request.mix));
                QCOMPARE(tags["AI_RECORD_SHA256"], base::sha256Of(tags["AI_USAGE"]));
            }
            QCOMPARE(probe["streams"][0]["sample_rate"].get<std::string>(), std::string("48000"));
            const QString stat = outputOf("sox", {q(*request.mix), "-n", "stat"}, true);
            const auto value = [&](const QString& label) {
                return std::abs(stat.split('\n').filter(label).value(0).section(':', 1).trimmed().toDouble());
            };
            const double top = std::max(value("Maximum amplitude"), value("Minimum amplitude"));
            QVERIFY2(std::abs(20.0 * std::log10(top) + 1.0) < 0.05, qPrintable(stat));
        }
    }

    void instrumentTracksSoundInMixAndStems()
    {
        Studio studio;
        studio.soundfont = findSoundfont() ? *findSoundfont() : "";
        if (studio.soundfont.empty())
            QSKIP("no soundfont");
        studio.addNotes("Piano", {"Piano", 0, 0});
        studio.addNotes("Drums", {"Kit", 128, 0});
        ExportRequest request = studio.everything();
        request.format = SampleFormat::float32;
        const auto report = studio.run(request);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().sentence().c_str());
        const auto [worst, peak] = compareSum(*report);
        QVERIFY(worst < std::pow(10.0, -90.0 / 20.0) && peak > 0.01);
        for (const auto& file : report->files)
            QVERIFY(file.kind == "record" || file.kind == "midi" || file.integratedLufs > -50.0);
        const auto record = readUsageRecord(*request.mix);
        QVERIFY(record.ok());
        const auto& summary = (*record)["summary"];
        QCOMPARE(summary["contributions"]["composition"]["level"].get<std::string>(), std::string("full"));
        QCOMPARE(summary["digitalSourceType"].get<std::string>(),
                 std::string("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"));
        const auto ofNotes = base::readJsonFile(request.midi->string() + ".ai.json");
        QVERIFY(ofNotes.ok() && (*ofNotes)["summary"]["disclosure"].get<std::string>() == "full");
    }

    void theSameProjectGivesTheSameSound()
    {
        Studio studio;
        addBand(studio);
        std::string hashes[2];
        for (auto& hash : hashes) {
            ExportRequest request;
            request.mix = studio.out("mix.wav");
            request.format = SampleFormat::int16;
            request.overwrite = true;
            hash = find(*studio.run(request), "mix")->pcmSha256;
        }
        QCOMPARE(hashes[0], hashes[1]);
    }

    void aRangeIsThatPartOfTheWhole()
    {
        Studio studio;
        studio.addTrack("Quiet", -12.0, 0.2, sine(300.0, kRate, 0.5));
        ExportRequest request;
        request.format = SampleFormat::float32;
        request.mix = studio.out("whole.wav");
        QVERIFY(studio.run(request).ok());
        request.mix = studio.out("part.wav");
        request.rangeStart = Frames{1000};
        request.rangeEnd = Frames{51001};
        QVERIFY(studio.run(request).ok());
        const auto whole = samplesOf(studio.out("whole.wav"));
        QVERIFY(samplesOf(studio.out("part.wav")) == std::vector<float>(whole.begin() + 2000, whole.begin() + 102002));
    }

    void mutedTracksHaveNoStemAndPromptsStayHomeWhenAsked()
    {
        Studio studio;
        addBand(studio);
        studio.song.tracks[1] = studio.song.tracks[1].with([](project::Track& track) { track.mix.mute = true; });
        ExportRequest request = studio.everything();
        request.includePrompts = false;
        const auto report = studio.run(request);
        QVERIFY(report.ok());
        QVERIFY(!std::filesystem::exists(studio.out("stems") / "02 Bass.wav"));
        QVERIFY(std::filesystem::exists(studio.out("stems") / "03 Bass.wav"));
        std::ifstream stream(*request.mix, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        QVERIFY(bytes.find("AI_USAGE") != std::string::npos && bytes.find("a secret wish") == std::string::npos);
    }

    void existingFilesAreSafeUnlessToldOtherwise()
    {
        Studio studio;
        addBand(studio);
        const auto old = studio.out("stems") / "02 Bass.wav";
        std::filesystem::create_directory(studio.out("stems"));
        std::ofstream(old) << "mine";
        ExportRequest request = studio.everything();
        const auto refused = studio.run(request);
        QVERIFY(!refused.ok() && refused.error().kind == base::ErrorKind::io);
        QVERIFY(refused.error().message.find("02 Bass.wav exists already") != std::string::npos);
        QCOMPARE(std::filesystem::file_size(old), std::uintmax_t{4});
        QVERIFY(!std::filesystem::exists(*request.mix));
        request.overwrite = true;
        QVERIFY(studio.run(request).ok());
        QVERIFY(pcmSha256(old).ok());
    }

    void cancelLeavesNothingWheneverItComes()
    {
        for (const double at : {0.0, 0.3, 0.7, 0.99}) {
            Studio studio;
            addBand(studio);
            std::stop_source stop;
            bool asked = false;
            const auto result = studio.run(
                studio.everything(),
                [&](double fraction, const std::string&) {
                    if (fraction >= at && fraction < 1.0)
                        asked = stop.request_stop() || asked;
                },
                stop.get_token());
            QVERIFY(asked);
            QVERIFY(!result.ok() && result.error().kind == base::ErrorKind::cancelled);
            QVERIFY(studio.outIsEmpty());
        }
    }

    void whatCannotBeExportedSaysWhyAndLeavesNothing()
    {
        Studio studio;
        addBand(studio);
        const auto refuses = [&](const char* says, const std::function<void(ExportRequest&)>& change) {
            ExportRequest request = studio.everything();
            change(request);
            const auto result = studio.run(request);
            return !result.ok() && result.error().message.find(says) != std::string::npos && studio.outIsEmpty();
        };
        QVERIFY(refuses("Nothing was asked", [](ExportRequest& request) { request = {}; }));
        QVERIFY(refuses("no kind of sound file", [&](ExportRequest& request) { request.mix = studio.out("a.txt"); }));
        QVERIFY(refuses("FLAC holds 16 or 24", [&](ExportRequest& request) {
            request.mix = studio.out("a.flac");
            request.format = SampleFormat::float32;
        }));
        QVERIFY(refuses("has no length", [](ExportRequest& request) { request.rangeEnd = Frames{0}; }));
        QVERIFY(refuses("7 Hz", [](ExportRequest& request) { request.sampleRate = 7; }));
        QVERIFY(refuses("is no ISRC", [](ExportRequest& request) { request.tags.isrc = "US-RC1-76-0760"; }));
        QVERIFY(refuses("{nobody}", [](ExportRequest& request) { request.stemNames = "{nobody}"; }));
        QVERIFY(refuses("kbit/s", [&](ExportRequest& request) {
            request.mix = studio.out("a.mp3");
            request.kbps = 1000;
        }));
        QVERIFY(refuses("does not exist", [&](ExportRequest& request) { request.mix = studio.out("no") / "a.wav"; }));
        QVERIFY(refuses("asked for twice", [&](ExportRequest& request) { request.midi = request.mix; }));
        std::filesystem::remove(studio.mediaPath(*studio.song.assets.begin()->second));
        QVERIFY(refuses("is missing", [](ExportRequest&) {}));
        studio.song.tracks.clear();
        QVERIFY(refuses("is empty", [](ExportRequest&) {}));
    }

    void filesWithoutARecordSaySo()
    {
        ScratchDir scratch;
        const auto wav = scratch.path() / "a.wav";
        QVERIFY(writeSound(wav, spec(Container::wav, SampleFormat::int16), 100, sine(440.0, kRate)));
        const auto none = readUsageRecord(wav);
        QVERIFY(!none.ok() && none.error().kind == base::ErrorKind::notFound);
        QVERIFY(none.error().message.find("carries no AI-usage record") != std::string::npos);
        const auto text = scratch.path() / "a.txt";
        std::ofstream(text) << "hello";
        QVERIFY(readUsageRecord(text).error().kind == base::ErrorKind::notFound);
        QVERIFY(readUsageRecord(scratch.path() / "absent.wav").error().kind == base::ErrorKind::notFound);
    }

    void tagsMeantForOtherSamplesNeverLand()
    {
        ScratchDir scratch;
        for (const Container container : {Container::wav, Container::flac, Container::ogg, Container::mp3}) {
            const auto file = scratch.path() / ("a" + std::string(extensionOf(container)));
            QVERIFY(writeSound(file, spec(container, SampleFormat::int16), 4800, sine(440.0, kRate)));
            const auto before = *base::sha256OfFile(file);
            TagSheet sheet;
            sheet.ai = {{"AI_USAGE", "{}"}};
            QVERIFY(!writeTags(file, sheet, std::string(64, '0')).ok());
            QCOMPARE(*base::sha256OfFile(file), before);
        }
    }
};

QTEST_GUILESS_MAIN(ExportProjectTest)
#include "export_project_test.moc"
