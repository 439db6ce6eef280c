// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/adain_block.h"

#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kSlope = 0.2;

ConvShape threeTaps(std::int64_t inputs, std::int64_t outputs)
{
    return {inputs, outputs, 3, 1, 1, 1};
}

} // namespace

AdaInBlock::AdaInBlock(const WeightReader& weights, const Shape& shape)
    : m_shape(shape)
    , m_norm1(weights.at("norm1"), shape.inputs, shape.styleWidth)
    , m_norm2(weights.at("norm2"), shape.outputs, shape.styleWidth)
    , m_conv1(weights.at("conv1"), threeTaps(shape.inputs, shape.outputs))
    , m_conv2(weights.at("conv2"), threeTaps(shape.outputs, shape.outputs))
{
    if (shape.inputs != shape.outputs)
        m_narrow = ConvRows(weights.at("conv1x1"), {shape.inputs, shape.outputs, 1, 1, 1, 0, false});
    if (!shape.doubles)
        return;
    m_poolWeight = weights.at("pool").take("weight", {shape.inputs, 1, 3}).squeeze(1).t().contiguous();
    m_poolBias = weights.at("pool").take("bias", {shape.inputs});
}

torch::Tensor AdaInBlock::shortcut(const torch::Tensor& rows) const
{
    const auto narrow = m_shape.inputs == m_shape.outputs ? rows : m_narrow.forward(rows);
    return m_shape.doubles ? narrow.repeat_interleave(2, 0) : narrow;
}

/// A transposed convolution by channel, three taps and stride two: even rows see one input row, odd rows two.
PaddedRows AdaInBlock::pooled(const PaddedRows& rows) const
{
    const auto count = rows.rows().size(0);
    const auto next = rows.whole.narrow(0, rows.pad + 1, count); // the last of them is the zero row of the pad
    auto twice = PaddedRows::make(2 * count, m_shape.inputs, 1, rows.whole.device());
    const auto pairs = twice.rows().view({count, 2, m_shape.inputs});
    pairs.select(1, 0).copy_(rows.rows() * m_poolWeight[1] + m_poolBias);
    pairs.select(1, 1).copy_(rows.rows() * m_poolWeight[2] + next * m_poolWeight[0] + m_poolBias);
    return twice;
}

torch::Tensor AdaInBlock::forward(const torch::Tensor& rows, const torch::Tensor& style, StatisticsTape& tape) const
{
    auto first = PaddedRows::make(rows.size(0), m_shape.inputs, 1, rows.device());
    m_norm1.leakyInto(first, rows, style, kSlope, tape);
    if (m_shape.doubles)
        first = pooled(first);
    const auto between = torch::empty({first.rows().size(0), m_shape.outputs}, rows.options());
    m_conv1.forwardInto(between, first);
    const auto second = PaddedRows::make(between.size(0), m_shape.outputs, 1, rows.device());
    m_norm2.leakyInto(second, between, style, kSlope, tape);
    m_conv2.forwardInto(between, second, shortcut(rows).contiguous(), 1.0 / std::sqrt(2.0));
    return between;
}

} // namespace melisma::ml
