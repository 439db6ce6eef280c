// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/brightness.h"

#include "ml/vocoder/fourier.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace melisma::ml::measures {

double spectralCentroid(std::span<const float> samples, int sampleRate)
{
    vocoder::RealFft fft(static_cast<int>(std::bit_ceil(static_cast<unsigned>(sampleRate / 32))));
    const auto wave = fft.samples();
    const std::size_t size = wave.size();
    const double step = 2.0 * std::numbers::pi / double(size);
    double weighted = 0.0;
    double whole = 0.0;
    for (std::size_t start = 0; start < samples.size(); start += size / 2) {
        for (std::size_t i = 0; i < size; ++i) {
            const double sample = start + i < samples.size() ? samples[start + i] : 0.0;
            wave[i] = sample * (0.5 - 0.5 * std::cos(step * double(i)));
        }
        fft.forward();
        for (std::size_t bin = 0; bin < fft.bins().size(); ++bin) {
            const double power = std::norm(fft.bins()[bin]);
            whole += power;
            weighted += power * double(bin);
        }
    }
    return whole > 0.0 ? weighted / whole * sampleRate / double(size) : 0.0;
}

} // namespace melisma::ml::measures
