// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

using namespace melisma;
using namespace melisma::tests;

class LimiterTest : public QObject {
    Q_OBJECT

private slots:
    /// Below the ceiling no bit changes; late by what it says.
    void latencyIsExact()
    {
        Device device("limiter");
        const auto input = noise(kRate, 5, 0.2f);
        const auto out = device.run(both(input)).left;
        const int latency = device.effect().latencyFrames();
        QCOMPARE(shiftBetween(input, out, 1000), latency);
        for (std::size_t i = 0; i + static_cast<std::size_t>(latency) < out.size(); ++i)
            QCOMPARE(out[i + static_cast<std::size_t>(latency)], input[i]);
    }

    void tonesComeToTheCeiling_data()
    {
        QTest::addColumn<double>("ceiling");
        for (const double ceiling : {-1.0, -6.0, -20.0})
            QTest::addRow("%g", ceiling) << ceiling;
    }
    void tonesComeToTheCeiling()
    {
        QFETCH(double, ceiling);
        Device device("limiter", values({{"ceiling", ceiling}, {"gain", 12.0}, {"release", 1000.0}}));
        const auto out = device.run(both(tone(997.0, 0.5, 3 * kRate))).left;
        const double got = toDb(amplitudeAt(out, 997.0, 2 * kRate, 3 * kRate));
        // It keeps 0.03 dB in hand.
        QVERIFY2(got < ceiling && got > ceiling - 0.1, qPrintable(QString::number(got)));
    }

    /// A chord of sixty tones up to 0.42 of the rate, and a tone at a quarter of it, whose peaks lie between its
    /// samples; measured by a longer interpolation of another window, eight points a frame.
    void noTruePeakPasses()
    {
        for (const double ceiling : {-0.1, -3.0}) {
            Device device("limiter", values({{"ceiling", ceiling}, {"gain", 18.0}, {"release", 10.0}}));
            auto input = chord(kRate);
            const auto high = tone(11999.0, 0.9, 2 * kRate);
            input.insert(input.end(), high.begin(), high.end());
            const auto out = device.run(both(input)).left;
            double highest = 0.0;
            for (std::size_t i = 40; i + 40 < out.size(); i += 3)
                for (int part = 0; part < 8; ++part)
                    highest = std::max(highest, std::abs(between(out, i, part / 8.0)));
            QVERIFY2(toDb(highest) < ceiling + 0.1, qPrintable(QString::number(toDb(highest))));
        }
    }

    /// After the release time 1/e of the reduction is left.
    void releaseIsATimeConstant()
    {
        for (const double release : {50.0, 300.0}) {
            Device device("limiter", values({{"ceiling", -12.0}, {"release", release}}));
            const auto input = steady({{0.0, kRate}, {-30.0, 2 * kRate}});
            const auto out = device.run(both(input)).left;
            const auto latency = static_cast<std::size_t>(device.effect().latencyFrames());
            const auto lowering = [&](std::size_t i) {
                return 1.0 - std::abs(static_cast<double>(out[i + latency])) / std::pow(10.0, -1.5);
            };
            const auto from = static_cast<std::size_t>(kRate) + 1000;
            const auto later = from + static_cast<std::size_t>(release / 1000.0 * kRate);
            const double left = lowering(later) / lowering(from);
            QVERIFY2(std::abs(left - std::exp(-1.0)) < 0.005, qPrintable(QString::number(left)));
        }
    }

private:
    static std::vector<float> chord(int frames)
    {
        std::vector<float> sum(static_cast<std::size_t>(frames));
        for (int k = 1; k <= 60; ++k)
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] +=
                    0.06f * static_cast<float>(std::sin(
                                2.0 * std::numbers::pi * 335.7 * k / kRate * static_cast<double>(i) + 1.7 * k * k));
        return sum;
    }

    /// The waveform `part` of a frame behind frame i, by a sinc of 64 taps under a Hann window.
    static double between(const std::vector<float>& samples, std::size_t i, double part)
    {
        double sum = 0.0;
        for (int tap = -31; tap <= 32; ++tap) {
            const double x = tap - part;
            const double angle = std::numbers::pi * x;
            const double window = 0.5 + 0.5 * std::cos(angle / 33.0);
            sum += static_cast<double>(samples[i + static_cast<std::size_t>(tap + 64) - 64]) * window *
                   (std::abs(x) < 1e-9 ? 1.0 : std::sin(angle) / angle);
        }
        return sum;
    }
};

QTEST_GUILESS_MAIN(LimiterTest)
#include "limiter_test.moc"
