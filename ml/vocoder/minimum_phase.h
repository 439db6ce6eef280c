// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/fourier.h"

namespace melisma::ml::vocoder {

/// Minimum-phase spectra from log amplitudes by folding the cepstrum (Oppenheim and Schafer 1975). One thread.
class MinimumPhase {
public:
    explicit MinimumPhase(int fftSize);
    /// Where to write the natural log of the amplitude, fftSize / 2 + 1 bins.
    std::span<double> logAmplitude() { return m_cepstrum.input(); }
    /// The complex spectrum with that amplitude; holds until the next call.
    std::span<const std::complex<double>> spectrum();

private:
    CosineTransform m_cepstrum;
    RealFft m_fft;
};

} // namespace melisma::ml::vocoder
