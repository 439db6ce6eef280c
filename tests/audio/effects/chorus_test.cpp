// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

base::ParamValues plain(std::initializer_list<std::pair<const char*, double>> more)
{
    auto params = values({{"rate", 0.5}, {"depth", 0.0}, {"delay", 10.0}, {"voices", 1.0}, {"feedback", 0.0}});
    for (const auto& [key, value] : more)
        params.set(key, value);
    return params;
}

} // namespace

class ChorusTest : public QObject {
    Q_OBJECT

private slots:
    /// At rest a voice is a delay to the frame; four voices in one place are twice as loud: equal power.
    void voicesAtRest()
    {
        const auto input = noise(kRate);
        for (const double voices : {1.0, 4.0}) {
            Device device("chorus", plain({{"voices", voices}}));
            const auto out = device.run(both(input)).left;
            for (std::size_t i = 480; i < out.size(); ++i)
                QVERIFY(std::abs(out[i] - static_cast<float>(std::sqrt(voices)) * input[i - 480]) < 1e-6f);
        }
    }

    /// The voice's delay is base (1 + 0.9 depth sin(2 pi f t)): read from the phase of a tone against the formula.
    void voiceSwaysByTheFormula()
    {
        Device device("chorus", plain({{"rate", 1.0}, {"depth", 40.0}, {"width", 100.0}}));
        const double hertz = 2000.0;
        const auto out = device.run(both(tone(hertz, 0.5, 2 * kRate)));
        for (std::size_t side = 0; side < 2; ++side)
            for (std::size_t at = kRate; at + 48 < 2 * kRate; at += 1111) {
                const auto& samples = side == 0 ? out.left : out.right;
                const double middle = static_cast<double>(at) + 11.5;
                // Over one period of the tone, a stretch short against the sway.
                double re = 0.0, im = 0.0;
                for (std::size_t i = at; i < at + 24; ++i) {
                    const double w = 2.0 * std::numbers::pi * hertz / kRate * static_cast<double>(i);
                    re += static_cast<double>(samples[i]) * std::sin(w);
                    im += static_cast<double>(samples[i]) * std::cos(w);
                }
                const double turn = middle / kRate + (side == 1 ? 0.25 : 0.0);
                const double delay = 480.0 * (1.0 + 0.9 * 0.4 * std::sin(2.0 * std::numbers::pi * turn));
                const double apart = std::atan2(-im, re) / (2.0 * std::numbers::pi) - delay * hertz / kRate;
                const double frames = (apart - std::round(apart)) * kRate / hertz;
                QVERIFY2(std::abs(frames) < 0.35, qPrintable(QString::number(frames)));
            }
    }

    /// With feedback, at rest, its answer is the comb 1 / |1 - f exp(-jwN)|.
    void feedbackIsAComb()
    {
        for (const double feedback : {70.0, -70.0}) {
            Device device("chorus", plain({{"delay", 5.0}, {"feedback", feedback}}));
            const auto out = device.run(both(click(kRate))).left;
            for (const double hertz : {200.0, 250.0, 300.0, 1000.0, 5100.0}) {
                const double w = 2.0 * std::numbers::pi * hertz / kRate * 240.0;
                const double f = feedback / 100.0;
                const double expected = 1.0 / std::sqrt(1.0 - 2.0 * f * std::cos(w) + f * f);
                const double got = amplitudeAt(out, hertz, 0, kRate) * kRate / 2.0;
                QVERIFY2(std::abs(toDb(got / expected)) < 0.01, qPrintable(QString("%1 %2").arg(got).arg(expected)));
            }
        }
    }

    void widthParts()
    {
        const auto input = both(tone(440.0, 0.3, kRate));
        Device narrow("chorus", plain({{"depth", 30.0}, {"voices", 3.0}, {"width", 0.0}}));
        const auto same = narrow.run(input);
        QCOMPARE(same.left, same.right);
        Device wide("chorus", plain({{"depth", 30.0}, {"voices", 3.0}, {"width", 100.0}}));
        const auto apart = wide.run(input);
        double difference = 0.0;
        for (std::size_t i = kRate / 2; i < kRate; ++i)
            difference = std::max(difference, std::abs(static_cast<double>(apart.left[i] - apart.right[i])));
        QVERIFY(difference > 0.05);
    }
};

QTEST_GUILESS_MAIN(ChorusTest)
#include "chorus_test.moc"
