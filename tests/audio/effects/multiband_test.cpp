// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include "audio/effects/multiband.h"

#include <complex>

using namespace melisma;
using namespace melisma::tests;

namespace {

using Complex = std::complex<double>;

constexpr double kLow = 250.0;
constexpr double kHigh = 2500.0;

/// Nothing compresses; the bands' gains in dB.
base::ParamValues still(double low, double middle, double high)
{
    return values({{"lowHertz", kLow},
                   {"highHertz", kHigh},
                   {"lowRatio", 1.0},
                   {"middleRatio", 1.0},
                   {"highRatio", 1.0},
                   {"lowGain", low},
                   {"middleGain", middle},
                   {"highGain", high}});
}

/// One crossover in the analogue plane, at a frequency as the bilinear transform bends it.
struct Crossover {
    Crossover(double corner, double hertz)
        : s(0.0, std::tan(std::numbers::pi * hertz / kRate) / std::tan(std::numbers::pi * corner / kRate))
    {}
    Complex pole() const { return s * s + std::numbers::sqrt2 * s + 1.0; }
    Complex low() const { return 1.0 / (pole() * pole()); }
    Complex high() const { return s * s * s * s / (pole() * pole()); }
    Complex s;
};

double expectedDb(double hertz, double low, double middle, double high)
{
    const Crossover lower(kLow, hertz);
    const Crossover upper(kHigh, hertz);
    const auto gain = [](double db) { return std::pow(10.0, db / 20.0); };
    const Complex sum = gain(low) * lower.low() * (upper.low() + upper.high()) +
                        lower.high() * (gain(middle) * upper.low() + gain(high) * upper.high());
    return toDb(std::abs(sum));
}

/// dB of the answer to a click, at frequencies whole in a second.
double responseDb(const std::vector<float>& answer, double hertz)
{
    return toDb(amplitudeAt(answer, hertz, 0, answer.size()) * static_cast<double>(answer.size()) / 2.0);
}

} // namespace

class MultibandTest : public QObject {
    Q_OBJECT

private slots:
    void sumIsFlat()
    {
        Device device("multiband", still(0.0, 0.0, 0.0));
        const auto answer = device.run(both(click(kRate))).left;
        double worst = 0.0;
        for (double hertz = 20.0; hertz < 23000.0; hertz = std::ceil(hertz * 1.05))
            worst = std::max(worst, std::abs(responseDb(answer, hertz)));
        QVERIFY2(worst < 0.001, qPrintable(QString::number(worst)));
    }

    /// Bands with different gains, against the Linkwitz-Riley formulas.
    void bandsAreAsTheFormula()
    {
        Device device("multiband", still(6.0, -9.0, 3.0));
        const auto answer = device.run(both(click(kRate))).left;
        for (const double hertz : {30.0, 100.0, 250.0, 400.0, 1000.0, 2500.0, 4000.0, 12000.0}) {
            const double apart = responseDb(answer, hertz) - expectedDb(hertz, 6.0, -9.0, 3.0);
            QVERIFY2(std::abs(apart) < 0.01, qPrintable(QString("%1 Hz: %2").arg(hertz).arg(apart)));
            const auto drawn = audio::multibandResponse(
                audio::effectParams(*audio::findEffectKind("multiband"), still(6.0, -9.0, 3.0)), hertz, kRate);
            QVERIFY(std::abs(toDb(std::abs(drawn[0] + drawn[1] + drawn[2])) - responseDb(answer, hertz)) < 0.01);
        }
    }

    /// The static curve of the paper, in the band that a steady level can be made for.
    void staticCurve()
    {
        for (const double level : {-40.0, -22.0, -20.0, -18.0, -10.0}) {
            auto params = still(0.0, 0.0, 0.0);
            for (const auto& [key, value] :
                 {std::pair{"highThreshold", -20.0}, {"highRatio", 4.0}, {"highAttack", 1.0}})
                params.set(key, value);
            Device device("multiband", params);
            const auto out = device.run(both(steady({{level, kRate}}))).left;
            const double over = level + 20.0;
            double expected = level;
            if (over > 3.0)
                expected = -20.0 + over / 4.0;
            else if (over > -3.0)
                expected = level - 0.75 * (over + 3.0) * (over + 3.0) / 12.0;
            const double got = toDb(rms(out, kRate / 2, kRate));
            QVERIFY2(std::abs(got - expected) < 0.02, qPrintable(QString("%1 %2").arg(got).arg(expected)));
        }
    }

    /// A band that is pressed hard leaves the others alone.
    void bandsDoNotMeet()
    {
        auto params = still(0.0, 0.0, 0.0);
        params.set("lowThreshold", -60.0);
        params.set("lowRatio", 20.0);
        auto mixed = tone(50.0, 0.5, 2 * kRate);
        const auto high = tone(5000.0, 0.1, 2 * kRate);
        for (std::size_t i = 0; i < mixed.size(); ++i)
            mixed[i] += high[i];
        Device device("multiband", params);
        const auto out = device.run(both(mixed)).left;
        QVERIFY(toDb(amplitudeAt(out, 50.0, kRate, 2 * kRate) / 0.5) < -40.0);
        QVERIFY(std::abs(toDb(amplitudeAt(out, 5000.0, kRate, 2 * kRate) / 0.1)) < 0.01);
    }
};

QTEST_GUILESS_MAIN(MultibandTest)
#include "multiband_test.moc"
