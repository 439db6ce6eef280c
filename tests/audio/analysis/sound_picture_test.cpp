// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Curves, spectrum and spectrogram of sounds whose figures are known.
#include "audio/analysis/sound_picture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace melisma;
using namespace melisma::audio;

namespace {

constexpr int kRate = 48000;

/// Both sides alike; `amplitude` over time.
template <class Amplitude>
std::vector<float> tone(double hertz, double seconds, Amplitude amplitude)
{
    std::vector<float> stereo(2 * static_cast<std::size_t>(seconds * kRate));
    for (std::size_t i = 0; i < stereo.size() / 2; ++i) {
        const double time = static_cast<double>(i) / kRate;
        stereo[2 * i] = stereo[2 * i + 1] =
            static_cast<float>(amplitude(time) * std::sin(2.0 * std::numbers::pi * hertz * time));
    }
    return stereo;
}

SoundPicture pictureOf(const std::vector<float>& stereo, const SpectrogramSettings& settings = {},
                       std::size_t block = 1000)
{
    SoundPictureMaker maker(kRate, {static_cast<std::int64_t>(stereo.size() / 2)}, settings);
    for (std::size_t at = 0; at < stereo.size(); at += 2 * block)
        maker.add(std::span(stereo).subspan(at, std::min(2 * block, stereo.size() - at)));
    return maker.finish();
}

double fromDb(double db)
{
    return std::pow(10.0, db / 20.0);
}

} // namespace

class SoundPictureTest : public QObject {
    Q_OBJECT
private slots:
    /// EBU Tech 3341, case 1: a stereo 1 kHz sine at -23 dBFS reads -23 LUFS everywhere.
    void steadyToneIsAFlatCurve()
    {
        const auto picture = pictureOf(tone(1000, 20, [](double) { return fromDb(-23); }));
        QCOMPARE(picture.momentaryLufs.size(), std::size_t{200});
        QVERIFY(std::isinf(picture.momentaryLufs[2]) && std::isinf(picture.shortTermLufs[28]));
        for (std::size_t i = 3; i < 200; ++i)
            QVERIFY(std::abs(picture.momentaryLufs[i] + 23.0) < 0.1);
        for (std::size_t i = 29; i < 200; ++i)
            QVERIFY(std::abs(picture.shortTermLufs[i] + 23.0) < 0.1);
        QVERIFY(std::abs(picture.whole.integratedLufs + 23.0) < 0.1);
        QVERIFY(std::abs(picture.whole.truePeakDb + 23.0) < 0.2);
        QVERIFY(picture.whole.rangeLu < 0.1);
    }

    /// EBU Tech 3342, case 1: 20 s at -20 and 20 s at -30 dBFS have a range of 10 LU.
    void twoLevelsAreTwoSteps()
    {
        const auto picture = pictureOf(tone(1000, 40, [](double t) { return fromDb(t < 20 ? -20 : -30); }));
        QVERIFY(std::abs(picture.whole.rangeLu - 10.0) < 1.0);
        QVERIFY(std::abs(picture.momentaryLufs[150] + 20.0) < 0.1 && std::abs(picture.momentaryLufs[350] + 30.0) < 0.1);
        QVERIFY(std::abs(picture.whole.maxShortTermLufs + 20.0) < 0.1);
        const auto quiet = std::ranges::find_if(picture.shortTermLufs.begin() + 29, picture.shortTermLufs.end(),
                                                [](double lufs) { return lufs < -29.9; });
        const auto when = static_cast<double>(quiet - picture.shortTermLufs.begin()) * SoundPicture::kStep;
        QVERIFY(when > 22.0 && when < 23.2); // three seconds behind the step
    }

    void truePeaksStandWhereTheyAre()
    {
        // A quarter of the rate, 45 degrees off the samples: they read 3 dB below the wave.
        std::vector<float> stereo(2 * 3 * kRate);
        for (std::size_t i = 0; i < stereo.size() / 2; ++i)
            stereo[2 * i] =
                i / kRate == 1 ? static_cast<float>(0.5 * std::sin(std::numbers::pi * (0.5 * i + 0.25))) : 0;
        const auto picture = pictureOf(stereo);
        QVERIFY(std::abs(picture.truePeakDb[15] - 20.0 * std::log10(0.5)) < 0.3);
        QVERIFY(picture.truePeakDb[5] < -100.0 && picture.truePeakDb[25] < -100.0);
    }

    void aSineIsItsLevelAtItsBin()
    {
        const double hertz = 1000.0 * kRate / 48000.0;
        const auto picture = pictureOf(tone(hertz, 5, [](double) { return fromDb(-20); }));
        const auto top = std::ranges::max_element(picture.spectrumDb);
        const double bin = static_cast<double>(top - picture.spectrumDb.begin());
        QVERIFY(std::abs(bin * kRate / SoundPicture::kSpectrumSize - hertz) < 3.0);
        QVERIFY(std::abs(*top + 20.0) < 1.5); // Hann between two bins: 1.4 dB at most
        QVERIFY(picture.spectrumDb[4000] < -100.0);
    }

    void whiteNoiseIsFlatAndSmoothingKeepsPower()
    {
        std::minstd_rand random(3);
        std::normal_distribution<float> normal(0.0f, 0.1f);
        std::vector<float> stereo(2 * 20 * kRate);
        for (std::size_t i = 0; i < stereo.size(); i += 2)
            stereo[i] = stereo[i + 1] = normal(random);
        const auto smooth = octaveSmoothed(pictureOf(stereo).spectrumDb, 1.0 / 3.0);
        // Hann, power 1 for a full-scale sine: noise of variance v reads 4 * 1.5 v / size.
        const double expected = 10.0 * std::log10(6.0 * 0.01 / SoundPicture::kSpectrumSize);
        for (std::size_t bin = 40; bin < 4000; ++bin)
            QVERIFY2(std::abs(smooth[bin] - expected) < 1.5, qPrintable(QString::number(smooth[bin] - expected)));
    }

    void smoothingIsTheMeanOfPowers()
    {
        std::vector<double> levels(4097, -60.0);
        QVERIFY(octaveSmoothed(levels, 0.0) == levels);
        for (const double level : octaveSmoothed(levels, 1.0))
            QVERIFY(std::abs(level + 60.0) < 1e-9);
        levels[1000] = 0.0;
        const auto smooth = octaveSmoothed(levels, 1.0 / 6.0);
        const int width =
            static_cast<int>(std::lround(1000 * std::exp2(1 / 12.0)) - std::lround(1000 * std::exp2(-1 / 12.0))) + 1;
        QVERIFY(std::abs(smooth[1000] + 10.0 * std::log10(width)) < 0.01);
        QVERIFY(std::abs(smooth[500] + 60.0) < 1e-9);
    }

    void theSpectrogramShowsWhatSoundsWhen()
    {
        auto stereo = tone(440, 2, [](double) { return 0.5; });
        const auto second = tone(5000, 2, [](double) { return 0.5; });
        stereo.insert(stereo.end(), second.begin(), second.end());
        const auto picture = pictureOf(stereo);
        QVERIFY(picture.columns > 1000 && picture.columns <= SoundPictureMaker::kMostColumns);
        const auto loudest = [&](int column) {
            const auto first = picture.bytes.begin() + static_cast<long>(column) * picture.settings.rows;
            const auto top = std::max_element(first, first + picture.settings.rows);
            return rowFrequency(picture.settings, static_cast<double>(top - first) + 0.5);
        };
        for (const int column : {picture.columns / 10, picture.columns * 4 / 10})
            QVERIFY(std::abs(loudest(column) - 440.0) < 60.0);
        for (const int column : {picture.columns * 6 / 10, picture.columns - 2})
            QVERIFY(std::abs(loudest(column) - 5000.0) < 200.0);
    }

    void blocksDoNotMatterAndShortSoundsAreNoTrouble()
    {
        const auto stereo = tone(440, 1.3, [](double t) { return t < 0.7 ? 0.3 : 0.1; });
        const auto one = pictureOf(stereo, {}, 7);
        const auto other = pictureOf(stereo, {}, 50000);
        QVERIFY(one.bytes == other.bytes && one.spectrumDb == other.spectrumDb);
        QVERIFY(one.momentaryLufs == other.momentaryLufs);
        for (const int frames : {0, 1, 100, 5000}) {
            const auto tiny = pictureOf(std::vector<float>(static_cast<std::size_t>(2 * frames), 0.5f));
            QCOMPARE(tiny.spectrumDb.size(), std::size_t{SoundPicture::kSpectrumSize / 2 + 1});
            QCOMPARE(tiny.bytes.size(), static_cast<std::size_t>(tiny.columns * tiny.settings.rows));
        }
    }
};

QTEST_APPLESS_MAIN(SoundPictureTest)
#include "sound_picture_test.moc"
