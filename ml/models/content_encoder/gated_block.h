// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/torch.h"

namespace melisma::ml::content {

/// A gated convolution over time that adds to what it was given (van den Oord et al. 2016): layer norm, odd `taps`
/// apart by `dilation`, tanh times sigmoid, a mix. As one product of matrices, which on a CPU is twice as fast as
/// libtorch's dilated convolution with its gradients.
class GatedBlockImpl : public torch::nn::Module {
public:
    GatedBlockImpl(std::int64_t width, std::int64_t taps, std::int64_t dilation);

    /// [batch, rows, width] -> the same shape. Silence lies beyond the ends.
    torch::Tensor forward(const torch::Tensor& rows);

private:
    std::int64_t m_taps;
    std::int64_t m_dilation;
    torch::nn::LayerNorm m_norm{nullptr};
    torch::nn::Linear m_gate{nullptr};
    torch::nn::Linear m_mix{nullptr};
};
TORCH_MODULE(GatedBlock);

} // namespace melisma::ml::content
