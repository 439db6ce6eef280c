// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/torch.h"

namespace melisma::ml {

/// A Fourier transform of very few points, as products with a small matrix; window: periodic Hann; centred frames with
/// reflected ends, as torch.stft and torch.istft. Immutable; any thread.
class ShortStft {
public:
    ShortStft() = default;
    /// `points` must be four times `hop`, which lets the inverse add whole hops.
    ShortStft(std::int64_t points, std::int64_t hop, torch::Device device);

    std::int64_t bins() const { return m_points / 2 + 1; }

    /// [samples] -> [samples / hop + 1, 2 * bins]: magnitudes, then phases. More than points / 2 samples are needed.
    torch::Tensor polar(const torch::Tensor& samples) const;
    /// [frames, bins] each -> [(frames - 1) * hop] samples; at least two frames.
    torch::Tensor inverse(const torch::Tensor& magnitude, const torch::Tensor& phase) const;

private:
    std::int64_t m_points = 0;
    std::int64_t m_hop = 0;
    torch::Tensor m_window;
    torch::Tensor m_forward; ///< [points, 2 * bins], window included
    torch::Tensor m_inverse; ///< [2 * bins, points], window included
};

} // namespace melisma::ml
