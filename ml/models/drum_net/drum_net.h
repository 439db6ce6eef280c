// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/drum_net/config.h"
#include "ml/nn/torch.h"

namespace melisma::ml::drums {

/// A drummer who has the pattern before him. A GRU over sixteenths; within a step the voices are told one after the
/// other, each knowing the strokes, loudness and timing of those before it (NADE, Larochelle and Murray 2011).
class DrumNetImpl : public torch::nn::Module {
public:
    DrumNetImpl();

    /// `played` float [batch, steps, kFeatures + 3 * kVoices]: the step before, the hits a bar before, the skeleton
    /// now and next; `places` int64 [batch, steps]; `genre` int64 [batch]; `tempo` float [batch]; `asked` float
    /// [batch, steps, 2], energy and fill; `target` float [batch, steps, kFeatures], what is played. Answers [batch,
    /// steps, kVoices, kOutputs].
    torch::Tensor forward(const torch::Tensor& played, const torch::Tensor& places, const torch::Tensor& genre,
                          const torch::Tensor& tempo, const torch::Tensor& asked, const torch::Tensor& target);

private:
    torch::nn::Embedding m_genre{nullptr};
    torch::nn::GRU m_gru{nullptr};
    torch::nn::Linear m_deep{nullptr};
    torch::Tensor m_heard;   ///< [kVoices, 3, kDeep]
    torch::Tensor m_tell;    ///< [kVoices, kOutputs, kDeep]
    torch::Tensor m_default; ///< [kVoices, kOutputs]
};
TORCH_MODULE(DrumNet);

} // namespace melisma::ml::drums
