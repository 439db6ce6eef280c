// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/config.h"
#include "ml/nn/torch.h"

namespace melisma::ml::content {

/// Log-mel spectra (Slaney's bands, magnitudes, natural logarithm) as the encoder hears them. Row r is centred on
/// sample 300 r + 150. Immutable.
class FrontEnd {
public:
    /// `warp` 0.8 .. 1.25 moves all bands to higher frequencies by this factor: the same speech from a longer throat.
    explicit FrontEnd(double warp = 1.0);

    /// float [samples] at 24 kHz, a multiple of 300 -> [samples / 300, 80].
    torch::Tensor forward(const torch::Tensor& samples) const;

    /// The same of a spectrum() of them, which all front ends share.
    torch::Tensor heard(const torch::Tensor& spectrum) const;
    /// Magnitudes [samples / 300, bins].
    static torch::Tensor spectrum(const torch::Tensor& samples);

    const torch::Tensor& bands() const { return m_bands; } ///< [bins of the transform, 80]

private:
    torch::Tensor m_bands; ///< [bins, bands]
};

/// What FrontEnd answers for silence.
double lowestMel();

/// The gain that brings the loud half of the sound to the level that the encoder knows; 1 for silence.
double levelGain(const torch::Tensor& samples);

} // namespace melisma::ml::content
