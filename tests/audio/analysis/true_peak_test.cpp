// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/analysis/true_peak.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

using melisma::audio::TruePeak;

namespace {

/// The highest channel by libebur128.
double reference(const std::vector<float>& interleaved, unsigned channels, int rate)
{
    ebur128_state* state = ebur128_init(channels, static_cast<unsigned long>(rate), EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_float(state, interleaved.data(), interleaved.size() / channels);
    double highest = 0.0;
    for (unsigned i = 0; i < channels; ++i) {
        double peak = 0.0;
        ebur128_true_peak(state, i, &peak);
        highest = std::max(highest, peak);
    }
    ebur128_destroy(&state);
    return highest;
}

/// In pieces of changing length, none a multiple of another.
double ours(const std::vector<float>& interleaved, int channels, int rate)
{
    TruePeak meter(channels, rate);
    const std::span samples(interleaved);
    std::size_t piece = 1;
    for (std::size_t at = 0; at < samples.size();) {
        const auto count = std::min(piece * static_cast<std::size_t>(channels), samples.size() - at);
        meter.add(samples.subspan(at, count));
        at += count;
        piece = piece * 7 % 1009;
    }
    return meter.highest();
}

std::vector<float> sound(int frames, int channels, const std::function<double(int, int)>& f)
{
    std::vector<float> samples;
    for (int i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            samples.push_back(static_cast<float>(f(i, c)));
    return samples;
}

} // namespace

class TruePeakTest : public QObject {
    Q_OBJECT

private slots:
    void equalsLibebur128ToTheBit_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const int rate : {44100, 48000, 96000, 192000})
            for (const int channels : {1, 2})
                QTest::addRow("%d Hz, %d channels", rate, channels) << rate << channels;
    }

    void equalsLibebur128ToTheBit()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        std::mt19937 random(11);
        std::normal_distribution<double> bell(0.0, 0.1);
        const auto noise = sound(30000, channels, [&](int, int) { return bell(random); });
        const auto swell = sound(30000, channels, [&](int i, int) { return bell(random) * (1.0 + i / 10000.0); });
        const auto fading = sound(30000, channels, [&](int i, int) { return bell(random) / (1.0 + i / 1000.0); });
        const auto sparse =
            sound(30000, channels, [&](int i, int c) { return i % (997 + c) < 2 ? bell(random) : 0.0; });
        const auto tone =
            sound(5000, channels, [](int i, int) { return std::sin((i + 0.5) * std::numbers::pi / 2.0); });
        for (const auto& samples : {noise, swell, fading, sparse, tone})
            QCOMPARE(ours(samples, channels, rate), reference(samples, static_cast<unsigned>(channels), rate));
    }

    /// A quarter of the rate, sampled on both sides of its crest: 3 dB more than any sample.
    void findsWhatLiesBetweenTheSamples()
    {
        const auto tone = sound(4800, 1, [](int i, int) { return 0.5 * std::sin((i + 0.5) * std::numbers::pi / 2.0); });
        const double peak = ours(tone, 1, 48000);
        QVERIFY2(std::abs(peak - 0.5) < 0.01, qPrintable(QString::number(peak)));
        QVERIFY(*std::ranges::max_element(tone) < 0.36f);
    }

    void silenceAndNothingArePlain()
    {
        QCOMPARE(ours(std::vector<float>(2000), 2, 48000), 0.0);
        QCOMPARE(ours({std::numeric_limits<float>::quiet_NaN(), 0.25f, 0.0f, 0.0f}, 1, 48000), 0.25);
    }
};

QTEST_GUILESS_MAIN(TruePeakTest)
#include "true_peak_test.moc"
