// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/breathiness.h"

#include "ml/vocoder/windows.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::measures {

namespace {

constexpr double kPeriods = 4.0;
constexpr double kLowestF0 = 40.0;

double powerAt(double hertz, int rate, std::span<const double> wave)
{
    vocoder::Rotation turn(0.0, 2.0 * std::numbers::pi * hertz / rate);
    double re = 0.0;
    double im = 0.0;
    for (const double sample : wave) {
        re += sample * turn.cosine();
        im += sample * turn.sine();
        turn.advance();
    }
    return re * re + im * im;
}

} // namespace

double firstOverSecondHarmonic(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0)
{
    if (samples.empty())
        return 0.0;
    vocoder::AdaptiveCutter cutter(samples, sampleRate);
    vocoder::Noise none(0);
    std::vector<double> wave(static_cast<std::size_t>(kPeriods * sampleRate / kLowestF0) + 2);
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < f0.hertz.size(); ++i) {
        const double hertz = f0.hertz[i];
        if (hertz < kLowestF0)
            continue;
        const auto length =
            cutter.cut(double(i) * f0.framePeriod, {hertz, kPeriods, vocoder::WindowShape::hann, 0.0}, none, wave);
        const auto cut = std::span<const double>(wave).first(static_cast<std::size_t>(length));
        const double second = powerAt(2.0 * hertz, sampleRate, cut);
        const double first = powerAt(hertz, sampleRate, cut);
        if (first <= 0.0 || second <= 0.0)
            continue;
        sum += 10.0 * std::log10(first / second);
        ++count;
    }
    return count == 0 ? 0.0 : sum / double(count);
}

double aperiodicShare(const vocoder::VoiceFrames& frames, double upToHz)
{
    const double binHz = double(frames.sampleRate) / frames.envelope.fftSize;
    const auto bins = std::min(frames.envelope.power.columns, static_cast<std::size_t>(upToHz / binHz) + 1);
    std::vector<double> amplitude(bins);
    double noise = 0.0;
    double whole = 0.0;
    for (std::size_t i = 0; i < frames.count(); ++i) {
        if (frames.f0.hertz[i] <= 0.0F)
            continue;
        const auto& spread = frames.aperiodicity;
        vocoder::spreadAperiodicity(spread.knots, spread.decibels.row(i), binHz, amplitude);
        const auto power = frames.envelope.power.row(i);
        for (std::size_t bin = 0; bin < bins; ++bin) {
            whole += power[bin];
            noise += power[bin] * amplitude[bin] * amplitude[bin];
        }
    }
    return whole > 0.0 ? noise / whole : 0.0;
}

} // namespace melisma::ml::measures
