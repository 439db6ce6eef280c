// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr double kCorner = 5000.0;

base::ParamValues plain(const char* mode, double range = 30.0)
{
    auto params = values({{"frequency", kCorner}, {"threshold", -30.0}, {"ratio", 4.0}, {"range", range}});
    params.set("mode", mode);
    return params;
}

/// Frequency against the corner, as trapezoidal integrators see it.
double warped(double hertz)
{
    return std::tan(std::numbers::pi * hertz / kRate) / std::tan(std::numbers::pi * kCorner / kRate);
}

double lowering(const base::ParamValues& params, double hertz, double amplitude)
{
    Device device("deesser", params);
    const auto out = device.run(both(tone(hertz, amplitude, 2 * kRate))).left;
    return toDb(amplitudeAt(out, hertz, kRate, 2 * kRate) / amplitude);
}

} // namespace

class DeesserTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotSharpKeepsEveryBit()
    {
        for (const char* mode : {"split", "wide"}) {
            Device device("deesser", plain(mode));
            const auto vowel = both(tone(300.0, 0.5, kRate)); // its share above: 12 dB an octave down
            QVERIFY(device.run(vowel) == vowel);
        }
    }

    /// A loud sharp tone is held by the range exactly; the whole of it when wide, by the shelf when split.
    void rangeAgainstTheFormula()
    {
        const double g = std::pow(10.0, -6.0 / 20.0);
        QVERIFY(std::abs(lowering(plain("wide", 6.0), 8000.0, 0.9) + 6.0) < 0.1);
        for (const double hertz : {5000.0, 7000.0, 10000.0, 15000.0}) {
            const double w4 = std::pow(warped(hertz), 4.0);
            const double expected = 10.0 * std::log10((1.0 + g * g * w4) / (1.0 + w4));
            const double got = lowering(plain("split", 6.0), hertz, 0.9);
            QVERIFY2(std::abs(got - expected) < 0.15, qPrintable(QString("%1 not %2").arg(got).arg(expected)));
        }
    }

    /// More level above the threshold by 12 dB comes out as less than 12 dB: the ratio works between ripple's bounds.
    void ratioHolds()
    {
        const double soft = lowering(plain("wide"), 9000.0, 0.1);
        const double loud = lowering(plain("wide"), 9000.0, 0.4);
        const double rise = toDb(4.0) + loud - soft;
        QVERIFY2(std::abs(rise - toDb(4.0) / 4.0) < 0.3, qPrintable(QString::number(rise)));
    }

    /// Split, a vowel under the consonant stays; wide, it goes with it.
    void splitSparesTheVowel()
    {
        const auto vowelLeft = [](const char* mode) {
            auto mixed = tone(400.0, 0.2, 2 * kRate);
            const auto sharp = tone(9000.0, 0.5, 2 * kRate);
            for (std::size_t i = 0; i < mixed.size(); ++i)
                mixed[i] += sharp[i];
            Device device("deesser", plain(mode, 12.0));
            return toDb(amplitudeAt(device.run(both(mixed)).left, 400.0, kRate, 2 * kRate) / 0.2);
        };
        QVERIFY2(std::abs(vowelLeft("split")) < 0.05, qPrintable(QString::number(vowelLeft("split"))));
        QVERIFY2(std::abs(vowelLeft("wide") + 12.0) < 0.1, qPrintable(QString::number(vowelLeft("wide"))));
    }
};

QTEST_GUILESS_MAIN(DeesserTest)
#include "deesser_test.moc"
