// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include "audio/effects/saturation.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

struct Curve {
    const char* id;
    double (*at)(double);
};
constexpr std::array<Curve, 3> kCurves = {
    {{"tape", audio::tapeCurve}, {"tube", audio::tubeCurve}, {"hard", audio::hardCurve}}};

base::ParamValues plain(const char* character, double drive)
{
    auto params = values({{"drive", drive}});
    params.set("character", character);
    return params;
}

/// Fourier coefficient n of curve(a cos t): what a harmonic's amplitude must be.
double coefficient(double (*curve)(double), double amplitude, int n)
{
    constexpr int kPoints = 4096;
    double sum = 0.0;
    for (int i = 0; i < kPoints; ++i) {
        const double t = 2.0 * std::numbers::pi * (i + 0.5) / kPoints;
        sum += curve(amplitude * std::cos(t)) * std::cos(n * t);
    }
    return std::abs(2.0 * sum / kPoints);
}

} // namespace

class SaturationTest : public QObject {
    Q_OBJECT

private slots:
    void latencyIsExact()
    {
        Device device("saturation", plain("tape", 0.0));
        auto input = noise(kRate / 4, 7, 0.01f);
        const auto out = device.run(both(input)).left;
        QCOMPARE(shiftBetween(input, out, 400), device.effect().latencyFrames());
    }

    void curves_data()
    {
        QTest::addColumn<int>("curve");
        for (int i = 0; i < 3; ++i)
            QTest::addRow("%s", kCurves[static_cast<std::size_t>(i)].id) << i;
    }

    /// Every harmonic below 20 kHz is the curve's Fourier coefficient.
    void harmonicsAreTheCurves_data() { curves_data(); }
    void harmonicsAreTheCurves()
    {
        QFETCH(int, curve);
        const auto& [id, at] = kCurves[static_cast<std::size_t>(curve)];
        for (const double drive : {0.0, 12.0, 24.0}) {
            Device device("saturation", plain(id, drive));
            const auto out = device.run(both(tone(1000.0, 0.4, 2 * kRate))).left;
            const double level = std::pow(10.0, -drive / 40.0);
            for (int n = 1; n < 20; ++n) {
                const double expected = level * coefficient(at, 0.4 * std::pow(10.0, drive / 20.0), n);
                const double got = amplitudeAt(out, 1000.0 * n, kRate, 2 * kRate);
                QVERIFY2(std::abs(got - expected) < 0.002 * expected + 3e-6,
                         qPrintable(QString("%1 dB, harmonic %2: %3 %4").arg(drive).arg(n).arg(got).arg(expected)));
            }
        }
    }

    void tubeAloneIsEven()
    {
        for (const auto& [id, at] : kCurves) {
            Device device("saturation", plain(id, 12.0));
            const auto out = device.run(both(tone(1000.0, 0.3, 2 * kRate))).left;
            const double second =
                toDb(amplitudeAt(out, 2000.0, kRate, 2 * kRate) / amplitudeAt(out, 1000.0, kRate, 2 * kRate));
            QVERIFY2(std::string(id) == "tube" ? second > -30.0 : second < -110.0,
                     qPrintable(QString("%1: %2").arg(id).arg(second)));
        }
    }

    /// Of a tone of 5 kHz nothing folds back above -80 dB. The harmonics lie at multiples of its frequency,
    /// what folds does not, since 48 kHz is none: 5003 Hz.
    void nothingFoldsBack_data() { curves_data(); }
    void nothingFoldsBack()
    {
        QFETCH(int, curve);
        const double hertz = 5003.0;
        Device device("saturation", plain(kCurves[static_cast<std::size_t>(curve)].id, 12.0));
        const auto out = device.run(both(tone(hertz, 0.25, 2 * kRate))).left;
        const double base = amplitudeAt(out, hertz, kRate, 2 * kRate);
        double worst = 0.0;
        for (int n = 2; n < 80; ++n) {
            const double folded = std::abs(hertz * n - kRate * std::round(hertz * n / kRate));
            if (hertz * n > kRate / 2.0 && folded > 20.0)
                worst = std::max(worst, amplitudeAt(out, folded, kRate, 2 * kRate) / base);
        }
        QVERIFY2(toDb(worst) < -80.0, qPrintable(QString::number(toDb(worst))));
        qInfo("%s: worst fold %.1f dB", kCurves[static_cast<std::size_t>(curve)].id, toDb(worst));
    }

    /// Soft sounds: flat to 20 kHz, and the tone's shelf by |H|^2 = (1 + g^2 w^2) / (1 + w^2).
    void softSoundsAreLinear()
    {
        for (const double tilt : {0.0, 9.0, -12.0})
            for (const double hertz : {50.0, 1000.0, 2000.0, 8000.0, 20000.0}) {
                auto params = values({{"drive", 0.0}, {"tone", tilt}});
                Device device("saturation", params);
                const auto out = device.run(both(tone(hertz, 0.001, 2 * kRate))).left;
                const double w =
                    std::tan(std::numbers::pi * hertz / kRate) / std::tan(std::numbers::pi * 2000.0 / kRate);
                const double g = std::pow(10.0, tilt / 20.0);
                const double expected = 10.0 * std::log10((1.0 + g * g * w * w) / (1.0 + w * w));
                const double got = toDb(amplitudeAt(out, hertz, kRate, 2 * kRate) / 0.001);
                QVERIFY2(std::abs(got - expected) < 0.05,
                         qPrintable(QString("%1 Hz: %2 %3").arg(hertz).arg(got).arg(expected)));
            }
    }
};

QTEST_GUILESS_MAIN(SaturationTest)
#include "saturation_test.moc"
