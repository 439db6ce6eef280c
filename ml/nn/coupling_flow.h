// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/wave_net.h"

#include <stop_token>

namespace melisma::ml {

/// The normalising flow of VITS (Kim, Kong and Son 2021): half of the channels are moved by what a WaveNet makes of the
/// other half, then the channels change sides, several times over; so it can be undone exactly. Immutable; any thread.
class CouplingFlow {
public:
    struct Shape {
        std::int64_t channels = 192; ///< even
        std::int64_t flows = 4;
        WaveNet::Shape net;
    };

    CouplingFlow() = default;
    /// Takes "flows.0", "flows.2", ...: "pre", "enc" and "post" of each.
    CouplingFlow(const WeightReader& weights, const Shape& shape);

    /// [rows, channels], condition [conditions] -> the same shape. From a voice's own sound to what all share.
    torch::Tensor forward(const torch::Tensor& rows, const torch::Tensor& condition) const;
    /// Undoes forward(): to the sound of the voice that the condition names. Answers early and unfinished when stopped.
    torch::Tensor reverse(const torch::Tensor& rows, const torch::Tensor& condition,
                          const std::stop_token& stop = {}) const;

private:
    struct Affine {
        torch::Tensor weight, bias;
    };
    struct Flow {
        Affine pre, post;
        WaveNet net;
    };

    torch::Tensor shift(const Flow& flow, const torch::Tensor& half, const torch::Tensor& condition) const;

    Shape m_shape;
    std::vector<Flow> m_flows;
};

} // namespace melisma::ml
