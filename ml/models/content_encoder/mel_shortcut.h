// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/gated_block.h"

#include <span>

namespace melisma::ml::content {

/// What the speech model will sound like, told before it makes the sound: its generator takes nineteen twentieths of
/// the time, and a net that learns to hear needs spectra only.
struct ToldMels {
    torch::Tensor middle; ///< [rows, 80] log-mel as FrontEnd hears it at the usual level
    torch::Tensor spread; ///< [rows, 80] logarithm of the standard deviation about it
};

class MelShortcutImpl : public torch::nn::Module {
public:
    MelShortcutImpl();

    /// `features` [rows, 512] that the decoder hands to the generator, `f0` [rows] Hz or below 10, `style` [256].
    ToldMels forward(const torch::Tensor& features, const torch::Tensor& f0, const torch::Tensor& style);

private:
    torch::Tensor m_bands; ///< [bins, 80]; no weight
    torch::nn::Linear m_enter{nullptr};
    torch::nn::Linear m_style{nullptr};
    torch::nn::ModuleList m_blocks;
    torch::nn::LayerNorm m_last{nullptr};
    torch::nn::Linear m_leave{nullptr};
};
TORCH_MODULE(MelShortcut);

/// Rows drawn about what was told, as chance would have it: [rows, 80] of FrontEnd.
torch::Tensor drawnMels(const ToldMels& told, std::uint64_t seed);

/// The logarithm of what overtones of `f0` [rows] give in each band, which says where they stand apart: [rows, 80].
torch::Tensor overtones(const torch::Tensor& f0, const torch::Tensor& bands);

} // namespace melisma::ml::content
