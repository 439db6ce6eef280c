// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/features/mel_filters.h"
#include "ml/nn/torch.h"

namespace melisma::ml {

/// Magnitudes of Fourier transforms of `points` samples under a periodic Hann window, every `hop` samples, without
/// padding: [samples] -> [(samples - points) / hop + 1, points / 2 + 1].
torch::Tensor magnitudes(const torch::Tensor& samples, std::int64_t points, std::int64_t hop);

/// A mel spectrogram, frames centred on multiples of the hop. Immutable; any thread.
class MelSpectrogram {
public:
    struct Shape {
        MelFilterShape filters;
        std::int64_t hop = 160;
        bool reflects = true; ///< the ends are mirrored; else there is silence beyond them
        bool power = false;   ///< of squared magnitudes
    };

    MelSpectrogram() = default;
    MelSpectrogram(const Shape& shape, torch::Device device);

    /// [samples] -> [samples / hop + 1, bands]; more than points / 2 samples.
    torch::Tensor forward(const torch::Tensor& samples) const;

private:
    Shape m_shape;
    torch::Tensor m_filters; ///< [bins, bands]
};

} // namespace melisma::ml
