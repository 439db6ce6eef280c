// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/loudness.h"
#include "audio/analysis/peaks.h"
#include "audio/analysis/spectrogram.h"
#include "audio/analysis/spectrum.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <QRegularExpression>
#include <QTest>

#include <fstream>
#include <map>
#include <thread>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;

namespace {

const WriteSpec kMono = spec(Container::wav, SampleFormat::float32, 48000, 1);
const double kRoot2 = std::sqrt(2.0);

/// The highest row of one column and its level in dB.
std::pair<int, double> loudestRow(const SpectrogramTile& tile, const SpectrogramSettings& settings, int column)
{
    const auto first = tile.bytes.begin() + static_cast<long>(column) * tile.rows;
    const auto top = std::max_element(first, first + tile.rows);
    return {static_cast<int>(top - first), settings.floorDb + *top / 255.0 * (settings.ceilingDb - settings.floorDb)};
}

double ffmpegLoudness(const std::filesystem::path& path)
{
    const QString text =
        outputOf("ffmpeg", {"-nostats", "-hide_banner", "-i", q(path), "-af", "ebur128", "-f", "null", "-"}, true);
    QRegularExpressionMatchIterator matches = QRegularExpression("I:\\s+(-?[0-9.]+) LUFS").globalMatch(text);
    double value = 0.0;
    while (matches.hasNext())
        value = matches.next().captured(1).toDouble();
    return value;
}

} // namespace

class AnalysisTest : public QObject {
    Q_OBJECT
private slots:
    void peaksOfASineAtEveryZoom()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "sine.wav";
        QVERIFY(writeSound(path, kMono, 480000, sine(1000.0, 48000.0, 0.8)));
        const auto pyramid = PeakPyramid::build(path);
        QVERIFY(pyramid.ok());
        QCOMPARE(pyramid->frames().count, std::int64_t{480000});
        for (const int columns : {1, 7, 100, 1000, 1875, 10000}) {
            for (const Peak& peak : pyramid->columns({0}, {480000}, columns)) {
                QVERIFY(std::abs(peak.high - 0.8f) < 1e-3f && std::abs(peak.low + 0.8f) < 1e-3f);
                QVERIFY(std::abs(peak.rms - 0.8 / kRoot2) < 0.02);
            }
        }
    }

    void peaksFindOneSampleAndAreZeroOutside()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "click.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32, 48000, 2), 100000,
                           [](int i, int c) { return i == 70000 && c == 1 ? -0.5 : 0.0; }));
        const auto pyramid = PeakPyramid::build(path);
        QVERIFY(pyramid.ok());
        for (const int columns : {10, 100, 300}) {
            const auto peaks = pyramid->columns({0}, {100000}, columns);
            const auto at = static_cast<std::size_t>(0.7 * columns);
            QCOMPARE(peaks[at].low, -0.5f);
            QCOMPARE(peaks[at / 2].low, 0.0f);
        }
        const auto outside = pyramid->columns({-50000}, {150000}, 4);
        QVERIFY(outside[0].low == 0.0f && outside[0].rms == 0.0f && outside[3].high == 0.0f);
        QVERIFY(outside[2].low == -0.5f);
        QVERIFY(pyramid->columns({5}, {5}, 3).size() == 3 && pyramid->columns({0}, {10}, 0).empty());
    }

    void peaksCacheIsUsedForItsKeyAndRebuiltWhenDamaged()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "a.wav";
        const auto cache = scratch.path() / "cache" / "a.peaks";
        QVERIFY(writeSound(path, kMono, 48000, sine(100.0, 48000.0, 0.5)));
        const auto built = PeakPyramid::loadOrBuild(path, cache, "key");
        QVERIFY(built.ok() && std::filesystem::exists(cache));
        // A sound that changed under the same key shows whether the cache was read.
        QVERIFY(writeSound(path, kMono, 48000, sine(100.0, 48000.0, 0.25)));
        const auto highest = [&](const char* key) {
            const auto pyramid = PeakPyramid::loadOrBuild(path, cache, key);
            return pyramid ? pyramid->columns({0}, {48000}, 1)[0].high : -1.0f;
        };
        QVERIFY(std::abs(highest("key") - 0.5f) < 1e-3f);
        QVERIFY(std::abs(highest("other") - 0.25f) < 1e-3f);
        {
            std::fstream damage(cache, std::ios::in | std::ios::out | std::ios::binary);
            damage.seekp(-5, std::ios::end);
            damage.put('\x7F');
        }
        QVERIFY(writeSound(path, kMono, 48000, sine(100.0, 48000.0, 0.125)));
        QVERIFY(std::abs(highest("other") - 0.125f) < 1e-3f);
        std::filesystem::resize_file(cache, 100);
        QVERIFY(std::abs(highest("other") - 0.125f) < 1e-3f);
    }

    void spectrumOfAFullScaleSineReadsZero()
    {
        for (const int size : {256, 4096}) {
            SpectrumAnalyser analyser(size);
            std::vector<float> samples(static_cast<std::size_t>(size));
            const int bin = size / 16;
            for (int i = 0; i < size; ++i)
                samples[static_cast<std::size_t>(i)] =
                    static_cast<float>(std::sin(2.0 * std::numbers::pi * bin * i / size));
            const auto levels = analyser.levelsDb(samples);
            QCOMPARE(levels.size(), static_cast<std::size_t>(size / 2 + 1));
            const auto at = static_cast<std::size_t>(bin);
            QVERIFY(std::abs(levels[at]) < 0.01);
            // A Hann window's neighbours lie at half the amplitude, the rest far below.
            QVERIFY(std::abs(levels[at + 1] + 6.02) < 0.05 && levels[at + 3] < -90.0);
            std::fill(samples.begin(), samples.end(), 1.0f);
            QVERIFY(std::abs(analyser.levelsDb(samples)[0]) < 0.01);
            std::fill(samples.begin(), samples.end(), 0.0f);
            QVERIFY(analyser.levelsDb(samples)[at] <= -150.0);
        }
    }

    void spectrogramRowOfATone()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "tone.wav";
        const SpectrogramSettings settings;
        for (const double hz : {100.0, 1000.0, 9000.0}) {
            QVERIFY(writeSound(path, kMono, 480000, sine(hz, 48000.0, 0.5)));
            for (const int level : {0, 3}) {
                const auto tile = computeSpectrogramTile(path, settings, level, 0);
                QVERIFY(tile.ok());
                QCOMPARE(tile->bytes.size(), std::size_t{256 * 160});
                const auto [row, db] = loudestRow(*tile, settings, 50);
                QVERIFY2(rowFrequency(settings, row - 1) < hz && hz < rowFrequency(settings, row + 2),
                         qPrintable(QString("%1 Hz in row %2").arg(hz).arg(row)));
                // -6.02 dBFS, less what a Hann window loses between two bins (1.42 dB at most)
                QVERIFY2(db < -5.8 && db > -7.8, qPrintable(QString("%1 Hz at %2 dB").arg(hz).arg(db)));
            }
        }
        QCOMPARE(std::lround(rowFrequency(settings, 0)), 40L);
        QCOMPARE(std::lround(rowFrequency(settings, settings.rows)), 16000L);
    }

    void tilesJoinAndEndWhereTheSoundEnds()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "step.wav";
        const SpectrogramSettings settings;
        // Silence, then a tone that begins in the middle of the second tile.
        const int start = (256 + 128) * 512, frames = (256 + 200) * 512;
        QVERIFY(writeSound(path, kMono, frames,
                           [&](int i, int c) { return i < start ? 0.0 : sine(2000.0, 48000.0)(i, c); }));
        const auto first = computeSpectrogramTile(path, settings, 0, 0);
        const auto second = computeSpectrogramTile(path, settings, 0, 1);
        const auto third = computeSpectrogramTile(path, settings, 0, 2);
        QVERIFY(first.ok() && second.ok() && third.ok());
        const auto silent = [](const SpectrogramTile& tile) {
            return std::all_of(tile.bytes.begin(), tile.bytes.end(), [](auto byte) { return byte == 0; });
        };
        QVERIFY(silent(*first) && silent(*third));
        QCOMPARE(loudestRow(*second, settings, 120).second, settings.floorDb);
        QVERIFY(loudestRow(*second, settings, 140).second > -2.0);
        QCOMPARE(loudestRow(*second, settings, 201).second, settings.floorDb);
        // At level 1 the same tone begins at column (256 + 128) / 2.
        const auto wide = computeSpectrogramTile(path, settings, 1, 0);
        QVERIFY(wide.ok());
        QCOMPARE(loudestRow(*wide, settings, 189).second, settings.floorDb);
        QVERIFY(loudestRow(*wide, settings, 195).second > -2.0);
    }

    void coarseLevelsAreMeansOfTheFiner()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "sweep.wav";
        const int frames = 8192 * 700 + 5000; // three tiles of the first coarse level, the last one torn
        QVERIFY(writeSound(path, kMono, frames, [](int i, int) { return 0.5 * std::sin(3e-9 * i * i + 0.1 * i); }));
        const SpectrogramSettings settings;
        std::map<std::pair<int, std::int64_t>, SpectrogramTile> tiles;
        QVERIFY(computeCoarseTiles(path, settings, [&](SpectrogramTile tile) {
                    const std::pair key{tile.level, tile.index};
                    tiles.emplace(key, std::move(tile));
                }).ok());
        // 701 columns, 351, 176
        QCOMPARE(tiles.size(), std::size_t{3 + 2 + 1});
        const auto power = [&](int level, int column, int row) {
            const auto& tile = tiles.at({level, column / 256});
            const auto byte = tile.bytes[static_cast<std::size_t>(column % 256 * tile.rows + row)];
            return std::pow(10.0, (settings.floorDb + byte / 2.0) / 10.0);
        };
        for (const int level : {kCoarseLevel + 1, kCoarseLevel + 2})
            for (const int column : {0, 3, 100, 174})
                for (const int row : {5, 60, 159}) {
                    const double whole = 10.0 * std::log10(power(level, column, row));
                    const double parts =
                        10.0 *
                        std::log10((power(level - 1, 2 * column, row) + power(level - 1, 2 * column + 1, row)) / 2.0);
                    QVERIFY2(std::abs(whole - parts) <= 0.76, qPrintable(QString("%1 %2").arg(whole).arg(parts)));
                }
        const auto& torn = tiles.at({kCoarseLevel, 2});
        const auto at = [&](int column) { return torn.bytes.begin() + column * torn.rows; };
        QVERIFY(*std::max_element(at(187), at(188)) > 200); // -6 dB and below
        QCOMPARE(int{*std::max_element(at(189), torn.bytes.end())}, 0);
    }

    void everyWindowAndScaleReadsATone()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "tone.wav";
        QVERIFY(writeSound(path, kMono, 96000, sine(3000.0, 48000.0, 0.5))); // on a bin of every size below
        for (const auto shape : {project::WindowShape::hann, project::WindowShape::hamming,
                                 project::WindowShape::blackmanHarris, project::WindowShape::rectangular})
            for (const auto scale :
                 {project::FrequencyScale::linear, project::FrequencyScale::mel, project::FrequencyScale::logarithmic})
                for (const int size : {512, 2048, 16384}) {
                    project::SpectrogramStyle style;
                    style.window = shape;
                    style.scale = scale;
                    style.windowSize = size;
                    const auto settings = settingsOf(style);
                    const auto tile = computeSpectrogramTile(path, settings, 0, 0);
                    QVERIFY(tile.ok());
                    const auto [row, db] = loudestRow(*tile, settings, 90);
                    QVERIFY2(std::abs(db + 6.02) < 0.6, qPrintable(QString::number(db)));
                    QVERIFY(rowFrequency(settings, row - 1) < 3000.0 && 3000.0 < rowFrequency(settings, row + 2));
                    QVERIFY(std::abs(frequencyRow(settings, rowFrequency(settings, 33.25)) - 33.25) < 1e-6);
                }
    }

    void threadsAndCacheGiveTheSameTile()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "a.wav";
        QVERIFY(writeSound(path, kMono, 300000, [](int i, int) { return 0.5 * std::sin(1e-6 * i * i); }));
        const SpectrogramSettings settings;
        const auto alone = computeSpectrogramTile(path, settings, 0, 0);
        QVERIFY(alone.ok());
        std::array<int, 4> same{};
        {
            std::vector<std::jthread> threads;
            for (int& each : same)
                threads.emplace_back([&] {
                    const auto tile = loadOrComputeTile(path, scratch.path() / "cache", "key", settings, 0, 0);
                    each = tile.ok() && tile->bytes == alone->bytes;
                });
        }
        QCOMPARE(same, (std::array<int, 4>{1, 1, 1, 1}));
        std::filesystem::remove(path); // from here on only the cache can answer
        const auto cached = loadOrComputeTile(path, scratch.path() / "cache", "key", settings, 0, 0);
        QVERIFY(cached.ok() && cached->bytes == alone->bytes);
        QVERIFY(!loadOrComputeTile(path, scratch.path() / "cache", "key", settings, 0, 1).ok());
    }

    void loudnessOfTheStandardsOwnTone()
    {
        ScratchDir scratch;
        // EBU Tech 3341 case 1: a stereo 1 kHz sine at -23 dBFS reads -23.0 LUFS.
        const auto path = scratch.path() / "a.wav";
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32), 48000 * 20,
                           sine(1000.0, 48000.0, std::pow(10.0, -23.0 / 20.0))));
        const auto loudness = measureLoudness(path);
        QVERIFY(loudness.ok());
        QVERIFY(std::abs(loudness->integratedLufs + 23.0) < 0.1);
        QVERIFY(std::abs(loudness->truePeakDb + 23.0) < 0.1);
        QVERIFY(std::abs(loudness->rangeLu) < 0.1);
        QVERIFY(writeSound(path, spec(Container::wav, SampleFormat::float32), 48000, [](int, int) { return 0.0; }));
        const auto silence = measureLoudness(path);
        QVERIFY(silence.ok() && std::isinf(silence->integratedLufs) && silence->integratedLufs < 0.0);
    }

    void truePeakSeesBetweenTheSamples()
    {
        ScratchDir scratch;
        const auto path = scratch.path() / "a.wav";
        // A quarter of the rate at 45 degrees: samples reach 0.707, the wave itself 1.
        QVERIFY(writeSound(path, kMono, 48000,
                           [](int i, int) { return std::sin(std::numbers::pi / 2.0 * i + std::numbers::pi / 4.0); }));
        const auto loudness = measureLoudness(path);
        QVERIFY(loudness.ok());
        QVERIFY2(std::abs(loudness->truePeakDb) < 0.3, qPrintable(QString::number(loudness->truePeakDb)));
    }

    void loudnessAgreesWithFfmpeg()
    {
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        ScratchDir scratch;
        const auto path = scratch.path() / "a.wav";
        for (const int channels : {1, 2}) {
            // Noise in bursts, so that both gates of the standard have work to do.
            unsigned state = 7;
            QVERIFY(writeSound(
                path, spec(Container::wav, SampleFormat::float32, 44100, channels), 44100 * 12, [&](int i, int) {
                    state = state * 1664525u + 1013904223u;
                    return (i / 44100 % 3 == 0 ? 0.3 : 0.02) * (static_cast<double>(state) / 2147483648.0 - 1.0);
                }));
            const auto ours = measureLoudness(path);
            QVERIFY(ours.ok());
            const double theirs = ffmpegLoudness(path);
            QVERIFY2(std::abs(ours->integratedLufs - theirs) < 0.1,
                     qPrintable(QString("%1 and %2").arg(ours->integratedLufs).arg(theirs)));
        }
    }
};

QTEST_GUILESS_MAIN(AnalysisTest)
#include "analysis_test.moc"
