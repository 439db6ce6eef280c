// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace melisma::ml::kernels {

/// One convolution over rows: time runs down, the channels of one moment lie side by side. Plain pointers, because the
/// kernels are compiled once for each instruction set and must not share inline code with the rest of the program.
struct ConvJob {
    const float* input = nullptr;    ///< row 0 of the padded input
    const float* weights = nullptr;  ///< packed: [block][tap][channel][lane]
    const float* bias = nullptr;     ///< [outputs rounded up to whole blocks]
    const float* residual = nullptr; ///< added after bias, laid out as `output`; may be `output` itself
    float* output = nullptr;         ///< [rows, outputs]
    std::size_t inputs = 0;          ///< channels of a row
    std::size_t outputs = 0;
    std::size_t taps = 0;
    std::size_t dilation = 1;
    std::size_t stride = 1;
    float scale = 1.0F; ///< of everything, at the end
};

/// Which part of a ConvJob one call computes: `block` of the outputs, rows [first, last).
struct ConvPart {
    std::size_t block = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

enum class Activation { none, leaky, snake };

/// What is done to every value of a row: value * scale + shift by channel, then the activation.
struct RowJob {
    const float* input = nullptr; ///< [rows, channels]
    float* output = nullptr;
    const float* scale = nullptr; ///< by channel, as all tables rounded up to whole vectors
    const float* shift = nullptr;
    const float* alpha = nullptr;        ///< snake: x + sin^2(alpha x) / alpha
    const float* inverseAlpha = nullptr; ///< 1 / alpha
    std::size_t channels = 0;
    float slope = 1.0F; ///< of leaky
    Activation activation = Activation::none;
};

/// The kernels of one instruction set. Every function may be called from many threads on different parts; the result
/// does not depend on how the work was parted.
struct RowKernels {
    const char* name;
    std::size_t block; ///< outputs of a packed block
    void (*convolve)(const ConvJob&, const ConvPart&);
    void (*apply)(const RowJob&, std::size_t first, std::size_t last);
    /// Mean and sum of squared distances from it, by channel, over `rows` rows.
    void (*moments)(const float* input, std::size_t rows, std::size_t channels, float* mean, float* squares);
};

/// The best kernels of this processor; null where none of them can run (the callers then use libtorch's operators).
/// The environment variable MELISMA_KERNELS (avx512, avx2, none) asks for lesser ones, for tests.
const RowKernels* rowKernels();

extern const RowKernels kAvx512Kernels;
extern const RowKernels kAvx2Kernels;

} // namespace melisma::ml::kernels
