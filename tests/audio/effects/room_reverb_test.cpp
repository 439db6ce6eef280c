// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h" // first: moc stumbles over <compare> as the first header it meets

#include "audio/effects/room_reverb.h"

#include <random>

using namespace melisma;
using namespace melisma::tests;
using audio::Chunk;
using audio::kChunkFrames;

namespace {

struct Stereo {
    std::vector<float> left, right;
};

/// The room's answer alone to `input`, which stands on both sides.
Stereo answer(audio::RoomReverb& room, const std::vector<float>& input, float send = 1.0f)
{
    Stereo out;
    for (std::size_t at = 0; at + kChunkFrames <= input.size(); at += kChunkFrames) {
        Chunk chunk;
        std::copy_n(input.begin() + static_cast<std::ptrdiff_t>(at), kChunkFrames, chunk.left.begin());
        chunk.right = chunk.left;
        room.process(chunk, send);
        for (std::size_t i = 0; i < kChunkFrames; ++i) {
            out.left.push_back(chunk.left[i] - input[at + i]);
            out.right.push_back(chunk.right[i] - input[at + i]);
        }
    }
    return out;
}

std::vector<float> click(int frames)
{
    std::vector<float> samples(static_cast<std::size_t>(frames));
    samples[0] = 1.0f;
    return samples;
}

std::vector<float> noise(int frames)
{
    std::mt19937 random(3);
    std::vector<float> samples(static_cast<std::size_t>(frames));
    for (float& sample : samples)
        sample = static_cast<float>(random()) / 2147483648.0f - 1.0f;
    return samples;
}

double energy(const std::vector<float>& samples, double fromSeconds)
{
    double sum = 0.0;
    for (auto i = static_cast<std::size_t>(fromSeconds * kRate); i < samples.size(); ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    return sum;
}

} // namespace

class RoomReverbTest : public QObject {
    Q_OBJECT

private slots:
    /// Schroeder's backward integration: the energy that is still to come falls by 60 dB in the decay time. Damping
    /// shortens it, never lengthens it.
    void decaysAsPromised()
    {
        audio::RoomReverb room(kRate);
        const auto out = answer(room, click(3 * kRate));
        const double slope = 10.0 * std::log10(energy(out.left, 0.2) / energy(out.left, 0.7)) / 0.5;
        const double seconds = 60.0 / slope;
        QVERIFY2(seconds > 0.6 && seconds < 1.05 * audio::RoomReverb::kDecaySeconds,
                 qPrintable(QString::number(seconds)));
    }

    void levelIsAsPromised()
    {
        audio::RoomReverb room(kRate);
        const auto input = noise(6 * kRate);
        const auto out = answer(room, input);
        const auto level = 20.0 * std::log10(rms(out.left, 2 * kRate, 6 * kRate) / rms(input, 2 * kRate, 6 * kRate));
        QVERIFY2(std::abs(level + 10.0) < 1.0, qPrintable(QString::number(level)));
    }

    void sidesDiffer()
    {
        audio::RoomReverb room(kRate);
        const auto out = answer(room, noise(2 * kRate));
        double product = 0.0;
        for (std::size_t i = 0; i < out.left.size(); ++i)
            product += static_cast<double>(out.left[i]) * out.right[i];
        QVERIFY(std::abs(product) / std::sqrt(energy(out.left, 0) * energy(out.right, 0)) < 0.2);
    }

    void halfTheSendIsHalfTheAnswer()
    {
        audio::RoomReverb whole(kRate);
        audio::RoomReverb half(kRate);
        const auto input = noise(kRate);
        const auto loud = answer(whole, input);
        const auto soft = answer(half, input, 0.5f);
        for (std::size_t i = 0; i < loud.left.size(); i += 13)
            QVERIFY(std::abs(soft.left[i] - 0.5f * loud.left[i]) < 1e-5f);
    }

    void clearedIsFresh()
    {
        audio::RoomReverb used(kRate);
        audio::RoomReverb fresh(kRate);
        answer(used, noise(kRate));
        used.clear();
        QVERIFY(answer(used, click(kRate)).left == answer(fresh, click(kRate)).left);
    }

    void endsInSilence()
    {
        audio::RoomReverb room(kRate);
        const auto out = answer(room, click(5 * kRate));
        QVERIFY(peak({out.left.begin() + 3 * kRate, out.left.begin() + 3 * kRate + 4800}) < 1e-5);
        QCOMPARE(peak({out.left.end() - kRate, out.left.end()}), 0.0);
    }

    void smallRatesWork()
    {
        audio::RoomReverb room(8000);
        QVERIFY(peak(answer(room, noise(8000)).left) < 10.0);
    }
};

QTEST_GUILESS_MAIN(RoomReverbTest)
#include "room_reverb_test.moc"
