// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/kernels/row_kernels.h"
#include "ml/nn/weight_reader.h"

namespace melisma::ml {

/// Rows of time between rows of zeros: [pad + rows + pad, channels], so that a convolution needs no test for the edge.
struct PaddedRows {
    torch::Tensor whole;
    std::int64_t pad = 0;

    /// Zeros around `rows` rows that are not set yet.
    static PaddedRows make(std::int64_t rows, std::int64_t channels, std::int64_t pad, torch::Device device);
    /// A copy of `rows` with zeros around it.
    static PaddedRows around(const torch::Tensor& rows, std::int64_t pad);

    torch::Tensor rows() const { return whole.narrow(0, pad, whole.size(0) - 2 * pad); }
};

/// How a convolution walks.
struct ConvShape {
    std::int64_t inputs = 0;
    std::int64_t outputs = 0;
    std::int64_t taps = 1;
    std::int64_t dilation = 1;
    std::int64_t stride = 1;
    std::int64_t padding = 0; ///< zeros before the first and after the last row
    bool hasBias = true;

    /// The padding that keeps the number of rows, for odd taps.
    static std::int64_t same(std::int64_t taps, std::int64_t dilation = 1) { return (taps - 1) * dilation / 2; }
};

/// A one-dimensional convolution of one recording, time in rows and channels side by side: [rows, inputs] ->
/// [rows', outputs], float32. On the CPU it runs on kernels of ours over weights packed once, without the copies into
/// and out of blocked layouts that libtorch makes around each convolution; elsewhere by libtorch. Immutable; any
/// thread.
class ConvRows {
public:
    ConvRows() = default;
    /// `weight` [outputs, inputs, taps]; `bias` [outputs], or undefined.
    ConvRows(const torch::Tensor& weight, const torch::Tensor& bias, const ConvShape& shape);
    /// Takes "weight" and "bias".
    ConvRows(const WeightReader& weights, const ConvShape& shape);

    torch::Tensor forward(const torch::Tensor& rows) const;

    /// (convolution + residual) * scale into `output` [rows', outputs], which may be `residual`; `residual` may be
    /// undefined. The pad must be at least the shape's.
    void forwardInto(const torch::Tensor& output, const PaddedRows& input, const torch::Tensor& residual = {},
                     double scale = 1.0) const;

    std::int64_t rowsAfter(std::int64_t rows) const;
    const ConvShape& shape() const { return m_shape; }

private:
    void pack(const kernels::RowKernels& kernels, const torch::Tensor& weight, const torch::Tensor& bias);
    void packRows(const kernels::RowKernels& kernels, const torch::Tensor& weight);
    void packTiles(const kernels::RowKernels& kernels, const torch::Tensor& weight);
    void runKernels(const torch::Tensor& output, const torch::Tensor& input, const torch::Tensor& residual,
                    double scale) const;
    void runTiles(const torch::Tensor& output, const torch::Tensor& input, const torch::Tensor& residual,
                  double scale) const;

    ConvShape m_shape;
    const kernels::RowKernels* m_kernels = nullptr; ///< null: by libtorch
    torch::Tensor m_weight;                         ///< packed for the kernels, else as given
    torch::Tensor m_bias;
    std::int64_t m_pieces = 0; ///< of a convolution by tiles; 0: a plain one
};

/// A transposed convolution of an even number of taps more than its stride and three strides at most, which makes
/// `stride` rows of every row. Each of those is a convolution of three rows, so all of them are one ConvRows with
/// stride * outputs channels.
class UpsampleRows {
public:
    UpsampleRows() = default;
    /// Takes "weight" [inputs, outputs, taps] and "bias"; trims (taps - stride) / 2 rows at both ends as the padding
    /// does. `taps`: twice the stride when 0.
    UpsampleRows(const WeightReader& weights, std::int64_t inputs, std::int64_t outputs, std::int64_t stride,
                 std::int64_t taps = 0);

    /// [rows, inputs] -> [rows * stride, outputs]
    torch::Tensor forward(const torch::Tensor& rows) const;

private:
    ConvRows m_conv;
    std::int64_t m_outputs = 0;
};

} // namespace melisma::ml
