// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/effects/true_peak_limiter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

using namespace melisma::audio;

namespace {

constexpr int kRate = 48000;

struct Stereo {
    std::vector<float> left, right;
};

Stereo make(int frames, const std::function<double(int)>& left, const std::function<double(int)>& right)
{
    Stereo sound;
    for (int i = 0; i < frames; ++i) {
        sound.left.push_back(static_cast<float>(left(i)));
        sound.right.push_back(static_cast<float>(right(i)));
    }
    return sound;
}

std::function<double(int)> tone(double hz, double level, double phase = 0.0)
{
    return [=](int i) { return level * std::sin(2.0 * std::numbers::pi * hz * i / kRate + phase); };
}

/// Noise that fades towards half the rate, as music does: means of three neighbours.
std::function<double(int)> noise(double level, std::uint32_t seed)
{
    return [state = seed, level, past = std::array<double, 2>{}](int) mutable {
        state = state * 1664525u + 1013904223u;
        const double fresh = level * (state / 2147483648.0 - 1.0);
        const double sound = 0.25 * past[1] + 0.5 * past[0] + 0.25 * fresh;
        past = {fresh, past[0]};
        return sound;
    };
}

void limit(TruePeakLimiter& limiter, Stereo& sound, int block)
{
    const int frames = static_cast<int>(sound.left.size());
    for (int at = 0; at < frames; at += block)
        limiter.process(sound.left.data() + at, sound.right.data() + at, std::min(block, frames - at));
}

/// The highest of 8 points a sample by a sinc of 128 taps under a Hann window: another design than the limiter's own.
double truePeakDb(const std::vector<float>& x)
{
    constexpr int kHalf = 64;
    double highest = 0.0;
    for (int i = kHalf; i + kHalf < static_cast<int>(x.size()); ++i) {
        for (int phase = 0; phase < 8; ++phase) {
            double sum = 0.0;
            for (int tap = 1 - kHalf; tap <= kHalf; ++tap) {
                const double t = tap - phase / 8.0;
                const double sinc = t == 0.0 ? 1.0 : std::sin(std::numbers::pi * t) / (std::numbers::pi * t);
                const double hann = 0.5 + 0.5 * std::cos(std::numbers::pi * t / (kHalf + 1));
                sum += x[static_cast<std::size_t>(i + tap)] * sinc * hann;
            }
            highest = std::max(highest, std::abs(sum));
        }
    }
    return 20.0 * std::log10(highest);
}

} // namespace

class TruePeakLimiterTest : public QObject {
    Q_OBJECT
private slots:
    void theCeilingHoldsBetweenTheSamples_data()
    {
        QTest::addColumn<double>("ceiling");
        QTest::addColumn<int>("sound");
        QTest::newRow("noise") << -1.0 << 0;
        QTest::newRow("a quarter of the rate, at 45 degrees") << -1.0 << 1; // 3 dB above its samples
        QTest::newRow("clicks") << -3.0 << 2;
        QTest::newRow("high tone that swells") << -0.5 << 3;
    }

    void theCeilingHoldsBetweenTheSamples()
    {
        QFETCH(double, ceiling);
        QFETCH(int, sound);
        const auto click = [](int i) {
            return i % 997 == 500 ? 2.0 : i % 997 == 501 ? 1.9 : 0.01 * std::sin(0.05 * i);
        };
        const auto swell = [](int i) { return 1.6 * std::sin(0.0004 * i) * std::sin(2.6 * i + 0.3); };
        Stereo in = sound == 0   ? make(20000, noise(3.0, 1), noise(0.1, 2))
                    : sound == 1 ? make(20000, tone(12000, 1.3, std::numbers::pi / 4), tone(100, 0.2))
                    : sound == 2 ? make(20000, click, tone(440, 0.1))
                                 : make(20000, swell, swell);
        TruePeakLimiter limiter(kRate, ceiling);
        limit(limiter, in, 333);
        const double left = truePeakDb(in.left), right = truePeakDb(in.right);
        QVERIFY2(left <= ceiling + 0.1 && right <= ceiling + 0.1, qPrintable(QString("%1 %2").arg(left).arg(right)));
        QVERIFY(left > ceiling - 1.5);
        QVERIFY(limiter.lowestGain() < 0.9f);
    }

    void whatStaysBelowPassesBitForBit()
    {
        const Stereo before = make(30000, tone(997, 0.8), noise(0.3, 7));
        Stereo after = before;
        TruePeakLimiter limiter(kRate, -1.0);
        limit(limiter, after, 64);
        const auto late = static_cast<std::size_t>(limiter.latencyFrames());
        for (std::size_t i = late; i < before.left.size(); ++i)
            QVERIFY(after.left[i] == before.left[i - late] && after.right[i] == before.right[i - late]);
        QVERIFY(limiter.lowestGain() == 1.0f);
    }

    void itRecoversToExactlyOne()
    {
        const auto burst = [](int i) { return i > 1000 && i < 1200 ? 1.8 : 0.1 * std::sin(0.3 * i); };
        const Stereo before = make(4 * kRate, burst, burst);
        Stereo after = before;
        TruePeakLimiter limiter(kRate, -1.0);
        limit(limiter, after, 512);
        const auto late = static_cast<std::size_t>(limiter.latencyFrames());
        for (std::size_t i = 3 * kRate; i < before.left.size(); ++i)
            QVERIFY(after.left[i] == before.left[i - late]);
    }

    void bothChannelsShareTheGainAndBlocksDoNotMatter()
    {
        const Stereo in = make(20000, noise(2.8, 3), tone(300, 0.5));
        Stereo first = in, second = in;
        TruePeakLimiter one(kRate, -1.0), two(kRate, -1.0);
        limit(one, first, 1);
        limit(two, second, 4096);
        QVERIFY(first.left == second.left && first.right == second.right);
        const auto late = static_cast<std::size_t>(one.latencyFrames());
        for (std::size_t i = late; i < in.left.size(); ++i)
            if (std::abs(in.left[i - late]) > 0.1f && std::abs(in.right[i - late]) > 0.1f)
                QVERIFY(std::abs(first.left[i] / in.left[i - late] - first.right[i] / in.right[i - late]) < 1e-5f);
    }

    void theGainNeverJumps()
    {
        // One click in a steady tone: the gain read off the other channel moves by less than 2 % a sample.
        const auto click = [](int i) { return i == 5000 ? 4.0 : 0.0; };
        Stereo sound = make(12000, click, [](int) { return 0.5; });
        TruePeakLimiter limiter(kRate, -1.0);
        limit(limiter, sound, 100);
        for (std::size_t i = 300; i < sound.right.size(); ++i)
            QVERIFY(std::abs(sound.right[i] - sound.right[i - 1]) < 0.01f);
        QVERIFY(*std::min_element(sound.right.begin() + 300, sound.right.end()) < 0.13f);
    }

    void whatIsNoNumberBecomesSilence()
    {
        Stereo sound = make(
            5000, [](int i) { return i == 100   ? NAN
                                     : i == 200 ? HUGE_VAL
                                                : 0.5; }, tone(50, 0.4));
        TruePeakLimiter limiter(kRate, -1.0);
        limit(limiter, sound, 77);
        for (std::size_t i = 0; i < sound.left.size(); ++i)
            QVERIFY(std::isfinite(sound.left[i]) && std::isfinite(sound.right[i]));
        QVERIFY(sound.left.back() == 0.5f);
    }
};

QTEST_GUILESS_MAIN(TruePeakLimiterTest)
#include "true_peak_limiter_test.moc"
