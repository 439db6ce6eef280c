// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

base::ParamValues plain()
{
    return values({{"threshold", -40.0},
                   {"hysteresis", 6.0},
                   {"attack", 5.0},
                   {"hold", 100.0},
                   {"release", 50.0},
                   {"range", 30.0}});
}

std::vector<double> gains(const std::vector<float>& in, const std::vector<float>& out)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < in.size(); ++i)
        result.push_back(static_cast<double>(out[i]) / static_cast<double>(in[i]));
    return result;
}

const double kClosed = std::pow(10.0, -30.0 / 20.0);

} // namespace

class GateTest : public QObject {
    Q_OBJECT

private slots:
    void closedItLowersByItsRange()
    {
        Device device("gate", plain());
        const auto input = steady({{-45.0, kRate}});
        const auto out = device.run(both(input)).left;
        QVERIFY(std::abs(toDb(rms(out, 0, kRate)) + 75.0) < 0.001);
    }

    void openNoBitChanges()
    {
        Device device("gate", plain());
        const auto input = steady({{-20.0, kRate}});
        const auto out = device.run(both(input)).left;
        QVERIFY(std::equal(input.begin() + kRate / 2, input.end(), out.begin() + kRate / 2));
    }

    /// Between the two thresholds it stays as it is.
    void hysteresis()
    {
        Device device("gate", plain());
        const auto input = steady({{-43.0, kRate}, {-38.0, kRate}, {-45.0, kRate}, {-47.0, kRate}, {-43.0, kRate}});
        const auto gain = gains(input, device.run(both(input)).left);
        const auto at = [&](double seconds) { return gain[static_cast<std::size_t>(seconds * kRate) - 1]; };
        QVERIFY(std::abs(at(1.0) - kClosed) < 1e-4);
        QCOMPARE(at(2.0), 1.0);
        QCOMPARE(at(3.0), 1.0);
        QVERIFY(std::abs(at(4.0) - kClosed) < 1e-4);
        QVERIFY(std::abs(at(5.0) - kClosed) < 1e-4);
    }

    /// Every frame against g = a + (b - a) exp(-t / tau); the hold to the frame.
    void timesAreAsAsked()
    {
        Device device("gate", plain());
        const auto input = steady({{-60.0, kRate}, {-20.0, kRate}, {-60.0, kRate}});
        const auto gain = gains(input, device.run(both(input)).left);
        const int hold = kRate / 10;
        for (int i = 1; i < kRate; i += 11) {
            const double opening = 1.0 - (1.0 - kClosed) * std::exp(-i / (0.005 * kRate));
            QVERIFY(std::abs(gain[static_cast<std::size_t>(kRate + i - 1)] - opening) < 1e-3);
            const double closing = kClosed + (1.0 - kClosed) * std::exp(-std::max(0, i - hold) / (0.05 * kRate));
            QVERIFY2(std::abs(gain[static_cast<std::size_t>(2 * kRate + i - 1)] - closing) < 2e-3,
                     qPrintable(QString("%1: %2 %3").arg(i).arg(gain[2 * kRate + i - 1]).arg(closing)));
        }
        const auto shut = std::find_if(gain.begin() + 2 * kRate, gain.end(), [](double g) { return g < 1.0; });
        QVERIFY2(std::abs(shut - gain.begin() - 2 * kRate - hold) <= 6,
                 qPrintable(QString::number(shut - gain.begin() - 2 * kRate)));
    }

    /// A hum of 50 Hz loses 40 log10(1000 / 50) = 52 dB before the detector.
    void sidechainIgnoresHum()
    {
        auto params = plain();
        const auto hum = both(tone(50.0, 0.5, kRate)); // -6 dB
        Device open("gate", params);
        QVERIFY(rms(open.run(hum).left, kRate / 2, kRate) > 0.35);
        params.set("sidechain", 1000.0);
        Device closed("gate", params);
        QVERIFY(rms(closed.run(hum).left, kRate / 2, kRate) < 0.36 * kClosed);
        Device voice("gate", params);
        QVERIFY(rms(voice.run(both(tone(2000.0, 0.5, kRate))).left, kRate / 2, kRate) > 0.35);
    }

    /// It opens for both when one side is loud.
    void bothSidesAlike()
    {
        Device device("gate", plain());
        const auto out = device.run({steady({{-10.0, kRate}}), steady({{-60.0, kRate}})});
        QVERIFY(std::abs(toDb(rms(out.right, kRate / 2, kRate)) + 60.0) < 0.001);
    }
};

QTEST_GUILESS_MAIN(GateTest)
#include "gate_test.moc"
