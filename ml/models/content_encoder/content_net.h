// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/config.h"
#include "ml/models/content_encoder/gated_block.h"

namespace melisma::ml::content {

/// What is told of each frame.
struct Heard {
    torch::Tensor features; ///< [batch, frames, 512] as the speech model's text encoder answers
    torch::Tensor tokens;   ///< [batch, frames, 178] logits of what is said
    torch::Tensor energy;   ///< [batch, 2 frames] as its decoder takes it
    torch::Tensor voicing;  ///< [batch, 2 frames] logits
};

/// Hears what is said, whoever says it. Dilated, gated convolutions over time (van den Oord et al. 2016), nothing that
/// remembers more than reachOf(): a long recording may be heard in pieces with the same answers.
class ContentNetImpl : public torch::nn::Module {
public:
    explicit ContentNetImpl(const NetShape& shape = {});

    /// `mels` [batch, 2 frames, 80] of FrontEnd.
    Heard forward(const torch::Tensor& mels);

    const NetShape& shape() const { return m_shape; }

private:
    NetShape m_shape;
    torch::nn::Conv1d m_ear{nullptr};
    torch::nn::Conv1d m_halve{nullptr};
    torch::nn::ModuleList m_blocks;
    torch::nn::LayerNorm m_last{nullptr};
    torch::nn::Linear m_features{nullptr};
    torch::nn::Linear m_tokens{nullptr};
    torch::nn::Linear m_curves{nullptr};
};
TORCH_MODULE(ContentNet);

} // namespace melisma::ml::content
