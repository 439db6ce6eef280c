// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/reference_check.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <random>

using namespace melisma;
using namespace melisma::voices;

/// Whether a recording is good enough to learn a voice from.
class ReferenceCheckTest : public QObject {
    Q_OBJECT

    static constexpr int kRate = 16000;

    /// A second of tone and half a second of noise in turn.
    static std::vector<float> recording(double seconds, float tone, float noise)
    {
        std::mt19937 rng(1);
        std::normal_distribution<float> hiss(0.0F, noise);
        std::vector<float> mono(static_cast<std::size_t>(seconds * kRate));
        for (std::size_t i = 0; i < mono.size(); ++i) {
            const bool sounds = i % (kRate * 3 / 2) < kRate;
            const auto phase = 2.0 * M_PI * 220.0 * static_cast<double>(i) / kRate;
            mono[i] = hiss(rng) + (sounds ? tone * static_cast<float>(std::sin(phase)) : 0.0F);
        }
        return mono;
    }

private slots:
    void measuresLevelNoiseAndVoice()
    {
        const auto quality = measureReference(recording(12.0, 0.5F, 0.001F), kRate);
        QCOMPARE(quality.seconds, 12.0);
        QVERIFY(std::abs(quality.activeSeconds - 8.0) < 0.1);
        QVERIFY(std::abs(quality.levelDb - 20.0 * std::log10(0.5 / std::sqrt(2.0))) < 0.1);
        QVERIFY(std::abs(quality.noiseDb - -60.0) < 1.0); // 20 lg .001
        QVERIFY(checkReference(quality, "x").ok());
        QVERIFY(weaknessesOf(quality).empty());
    }

    void tooLittleIsRefused()
    {
        QVERIFY(!checkReference(measureReference(recording(3.0, 0.5F, 0.001F), kRate), "x"));
        QVERIFY(!checkReference(measureReference(std::vector<float>(kRate * 10, 0.0F), kRate), "x"));
        QVERIFY(!checkReference(measureReference({}, kRate), "x"));
        const auto refused = checkReference(measureReference(recording(1.0, 0.5F, 0.0F), kRate), "short.wav");
        QVERIFY(refused.error().message.find("short.wav") != std::string::npos);
    }

    void weaknessesAreNamed()
    {
        using Names = std::vector<std::string>;
        auto loud = recording(12.0, 2.0F, 0.0001F);
        for (auto& sample : loud)
            sample = std::clamp(sample, -1.0F, 1.0F);
        QCOMPARE(weaknessesOf(measureReference(loud, kRate)), Names{"clipped"});
        QCOMPARE(weaknessesOf(measureReference(recording(12.0, 0.5F, 0.1F), kRate)), Names{"noisy"});
        QCOMPARE(weaknessesOf(measureReference(recording(12.0, 0.008F, 0.00001F), kRate)), Names{"quiet"});
    }

    void isKeptAsWav()
    {
        const std::vector<float> mono{0.0F, 1.0F, -1.0F, 0.5F, 2.0F};
        const auto bytes = wavBytes(mono, 44100);
        QCOMPARE(bytes.size(), std::size_t{44 + 15 + 1}); // a chunk has an even length
        std::uint32_t size = 0;
        std::memcpy(&size, bytes.data() + 4, 4);
        QCOMPARE(size, std::uint32_t(bytes.size() - 8));
        const auto at = [&bytes](std::size_t n) { return bytes.substr(44 + 3 * n, 3); };
        QCOMPARE(at(0), std::string(3, '\0'));
        QCOMPARE(at(1), std::string("\xFF\xFF\x7F"));
        QCOMPARE(at(2), std::string("\x01\x00\x80", 3));
        QCOMPARE(at(4), at(1));
    }
};

QTEST_GUILESS_MAIN(ReferenceCheckTest)
#include "reference_check_test.moc"
