// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/mel_cepstrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::measures {

namespace {

constexpr std::size_t kBands = 40;
constexpr std::size_t kCoefficients = 24;
constexpr double kLowHz = 60.0;
constexpr double kHighHz = 8000.0;
constexpr double kTiny = 1e-16;

double melOf(double hertz)
{
    return 1127.0 * std::log1p(hertz / 700.0);
}

double hertzOf(double mel)
{
    return 700.0 * std::expm1(mel / 1127.0);
}

/// Mean power under a triangle, read between bins so that narrow triangles at low frequencies see something.
double bandPower(std::span<const float> power, double binHz, double low, double centre, double high)
{
    constexpr int kSteps = 16;
    double sum = 0.0;
    double weights = 0.0;
    for (int step = 1; step < kSteps; ++step) {
        const double hertz = low + (high - low) * step / kSteps;
        const double weight = hertz < centre ? (hertz - low) / (centre - low) : (high - hertz) / (high - centre);
        const double place = std::min(hertz / binHz, double(power.size() - 1));
        const auto below = static_cast<std::size_t>(place);
        const auto above = std::min(below + 1, power.size() - 1);
        sum += weight * (power[below] + (place - double(below)) * (power[above] - power[below]));
        weights += weight;
    }
    return sum / weights;
}

} // namespace

vocoder::FrameTable melCepstra(const vocoder::SpectralEnvelope& envelope, int sampleRate)
{
    vocoder::FrameTable cepstra(envelope.power.rows(), kCoefficients);
    const double binHz = double(sampleRate) / envelope.fftSize;
    const double low = melOf(kLowHz);
    const double step = (melOf(std::min(kHighHz, sampleRate / 2.0)) - low) / double(kBands + 1);
    std::vector<double> logs(kBands);
    for (std::size_t i = 0; i < cepstra.rows(); ++i) {
        for (std::size_t band = 0; band < kBands; ++band) {
            const double first = low + step * double(band);
            logs[band] = 0.5 * std::log(bandPower(envelope.power.row(i), binHz, hertzOf(first), hertzOf(first + step),
                                                  hertzOf(first + 2.0 * step)) +
                                        kTiny);
        }
        for (std::size_t c = 0; c < kCoefficients; ++c) {
            double sum = 0.0;
            for (std::size_t band = 0; band < kBands; ++band)
                sum += logs[band] * std::cos(std::numbers::pi * double(c + 1) * (double(band) + 0.5) / double(kBands));
            cepstra.row(i)[c] = static_cast<float>(2.0 * sum / double(kBands));
        }
    }
    return cepstra;
}

double melCepstralDistance(std::span<const float> a, std::span<const float> b)
{
    double sum = 0.0;
    for (std::size_t c = 0; c < std::min(a.size(), b.size()); ++c)
        sum += double(a[c] - b[c]) * double(a[c] - b[c]);
    return 10.0 / std::numbers::ln10 * std::sqrt(2.0 * sum);
}

double melCepstralDistance(const vocoder::VoiceFrames& a, const vocoder::VoiceFrames& b)
{
    const auto first = melCepstra(a.envelope, a.sampleRate);
    const auto second = melCepstra(b.envelope, b.sampleRate);
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::min(first.rows(), second.rows()); ++i)
        if (a.f0.hertz[i] > 0.0F && b.f0.hertz[i] > 0.0F) {
            sum += melCepstralDistance(first.row(i), second.row(i));
            ++count;
        }
    return count == 0 ? 0.0 : sum / double(count);
}

} // namespace melisma::ml::measures
