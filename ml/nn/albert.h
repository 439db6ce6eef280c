// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/weight_reader.h"

namespace melisma::ml {

/// ALBERT (Lan et al. 2020): a transformer encoder whose layers all share one set of weights. Immutable; any thread.
class Albert {
public:
    struct Shape {
        std::int64_t symbols = 0;
        std::int64_t embedding = 0;
        std::int64_t hidden = 0;
        std::int64_t heads = 0;
        std::int64_t inner = 0;
        std::int64_t positions = 0;
        std::int64_t repeats = 0; ///< of the one layer
    };

    Albert() = default;
    /// Takes "embeddings" and "encoder" as the published model names them.
    Albert(const WeightReader& weights, const Shape& shape);

    /// int64 [symbols in the text] -> [symbols in the text, hidden]
    torch::Tensor forward(const torch::Tensor& ids) const;

    const Shape& shape() const { return m_shape; }

private:
    struct Affine {
        torch::Tensor weight, bias;
    };
    torch::Tensor attend(const torch::Tensor& rows) const;
    torch::Tensor layer(const torch::Tensor& rows) const;
    torch::Tensor normalised(const torch::Tensor& rows, const Affine& norm) const;

    Shape m_shape;
    torch::Tensor m_words, m_positions, m_types;
    Affine m_embeddingNorm, m_widen, m_query, m_key, m_value, m_dense, m_attentionNorm, m_inner, m_outer, m_layerNorm;
};

} // namespace melisma::ml
