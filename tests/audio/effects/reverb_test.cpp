// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"

#include "audio/effects/biquad.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

/// The answer in one octave around `hertz`.
std::vector<float> octave(std::vector<float> samples, double hertz)
{
    const auto c = audio::BiquadCoefficients::bandPass(hertz, std::numbers::sqrt2, kRate);
    for (int pass = 0; pass < 2; ++pass) {
        audio::BiquadState state;
        for (float& sample : samples)
            sample = static_cast<float>(state.next(c, static_cast<double>(sample)));
    }
    return samples;
}

/// Seconds to -60 dB, by Schroeder's backward integration from -5 to -35 dB (ISO 3382: T30).
double decayTime(const std::vector<float>& answer)
{
    std::vector<double> left(answer.size() + 1);
    for (std::size_t i = answer.size(); i-- > 0;)
        left[i] = left[i + 1] + static_cast<double>(answer[i]) * answer[i];
    const auto reached = [&](double db) {
        std::size_t i = 0;
        while (i < answer.size() && left[i] > left[0] * std::pow(10.0, db / 10.0))
            ++i;
        return static_cast<double>(i) / kRate;
    };
    return 2.0 * (reached(-35.0) - reached(-5.0));
}

double energy(const std::vector<float>& samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return sum;
}

double correlation(const Stereo& sound)
{
    double product = 0.0;
    for (std::size_t i = 0; i < sound.left.size(); ++i)
        product += static_cast<double>(sound.left[i]) * sound.right[i];
    return product / std::sqrt(energy(sound.left) * energy(sound.right));
}

} // namespace

class ReverbTest : public QObject {
    Q_OBJECT

private slots:
    void decaysAsAsked_data()
    {
        QTest::addColumn<double>("decay");
        QTest::addColumn<double>("size");
        for (const double decay : {0.6, 1.5, 4.0})
            for (const double size : {40.0, 100.0, 180.0})
                QTest::addRow("%g s, %g %%", decay, size) << decay << size;
    }
    void decaysAsAsked()
    {
        QFETCH(double, decay);
        QFETCH(double, size);
        Device device("reverb", values({{"decay", decay}, {"size", size}, {"damping", 20000.0}, {"lowCut", 20.0}}));
        const auto answer = device.run(both(click(static_cast<int>((decay * 1.5 + 0.5) * kRate)))).left;
        const double seconds = decayTime(octave(answer, 500.0));
        QVERIFY2(std::abs(seconds / decay - 1.0) < 0.1, qPrintable(QString::number(seconds)));
    }

    void dampingShortensTheHighs()
    {
        Device device("reverb", values({{"decay", 2.0}, {"damping", 3000.0}}));
        const auto answer = device.run(both(click(4 * kRate))).left;
        const double low = decayTime(octave(answer, 300.0));
        const double high = decayTime(octave(answer, 6000.0));
        QVERIFY2(low > 1.6 && low < 2.1 && high < 0.6 * low, qPrintable(QString("%1 %2").arg(low).arg(high)));
    }

    void lowCutKeepsTheBassOutside()
    {
        Device open("reverb", values({{"lowCut", 20.0}}));
        Device cut("reverb", values({{"lowCut", 400.0}}));
        const auto input = both(noise(2 * kRate));
        const double with = energy(octave(open.run(input).left, 80.0));
        const double without = energy(octave(cut.run(input).left, 80.0));
        QVERIFY(10.0 * std::log10(with / without) > 9.0);
    }

    void nothingBeforeThePreDelay()
    {
        Device device("reverb", values({{"preDelay", 100.0}, {"size", 50.0}}));
        const auto answer = device.run(both(click(kRate))).left;
        const auto first = std::ranges::find_if(answer, [](float sample) { return sample != 0.0f; }) - answer.begin();
        // The pre-delay and the shortest line, at half its 1427 frames.
        QVERIFY2(first >= 4800 && first < 4800 + 1500, qPrintable(QString::number(first)));
    }

    /// The level of the room hardly depends on how long it rings.
    void levelIsEven()
    {
        for (const double decay : {0.5, 1.5, 5.0})
            for (const double size : {50.0, 150.0}) {
                Device device("reverb", values({{"decay", decay}, {"size", size}}));
                const auto frames = static_cast<int>((2.0 * decay + 3.0) * kRate);
                const auto input = noise(frames);
                const auto out = device.run({input, noise(frames, 9)}).left;
                const auto from = static_cast<std::size_t>(frames - 2 * kRate);
                const double level = toDb(rms(out, from, out.size()) / rms(input, from, out.size()));
                QVERIFY2(std::abs(level) < 6.0,
                         qPrintable(QString("%1 s, %2 %: %3 dB").arg(decay).arg(size).arg(level)));
            }
    }

    void widthGoesFromOneToTwo()
    {
        const auto input = both(noise(3 * kRate));
        Device narrow("reverb", values({{"width", 0.0}}));
        Device wide("reverb", values({{"width", 100.0}}));
        QVERIFY(correlation(narrow.run(input)) > 0.999);
        QVERIFY(std::abs(correlation(wide.run(input))) < 0.25);
    }

    /// Dense enough: a second after the click the samples are spread like noise (a Gaussian has kurtosis 3).
    void becomesDense()
    {
        Device device("reverb", values({{"decay", 3.0}, {"damping", 20000.0}}));
        const auto answer = device.run(both(click(kRate))).left;
        double second = 0.0, fourth = 0.0;
        for (std::size_t i = kRate / 2; i < static_cast<std::size_t>(kRate); ++i) {
            const double square = static_cast<double>(answer[i]) * answer[i];
            second += square;
            fourth += square * square;
        }
        const double kurtosis = fourth * (kRate / 2) / (second * second);
        QVERIFY2(kurtosis > 2.0 && kurtosis < 5.0, qPrintable(QString::number(kurtosis)));
    }
};

QTEST_GUILESS_MAIN(ReverbTest)
#include "reverb_test.moc"
