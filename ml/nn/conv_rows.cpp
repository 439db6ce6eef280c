// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/conv_rows.h"

#include "ml/nn/kernels/parallel.h"

#include <algorithm>
#include <vector>

namespace melisma::ml {

namespace {

/// Rows that one thread takes at a time: their input and one block of weights stay in the second cache.
constexpr std::int64_t kChunk = 252;

/// Wider layers have few rows in our nets: there, reading the larger table of weights would cost more than it saves.
constexpr std::int64_t kWidestTiled = 256;

bool suitsTiles(const ConvShape& shape, const kernels::RowKernels& kernels)
{
    const auto block = static_cast<std::int64_t>(kernels.block);
    return shape.stride == 1 && shape.taps >= 3 && shape.inputs <= kWidestTiled && shape.inputs % block == 0 &&
           shape.outputs % block == 0;
}

std::int64_t upTo(std::int64_t number, std::int64_t step)
{
    return (number + step - 1) / step * step;
}

/// [stride * outputs, inputs, 3]: what the row before, the row itself and the row after give to each new row.
torch::Tensor phases(const torch::Tensor& weight, std::int64_t stride)
{
    const auto taps = weight.size(2);
    const auto trim = (taps - stride) / 2;
    auto all = torch::zeros({stride, weight.size(1), weight.size(0), 3}, weight.options());
    for (std::int64_t phase = 0; phase < stride; ++phase)
        for (std::int64_t from = -1; from <= 1; ++from) {
            const auto tap = phase + trim - from * stride;
            if (tap >= 0 && tap < taps)
                all.select(0, phase).select(2, from + 1).copy_(weight.select(2, tap).t());
        }
    return all.reshape({stride * weight.size(1), weight.size(0), 3});
}

} // namespace

PaddedRows PaddedRows::make(std::int64_t rows, std::int64_t channels, std::int64_t pad, torch::Device device)
{
    PaddedRows made{torch::empty({rows + 2 * pad, channels}, torch::TensorOptions(device)), pad};
    made.whole.narrow(0, 0, pad).zero_();
    made.whole.narrow(0, pad + rows, pad).zero_();
    return made;
}

PaddedRows PaddedRows::around(const torch::Tensor& rows, std::int64_t pad)
{
    if (pad == 0)
        return {rows.contiguous(), 0};
    auto made = make(rows.size(0), rows.size(1), pad, rows.device());
    made.rows().copy_(rows);
    return made;
}

ConvRows::ConvRows(const torch::Tensor& weight, const torch::Tensor& bias, const ConvShape& shape)
    : m_shape(shape)
    , m_kernels(weight.is_cpu() ? kernels::rowKernels() : nullptr)
    , m_weight(weight)
    , m_bias(bias)
{
    if (m_kernels)
        pack(*m_kernels, weight, bias);
}

ConvRows::ConvRows(const WeightReader& weights, const ConvShape& shape)
    : ConvRows(weights.take("weight", {shape.outputs, shape.inputs, shape.taps}),
               shape.hasBias ? weights.take("bias", {shape.outputs}) : torch::Tensor(), shape)
{}

void ConvRows::pack(const kernels::RowKernels& kernels, const torch::Tensor& weight, const torch::Tensor& bias)
{
    const auto outputs = upTo(m_shape.outputs, static_cast<std::int64_t>(kernels.block));
    m_bias = torch::zeros({outputs});
    if (bias.defined())
        m_bias.narrow(0, 0, m_shape.outputs).copy_(bias);
    if (suitsTiles(m_shape, kernels))
        packTiles(kernels, weight);
    else
        packRows(kernels, weight);
}

/// [block][tap][channel][lane]
void ConvRows::packRows(const kernels::RowKernels& kernels, const torch::Tensor& weight)
{
    const auto block = static_cast<std::int64_t>(kernels.block);
    auto wide = torch::zeros({upTo(m_shape.outputs, block), m_shape.inputs, m_shape.taps});
    wide.narrow(0, 0, m_shape.outputs).copy_(weight);
    m_weight = wide.view({-1, block, m_shape.inputs, m_shape.taps}).permute({0, 3, 2, 1}).contiguous();
}

/// [block][point][piece][channel][lane]
void ConvRows::packTiles(const kernels::RowKernels& kernels, const torch::Tensor& weight)
{
    constexpr auto kTaps = static_cast<std::int64_t>(kernels::kTileTaps);
    const auto block = static_cast<std::int64_t>(kernels.block);
    m_pieces = (m_shape.taps + kTaps - 1) / kTaps;
    auto whole = torch::zeros({m_shape.outputs, m_shape.inputs, m_pieces * kTaps}, torch::kFloat64);
    whole.narrow(2, 0, m_shape.taps).copy_(weight);
    const auto points =
        torch::tensor(at::ArrayRef<double>(&kernels::kTapsToPoints[0][0], kernels::kTilePoints * kernels::kTileTaps),
                      torch::kFloat64)
            .view({-1, kTaps});
    const auto turned = torch::matmul(whole.view({-1, block, m_shape.inputs, m_pieces, kTaps}), points.t());
    m_weight = turned.to(torch::kFloat32).permute({0, 4, 3, 2, 1}).contiguous();
}

std::int64_t ConvRows::rowsAfter(std::int64_t rows) const
{
    return (rows + 2 * m_shape.padding - (m_shape.taps - 1) * m_shape.dilation - 1) / m_shape.stride + 1;
}

torch::Tensor ConvRows::forward(const torch::Tensor& rows) const
{
    auto output = torch::empty({rowsAfter(rows.size(0)), m_shape.outputs}, rows.options());
    forwardInto(output, PaddedRows::around(rows, m_shape.padding));
    return output;
}

void ConvRows::forwardInto(const torch::Tensor& output, const PaddedRows& input, const torch::Tensor& residual,
                           double scale) const
{
    const auto spare = input.pad - m_shape.padding;
    const auto used = input.whole.narrow(0, spare, input.whole.size(0) - 2 * spare);
    if (m_kernels && m_pieces > 0)
        return runTiles(output, used, residual, scale);
    if (m_kernels)
        return runKernels(output, used, residual, scale);
    auto answer = at::conv1d(used.t().unsqueeze(0), m_weight, m_bias, torch::IntArrayRef{m_shape.stride},
                             torch::IntArrayRef{std::int64_t{0}}, torch::IntArrayRef{m_shape.dilation})[0]
                      .t();
    if (residual.defined())
        answer = answer + residual;
    output.copy_(scale == 1.0 ? answer : answer * scale);
}

void ConvRows::runKernels(const torch::Tensor& output, const torch::Tensor& input, const torch::Tensor& residual,
                          double scale) const
{
    kernels::ConvJob job;
    job.input = input.data_ptr<float>();
    job.weights = m_weight.data_ptr<float>();
    job.bias = m_bias.data_ptr<float>();
    job.residual = residual.defined() ? residual.data_ptr<float>() : nullptr;
    job.output = output.data_ptr<float>();
    job.inputs = static_cast<std::size_t>(m_shape.inputs);
    job.outputs = static_cast<std::size_t>(m_shape.outputs);
    job.taps = static_cast<std::size_t>(m_shape.taps);
    job.dilation = static_cast<std::size_t>(m_shape.dilation);
    job.stride = static_cast<std::size_t>(m_shape.stride);
    job.scale = static_cast<float>(scale);
    const auto rows = output.size(0);
    const auto blocks = m_weight.size(0);
    const auto parts = (rows + kChunk - 1) / kChunk * blocks;
    kernels::parallelFor(static_cast<std::size_t>(parts), at::get_num_threads(), [&](std::size_t index) {
        const auto part = static_cast<std::int64_t>(index);
        const auto first = part / blocks * kChunk;
        m_kernels->convolve(job, {static_cast<std::size_t>(part % blocks), static_cast<std::size_t>(first),
                                  static_cast<std::size_t>(std::min(rows, first + kChunk))});
    });
}

void ConvRows::runTiles(const torch::Tensor& output, const torch::Tensor& input, const torch::Tensor& residual,
                        double scale) const
{
    kernels::TiledJob job;
    job.input = input.data_ptr<float>();
    job.inputRows = static_cast<std::size_t>(input.size(0));
    job.weights = m_weight.data_ptr<float>();
    job.bias = m_bias.data_ptr<float>();
    job.residual = residual.defined() ? residual.data_ptr<float>() : nullptr;
    job.output = output.data_ptr<float>();
    job.inputs = static_cast<std::size_t>(m_shape.inputs);
    job.outputs = static_cast<std::size_t>(m_shape.outputs);
    job.pieces = static_cast<std::size_t>(m_pieces);
    job.dilation = static_cast<std::size_t>(m_shape.dilation);
    job.rows = static_cast<std::size_t>(output.size(0));
    job.scale = static_cast<float>(scale);
    kernels::parallelFor(kernels::tiledChunks(*m_kernels, job), at::get_num_threads(), [&](std::size_t chunk) {
        thread_local std::vector<float> scratch;
        scratch.resize(std::max(scratch.size(), kernels::tiledScratch(*m_kernels, job)));
        m_kernels->convolveTiles(job, chunk, scratch.data());
    });
}

UpsampleRows::UpsampleRows(const WeightReader& weights, std::int64_t inputs, std::int64_t outputs, std::int64_t stride,
                           std::int64_t taps)
    : m_outputs(outputs)
{
    const auto weight = weights.take("weight", {inputs, outputs, taps == 0 ? 2 * stride : taps});
    const auto bias = weights.take("bias", {outputs}).repeat({stride});
    m_conv = ConvRows(phases(weight, stride), bias, {inputs, stride * outputs, 3, 1, 1, 1});
}

torch::Tensor UpsampleRows::forward(const torch::Tensor& rows) const
{
    return m_conv.forward(rows).view({-1, m_outputs});
}

} // namespace melisma::ml
