// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/files/quantiser.h"

#include <cmath>
#include <numbers>

using namespace melisma::audio;

namespace {

constexpr int kRate = 48000;
constexpr int kFrames = 1 << 18;

std::vector<float> tone(double hz, double level)
{
    std::vector<float> sound;
    for (int i = 0; i < kFrames; ++i)
        sound.push_back(static_cast<float>(level * std::sin(2.0 * std::numbers::pi * hz * i / kRate)));
    return sound;
}

std::vector<double> quantised(const std::vector<float>& sound, Dither dither, std::uint64_t seed = 5)
{
    Quantiser quantiser(16, dither, 1, seed);
    const auto steps = quantiser.quantise(sound);
    return {steps.begin(), steps.end()};
}

/// Amplitude of one frequency, by projection.
double levelAt(const std::vector<double>& sound, double hz)
{
    double re = 0.0, im = 0.0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double angle = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / kRate;
        re += sound[i] * std::cos(angle);
        im += sound[i] * std::sin(angle);
    }
    return 2.0 * std::hypot(re, im) / static_cast<double>(sound.size());
}

/// Mean power of the error around a frequency, in steps squared a bin; bins of 48000/2^18 Hz, every 37th looked at.
double errorPowerAround(const std::vector<double>& error, double hz)
{
    double sum = 0.0;
    for (int i = 0; i < 40; ++i) {
        const double level = levelAt(error, hz + 37.0 * i * kRate / kFrames);
        sum += level * level;
    }
    return sum / 40.0;
}

} // namespace

class QuantiserTest : public QObject {
    Q_OBJECT
private slots:
    void aToneBelowAStepSurvivesWithDitherAndDiesWithout()
    {
        const double level = std::pow(10.0, -100.0 / 20.0); // a third of a step
        const double hz = 1000.0 * 48000.0 / 48000.0;
        const auto sound = tone(hz, level);
        const double wanted = level * 32768.0;
        for (const Dither dither : {Dither::triangular, Dither::shaped}) {
            const auto steps = quantised(sound, dither);
            const double heard = levelAt(steps, hz);
            QVERIFY2(std::abs(20.0 * std::log10(heard / wanted)) < 0.3, qPrintable(QString::number(heard / wanted)));
            for (int harmonic = 2; harmonic <= 9; ++harmonic) // all at the noise's level: no distortion
                QVERIFY(levelAt(steps, harmonic * hz) < 0.05 * wanted);
        }
        const auto silent = quantised(sound, Dither::none);
        QVERIFY(std::all_of(silent.begin(), silent.end(), [](double step) { return step == 0.0; }));
    }

    void theErrorOfTriangularDitherIsWhiteAndKnowsNothingOfTheSound()
    {
        // Any constant: mean error 0 and variance 3/12 steps squared, whatever lies between the steps (Wannamaker
        // 1992).
        for (const double part : {0.0, 0.25, 0.5, 0.77}) {
            const std::vector<float> flat(kFrames, static_cast<float>((100.0 + part) / 32768.0));
            double mean = 0.0, square = 0.0;
            for (const double step : quantised(flat, Dither::triangular)) {
                mean += step - 100.0 - part;
                square += (step - 100.0 - part) * (step - 100.0 - part);
            }
            QVERIFY(std::abs(mean / kFrames) < 0.006);
            QVERIFY(std::abs(square / kFrames - 0.25) < 0.005);
        }
        auto error = quantised(std::vector<float>(kFrames, 0.0f), Dither::triangular);
        const double low = errorPowerAround(error, 500.0), high = errorPowerAround(error, 20000.0);
        QVERIFY2(low / high < 2.0 && high / low < 2.0, qPrintable(QString::number(low / high)));
    }

    void shapedDitherMovesNoiseOutOfTheEarsWay()
    {
        const auto plain = quantised(std::vector<float>(kFrames, 0.0f), Dither::triangular);
        const auto shaped = quantised(std::vector<float>(kFrames, 0.0f), Dither::shaped);
        const double atEar = 10.0 * std::log10(errorPowerAround(shaped, 3800.0) / errorPowerAround(plain, 3800.0));
        const double above = 10.0 * std::log10(errorPowerAround(shaped, 19000.0) / errorPowerAround(plain, 19000.0));
        QVERIFY2(atEar < -15.0 && above > 10.0, qPrintable(QString("%1 %2").arg(atEar).arg(above)));
    }

    void channelsKeepTheirOwnErrorsAndClippingDoesNotRing()
    {
        std::vector<float> both;
        for (int i = 0; i < 20000; ++i) {
            both.push_back(i < 5000 ? 3.0f : 0.0f); // far beyond full scale, then silence
            both.push_back(0.0f);
        }
        Quantiser quantiser(16, Dither::shaped, 2, 1);
        const auto steps = quantiser.quantise(both);
        for (std::size_t i = 0; i < 5000; ++i)
            QVERIFY(steps[2 * i] == 32767 && std::abs(steps[2 * i + 1]) < 20);
        for (std::size_t i = 5100; i < 20000; ++i)
            QVERIFY(std::abs(steps[2 * i]) < 20);
    }

    void automaticDitherComesOnlyWithFewerBits()
    {
        const std::vector<float> quiet(1000, 0.25f / 8388608.0f);
        Quantiser fine(24, Dither::automatic, 1, 1), coarse(16, Dither::automatic, 1, 1);
        const auto exact = fine.quantise(quiet);
        QVERIFY(std::all_of(exact.begin(), exact.end(), [](int step) { return step == 0; }));
        const auto noisy = coarse.quantise(quiet);
        QVERIFY(std::any_of(noisy.begin(), noisy.end(), [](int step) { return step != 0; }));
    }
};

QTEST_GUILESS_MAIN(QuantiserTest)
#include "quantiser_test.moc"
