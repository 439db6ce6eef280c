// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

/// A square wave has a level that does not waver: the detector sees a constant.
std::vector<float> square(double levelDb, int frames)
{
    std::vector<float> samples;
    const auto amplitude = static_cast<float>(std::pow(10.0, levelDb / 20.0));
    for (int i = 0; i < frames; ++i)
        samples.push_back(i / 24 % 2 == 0 ? amplitude : -amplitude);
    return samples;
}

base::ParamValues plain(double threshold, double ratio, double knee)
{
    return values({{"threshold", threshold}, {"ratio", ratio}, {"knee", knee}, {"attack", 1.0}, {"release", 20.0}});
}

/// dB of gain at each frame; the sidechain's high pass makes the edges of the square a little higher.
std::vector<double> gains(const std::vector<float>& in, const std::vector<float>& out)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < in.size(); ++i)
        result.push_back(toDb(std::abs(static_cast<double>(out[i])) / std::abs(static_cast<double>(in[i]))));
    return result;
}

} // namespace

class CompressorTest : public QObject {
    Q_OBJECT

private slots:
    void staticCurve_data()
    {
        QTest::addColumn<double>("level");
        for (const double level : {-50.0, -30.0, -24.0, -22.0, -20.0, -18.0, -16.0, -12.0, -6.0, 0.0})
            QTest::addRow("%g dB", level) << level;
    }

    /// Against the formula of the paper: hard knee, soft knee, several ratios.
    void staticCurve()
    {
        QFETCH(double, level);
        const double threshold = -20.0;
        for (const double knee : {0.0, 8.0})
            for (const double ratio : {1.0, 2.0, 4.0, 20.0}) {
                Device device("compressor", plain(threshold, ratio, knee));
                const auto input = steady({{level, kRate}});
                const auto out = device.run(both(input)).left;
                double expected = level;
                if (2 * (level - threshold) > knee)
                    expected = threshold + (level - threshold) / ratio;
                else if (knee > 0 && 2 * std::abs(level - threshold) <= knee)
                    expected = level + (1 / ratio - 1) * std::pow(level - threshold + knee / 2, 2) / (2 * knee);
                const double got = toDb(rms(out, kRate / 2, kRate));
                QVERIFY2(
                    std::abs(got - expected) < 0.02,
                    qPrintable(QString("knee %1, ratio %2: %3, not %4").arg(knee).arg(ratio).arg(got).arg(expected)));
            }
    }

    void belowTheThresholdNoBitChanges()
    {
        Device device("compressor", plain(-20.0, 4.0, 6.0));
        const auto input = both(square(-26.0, kRate));
        QVERIFY(device.run(input) == input);
    }

    /// After the attack time 1 - 1/e of the reduction has come, after the release time so much has gone.
    void attackAndRelease()
    {
        const auto params =
            values({{"threshold", -30.0}, {"ratio", 4.0}, {"knee", 0.0}, {"attack", 20.0}, {"release", 150.0}});
        Device device("compressor", params);
        const auto input = steady({{-40.0, kRate}, {-10.0, kRate}, {-40.0, kRate}});
        const auto gain = gains(input, device.run(both(input)).left);
        const double full = 20.0 * (1.0 - 1.0 / 4.0);
        const double part = full * (1.0 - std::exp(-1.0));
        const auto frameOf = [&](std::size_t from, auto reached) {
            auto at = from;
            while (at < gain.size() && !reached(gain[at]))
                ++at;
            return 1000.0 * static_cast<double>(at - from) / kRate;
        };
        const double attack = frameOf(kRate, [&](double db) { return -db >= part; });
        const double release = frameOf(2 * kRate, [&](double db) { return -db <= full - part; });
        QVERIFY2(std::abs(attack - 20.0) < 0.5, qPrintable(QString::number(attack)));
        QVERIFY2(std::abs(release - 150.0) < 3.0, qPrintable(QString::number(release)));
    }

    void bothSidesAlike()
    {
        Device device("compressor", plain(-30.0, 8.0, 0.0));
        const Stereo input{steady({{-6.0, kRate}}), steady({{-40.0, kRate}})};
        const auto out = device.run(input);
        const auto left = gains(input.left, out.left);
        const auto right = gains(input.right, out.right);
        for (std::size_t i = 0; i < left.size(); i += 97)
            QVERIFY(std::abs(left[i] - right[i]) < 1e-4);
        QVERIFY(right.back() < -20.0);
    }

    void makeUpLifts()
    {
        auto params = plain(0.0, 2.0, 0.0);
        params.set("makeUp", 9.0);
        Device device("compressor", params);
        QVERIFY(std::abs(toDb(rms(device.run(both(steady({{-20.0, kRate}}))).left, 4800, kRate)) + 11.0) < 0.01);
    }

    void sidechainIgnoresTheBass()
    {
        auto params = plain(-30.0, 10.0, 0.0);
        const auto bass = both(tone(50.0, 0.5, 2 * kRate));
        Device open("compressor", params);
        params.set("sidechain", 400.0);
        Device closed("compressor", params);
        const double heard = toDb(rms(open.run(bass).left, kRate, 2 * kRate));
        const double unheard = toDb(rms(closed.run(bass).left, kRate, 2 * kRate));
        QVERIFY2(unheard - heard > 10.0, qPrintable(QString("%1 %2").arg(heard).arg(unheard)));
    }

    /// A tone that is steadily compressed by slow constants stays a tone.
    void steadyTonesStayClean()
    {
        const auto params =
            values({{"threshold", -30.0}, {"ratio", 4.0}, {"attack", 30.0}, {"release", 500.0}, {"knee", 6.0}});
        Device device("compressor", params);
        const auto out = device.run(both(tone(1000.0, 0.3, 5 * kRate))).left;
        const double base = amplitudeAt(out, 1000.0, 4 * kRate, 5 * kRate);
        double harmonics = 0.0;
        for (int n = 2; n < 10; ++n)
            harmonics += std::pow(amplitudeAt(out, 1000.0 * n, 4 * kRate, 5 * kRate) / base, 2.0);
        QVERIFY2(std::sqrt(harmonics) < 0.001, qPrintable(QString("THD %1").arg(std::sqrt(harmonics))));
    }
};

QTEST_GUILESS_MAIN(CompressorTest)
#include "compressor_test.moc"
