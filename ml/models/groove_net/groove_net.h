// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/groove_net/config.h"
#include "ml/nn/torch.h"

namespace melisma::ml::groove
{

/// A drummer one sixteenth note ahead: from what was played, where in the bar, the genre and the tempo, what comes
/// next. One GRU layer; see README.md for shapes and source papers.
class GrooveNetImpl : public torch::nn::Module
{
public:
    GrooveNetImpl();

    struct Output {
        torch::Tensor hits;       ///< logits [batch, steps, kVoices]
        torch::Tensor velocities; ///< 0..1 of 127 [batch, steps, kVoices]
        torch::Tensor offsets;    ///< -0.5..0.5 of a step, late is positive [batch, steps, kVoices]
        torch::Tensor state;      ///< to go on from the last step [1, batch, kHidden]
    };

    /// `played`: float [batch, steps, kFeatures], the step before each one; `places`: int64 [batch, steps] step in the
    /// bar of the one to tell; `genre`: int64 [batch]; `tempo`: float [batch] by tempoFeature(); `state`: undefined
    /// at the beginning.
    Output forward(const torch::Tensor& played, const torch::Tensor& places, const torch::Tensor& genre,
                   const torch::Tensor& tempo, const torch::Tensor& state = {});

private:
    torch::nn::Embedding m_genre{nullptr};
    torch::nn::GRU m_gru{nullptr};
    torch::nn::Linear m_out{nullptr};
};
TORCH_MODULE(GrooveNet);

} // namespace melisma::ml::groove
