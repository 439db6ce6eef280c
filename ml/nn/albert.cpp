// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/albert.h"

#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kEpsilon = 1e-12;

/// The Gaussian error unit by tanh, as the model was trained.
torch::Tensor tanhGelu(const torch::Tensor& rows)
{
    return 0.5 * rows * (1.0 + torch::tanh(std::sqrt(2.0 / M_PI) * (rows + 0.044715 * rows.pow(3))));
}

} // namespace

Albert::Albert(const WeightReader& weights, const Shape& shape) : m_shape(shape)
{
    const auto linear = [](const WeightReader& at, std::int64_t inputs, std::int64_t outputs) {
        return Affine{at.take("weight", {outputs, inputs}), at.take("bias", {outputs})};
    };
    const auto norm = [](const WeightReader& at, std::int64_t width) {
        return Affine{at.take("weight", {width}), at.take("bias", {width})};
    };
    const auto embeddings = weights.at("embeddings");
    m_words = embeddings.take("word_embeddings.weight", {shape.symbols, shape.embedding});
    m_positions = embeddings.take("position_embeddings.weight", {shape.positions, shape.embedding});
    m_types = embeddings.take("token_type_embeddings.weight", {2, shape.embedding});
    m_embeddingNorm = norm(embeddings.at("LayerNorm"), shape.embedding);
    const auto encoder = weights.at("encoder");
    m_widen = linear(encoder.at("embedding_hidden_mapping_in"), shape.embedding, shape.hidden);
    const auto one = encoder.at("albert_layer_groups.0.albert_layers.0");
    m_query = linear(one.at("attention.query"), shape.hidden, shape.hidden);
    m_key = linear(one.at("attention.key"), shape.hidden, shape.hidden);
    m_value = linear(one.at("attention.value"), shape.hidden, shape.hidden);
    m_dense = linear(one.at("attention.dense"), shape.hidden, shape.hidden);
    m_attentionNorm = norm(one.at("attention.LayerNorm"), shape.hidden);
    m_inner = linear(one.at("ffn"), shape.hidden, shape.inner);
    m_outer = linear(one.at("ffn_output"), shape.inner, shape.hidden);
    m_layerNorm = norm(one.at("full_layer_layer_norm"), shape.hidden);
}

torch::Tensor Albert::normalised(const torch::Tensor& rows, const Affine& norm) const
{
    return torch::layer_norm(rows, {rows.size(1)}, norm.weight, norm.bias, kEpsilon);
}

torch::Tensor Albert::attend(const torch::Tensor& rows) const
{
    const auto width = m_shape.hidden / m_shape.heads;
    const auto heads = [&](const Affine& map) { // [heads, rows, width]
        return torch::linear(rows, map.weight, map.bias).view({-1, m_shape.heads, width}).transpose(0, 1);
    };
    const auto scores =
        torch::matmul(heads(m_query), heads(m_key).transpose(1, 2)) / std::sqrt(static_cast<double>(width));
    const auto mixed = torch::matmul(torch::softmax(scores, 2), heads(m_value));
    return torch::linear(mixed.transpose(0, 1).reshape({-1, m_shape.hidden}), m_dense.weight, m_dense.bias);
}

torch::Tensor Albert::layer(const torch::Tensor& rows) const
{
    const auto attended = normalised(rows + attend(rows), m_attentionNorm);
    const auto inner = tanhGelu(torch::linear(attended, m_inner.weight, m_inner.bias));
    return normalised(torch::linear(inner, m_outer.weight, m_outer.bias) + attended, m_layerNorm);
}

torch::Tensor Albert::forward(const torch::Tensor& ids) const
{
    const auto embedded = m_words.index_select(0, ids) + m_types[0] + m_positions.narrow(0, 0, ids.size(0));
    auto rows = torch::linear(normalised(embedded, m_embeddingNorm), m_widen.weight, m_widen.bias);
    for (std::int64_t repeat = 0; repeat < m_shape.repeats; ++repeat)
        rows = layer(rows);
    return rows;
}

} // namespace melisma::ml
