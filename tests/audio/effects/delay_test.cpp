// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

/// What a one-pole low pass leaves of a frequency.
double onePole(double corner, double hertz)
{
    const double keep = std::exp(-2.0 * std::numbers::pi * corner / kRate);
    const double w = 2.0 * std::numbers::pi * hertz / kRate;
    return (1.0 - keep) / std::sqrt(1.0 - 2.0 * keep * std::cos(w) + keep * keep);
}

/// The spectrum of a stretch at one frequency.
double bin(const std::vector<float>& samples, double hertz, std::size_t from, std::size_t to)
{
    return amplitudeAt(samples, hertz, from, to) * static_cast<double>(to - from) / 2.0;
}

} // namespace

class DelayTest : public QObject {
    Q_OBJECT

private slots:
    /// The first echo is the sound itself, at its frame; nothing is before it.
    void firstEchoIsExact()
    {
        for (const double milliseconds : {1.0, 12.5, 350.0, 2000.0}) {
            Device device("delay", values({{"time", milliseconds}, {"feedback", 0.0}}));
            const auto input = noise(3 * kRate);
            const auto out = device.run(both(input));
            const auto frames = static_cast<std::size_t>(milliseconds * kRate / 1000.0);
            for (std::size_t i = 0; i < out.left.size(); ++i)
                QCOMPARE(out.left[i], i < frames ? 0.0f : input[i - frames]);
            QCOMPARE(out.right, out.left);
        }
    }

    /// Each echo is the one before it times feedback and filters, at every frequency.
    void echoesFadeByFeedbackAndTone()
    {
        const std::size_t frames = 24000;
        Device device("delay", values({{"time", 500.0}, {"feedback", 60.0}, {"lowCut", 20.0}, {"highCut", 3000.0}}));
        const auto out = device.run(both(click(5 * 24000))).left;
        for (const double hertz : {500.0, 1000.0, 3000.0, 9000.0}) {
            const double expected = 0.6 * onePole(3000.0, hertz); // 20 Hz is far below
            const double second = bin(out, hertz, 2 * frames, 3 * frames) / bin(out, hertz, frames, 2 * frames);
            const double third = bin(out, hertz, 3 * frames, 4 * frames) / bin(out, hertz, 2 * frames, 3 * frames);
            QVERIFY2(std::abs(toDb(second / expected)) < 0.02, qPrintable(QString::number(toDb(second / expected))));
            QVERIFY(std::abs(toDb(third / expected)) < 0.02);
        }
    }

    void lowsFadeToo()
    {
        const std::size_t frames = 24000;
        Device device("delay", values({{"time", 500.0}, {"feedback", 90.0}, {"lowCut", 1000.0}, {"highCut", 20000.0}}));
        const auto out = device.run(both(click(4 * 24000))).left;
        // |1 - H| of the low pass; at a tenth of the corner it is a tenth, to half a percent.
        const double kept = bin(out, 100.0, 2 * frames, 3 * frames) / bin(out, 100.0, frames, 2 * frames);
        const double keep = std::exp(-2.0 * std::numbers::pi * 1000.0 / kRate);
        const double w = 2.0 * std::numbers::pi * 100.0 / kRate;
        const double expected = 0.9 * keep * 2.0 * std::sin(w / 2.0) /
                                std::sqrt(1.0 - 2.0 * keep * std::cos(w) + keep * keep) * onePole(20000.0, 100.0);
        QVERIFY2(std::abs(toDb(kept / expected)) < 0.05, qPrintable(QString("%1 %2").arg(kept).arg(expected)));
    }

    /// Left, right, left: from both sides' middle.
    void pingPongGoesFromSideToSide()
    {
        auto params = values({{"time", 100.0}, {"feedback", 50.0}, {"lowCut", 20.0}, {"highCut", 20000.0}});
        params.set("pingPong", true);
        Device device("delay", params);
        const auto out = device.run({click(kRate), std::vector<float>(kRate)});
        QCOMPARE(out.left[4800], 0.5f);
        const auto energy = [](const std::vector<float>& side, int echo) {
            return rms(side, static_cast<std::size_t>(4800 * echo - 10), static_cast<std::size_t>(4800 * echo + 2000));
        };
        for (int echo = 1; echo < 5; ++echo) {
            const auto& here = echo % 2 == 1 ? out.left : out.right;
            const auto& there = echo % 2 == 1 ? out.right : out.left;
            QVERIFY(energy(here, echo) > 1e-4);
            QVERIFY2(energy(there, echo) < 0.02 * energy(here, echo), qPrintable(QString::number(echo)));
        }
    }

    /// A change of time bends the pitch for a while, by half at most, and ends exactly where it was to go.
    void timeGlides()
    {
        Device device("delay", values({{"time", 100.0}, {"feedback", 0.0}}));
        device.run(both(tone(500.0, 0.5, kRate)));
        device.set(values({{"time", 300.0}, {"feedback", 0.0}}));
        const auto input = tone(500.0, 0.5, 3 * kRate);
        const auto out = device.run(both(input), 100).left;
        // 1.5 times 500 Hz moves a frame by 2 pi 750 / 48000 of the peak.
        QVERIFY2(greatestStep(out) < 0.5 * 2.0 * std::numbers::pi * 755.0 / kRate,
                 qPrintable(QString::number(greatestStep(out))));
        for (std::size_t i = 2 * kRate; i < 3 * kRate; ++i)
            QCOMPARE(out[i], input[i - 14400]);
    }
};

QTEST_GUILESS_MAIN(DelayTest)
#include "delay_test.moc"
