// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include "audio/effects/equaliser.h"

#include <complex>

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr double kTau = 2.0 * std::numbers::pi;

/// Response in dB, from the Fourier sum of the answer to a click.
double response(const std::vector<float>& answer, double hertz)
{
    std::complex<double> sum;
    for (std::size_t i = 0; i < answer.size(); ++i)
        sum += static_cast<double>(answer[i]) * std::polar(1.0, -kTau * hertz * static_cast<double>(i) / kRate);
    return toDb(std::abs(sum));
}

/// What the analogue prototype, warped by the bilinear transform, has at a digital frequency; apart from the product's
/// own coefficients. s = j tan(w/2) / tan(w0/2).
std::complex<double> warped(double hertz, double corner)
{
    return {0.0, std::tan(kTau * hertz / kRate / 2.0) / std::tan(kTau * corner / kRate / 2.0)};
}

double analogue(const std::string& which, double hertz, double corner, double gainDb, double q)
{
    const auto s = warped(hertz, corner);
    const double a = std::pow(10.0, gainDb / 40.0);
    if (which == "low cut")
        return toDb(std::abs(s * s / (s * s + s / q + 1.0)));
    if (which == "high cut")
        return toDb(std::abs(1.0 / (s * s + s / q + 1.0)));
    if (which == "peak")
        return toDb(std::abs((s * s + s * (a / q) + 1.0) / (s * s + s / (a * q) + 1.0)));
    if (which == "low shelf")
        return toDb(std::abs(a * (s * s + std::sqrt(a) / q * s + a) / (a * s * s + std::sqrt(a) / q * s + 1.0)));
    return toDb(std::abs(a * (a * s * s + std::sqrt(a) / q * s + 1.0) / (s * s + std::sqrt(a) / q * s + a)));
}

} // namespace

class EqualiserTest : public QObject {
    Q_OBJECT

private slots:
    void flatChangesNoBit()
    {
        Device device("eq");
        const auto input = both(noise(kRate));
        QVERIFY(device.run(input) == input);
    }

    void responses_data()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<double>("corner");
        QTest::addColumn<double>("gain");
        QTest::addColumn<double>("q");
        const double butterworth = std::numbers::sqrt2 / 2.0;
        QTest::addRow("low cut") << "low cut" << 90.0 << 0.0 << butterworth;
        QTest::addRow("high cut") << "high cut" << 9000.0 << 0.0 << butterworth;
        QTest::addRow("low shelf up") << "low shelf" << 200.0 << 6.0 << butterworth;
        QTest::addRow("low shelf down") << "low shelf" << 150.0 << -12.0 << butterworth;
        QTest::addRow("high shelf") << "high shelf" << 6000.0 << -9.0 << butterworth;
        QTest::addRow("broad peak") << "peak" << 1000.0 << 12.0 << 0.5;
        QTest::addRow("narrow dip") << "peak" << 3000.0 << -15.0 << 6.0;
    }

    void responses()
    {
        QFETCH(QString, which);
        QFETCH(double, corner);
        QFETCH(double, gain);
        QFETCH(double, q);
        base::ParamValues params;
        if (which == "low cut" || which == "high cut")
            params.set(which == "low cut" ? "lowCutOn" : "highCutOn", true);
        const std::map<QString, std::string> keys = {{"low cut", "lowCut"},
                                                     {"high cut", "highCut"},
                                                     {"low shelf", "lowShelf"},
                                                     {"high shelf", "highShelf"},
                                                     {"peak", "peak2"}};
        params.set(keys.at(which), corner);
        params.set(keys.at(which) + "Gain", gain);
        params.erase("lowCutGain");
        params.erase("highCutGain");
        params.set("peak2Q", q);
        Device device("eq", params);
        const auto answer = device.run(both(click(kRate)));
        QVERIFY(answer.left == answer.right);
        for (const double hertz : {30.0, 90.0, 200.0, 500.0, 1000.0, 2000.0, 3000.0, 6000.0, 9000.0, 15000.0}) {
            const double expected = analogue(which.toStdString(), hertz, corner, gain, q);
            const double got = response(answer.left, hertz);
            QVERIFY2(expected < -70.0 || std::abs(got - expected) < 0.02,
                     qPrintable(QString("%1 Hz: %2 dB, not %3").arg(hertz).arg(got).arg(expected)));
        }
    }

    /// What an editor draws is what the effect does.
    void drawnIsHeard()
    {
        auto params = values({{"lowCut", 60.0},
                              {"lowShelf", 200.0},
                              {"lowShelfGain", 7.0},
                              {"peak1", 350.0},
                              {"peak1Gain", -11.0},
                              {"peak1Q", 4.0},
                              {"peak2Gain", 5.0},
                              {"peak3", 5200.0},
                              {"peak3Gain", 9.0},
                              {"peak3Q", 0.4},
                              {"highShelfGain", -6.0},
                              {"highCut", 14000.0}});
        params.set("lowCutOn", true);
        params.set("highCutOn", true);
        const auto answer = Device("eq", params).run(both(click(kRate))).left;
        const auto bands = audio::equaliserBands(audio::effectParams(*audio::findEffectKind("eq"), params), kRate);
        for (double hertz = 20.0; hertz < 20000.0; hertz = std::ceil(hertz * 1.08)) {
            std::complex<double> drawn = 1.0;
            for (const auto& band : bands)
                drawn *= band.response(hertz, kRate);
            const double apart = toDb(std::abs(drawn)) - response(answer, hertz);
            QVERIFY2(std::abs(apart) < 0.02, qPrintable(QString("%1 Hz: %2 dB").arg(hertz).arg(apart)));
        }
    }

    void sectionsAddUp()
    {
        auto params = values({{"lowShelfGain", 4.0},
                              {"peak1", 400.0},
                              {"peak1Gain", -5.0},
                              {"peak3", 5000.0},
                              {"peak3Gain", 3.0},
                              {"highShelfGain", -2.0}});
        Device all("eq", params);
        const auto together = all.run(both(click(kRate))).left;
        for (const double hertz : {60.0, 400.0, 1500.0, 5000.0, 12000.0}) {
            double sum = 0.0;
            for (const auto& [gain, at] : {std::pair("lowShelfGain", "lowShelf"), std::pair("peak1Gain", "peak1"),
                                           std::pair("peak3Gain", "peak3"), std::pair("highShelfGain", "highShelf")}) {
                base::ParamValues one;
                one.set(gain, *params.number(gain));
                if (const auto corner = params.number(at))
                    one.set(at, *corner);
                Device device("eq", one);
                sum += response(device.run(both(click(kRate))).left, hertz);
            }
            QVERIFY(std::abs(response(together, hertz) - sum) < 0.01);
        }
    }

    /// A linear filter makes no new tones.
    void makesNoTones()
    {
        Device device("eq", values({{"peak2Gain", 12.0}, {"lowShelfGain", 6.0}}));
        const auto out = device.run(both(tone(1000.0, 0.2, 2 * kRate))).left;
        const double base = amplitudeAt(out, 1000.0, kRate, 2 * kRate);
        for (const double harmonic : {2000.0, 3000.0, 4000.0})
            QVERIFY(toDb(amplitudeAt(out, harmonic, kRate, 2 * kRate) / base) < -130.0);
    }
};

QTEST_GUILESS_MAIN(EqualiserTest)
#include "equaliser_test.moc"
