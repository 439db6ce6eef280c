// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/minimum_phase.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::vocoder {

MinimumPhase::MinimumPhase(int fftSize) : m_cepstrum(fftSize / 2 + 1), m_fft(fftSize) {}

std::span<const std::complex<double>> MinimumPhase::spectrum()
{
    m_cepstrum.run();
    const auto folded = m_fft.samples();
    const auto cepstrum = m_cepstrum.output();
    const std::size_t half = cepstrum.size() - 1;
    const double scale = 1.0 / double(2 * half);
    // All of the even cepstrum goes to the causal side.
    for (std::size_t i = 1; i < half; ++i)
        folded[i] = 2.0 * scale * cepstrum[i];
    folded[0] = scale * cepstrum[0];
    folded[half] = scale * cepstrum[half];
    std::fill(folded.begin() + static_cast<std::ptrdiff_t>(half) + 1, folded.end(), 0.0);
    m_fft.forward();
    for (auto& bin : m_fft.bins()) {
        const double amplitude = std::exp(bin.real());
        bin = {amplitude * std::cos(bin.imag()), amplitude * std::sin(bin.imag())};
    }
    return m_fft.bins();
}

} // namespace melisma::ml::vocoder
