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

inline constexpr std::size_t kTileOutputs = 4; ///< rows that a tile gives
inline constexpr std::size_t kTileTaps = 4;    ///< taps of a piece of the kernel
inline constexpr std::size_t kTilePoints = 7;  ///< products in their place

/// What each product takes of the four taps of a piece.
inline constexpr double kTapsToPoints[kTilePoints][kTileTaps] = {{2.0, 0.0, 0.0, 0.0},
                                                                 {2.0, 2.0, 2.0, 2.0},
                                                                 {0.5, -0.5, 0.5, -0.5},
                                                                 {0.0625, 0.125, 0.25, 0.5},
                                                                 {0.03125, -0.0625, 0.125, -0.25},
                                                                 {4.0, 2.0, 1.0, 0.5},
                                                                 {0.0, 0.0, 0.0, 4.0}};

/// A convolution by the minimal filtering of Toom, Cook and Winograd (Lavin and Gray 2016), in one dimension: four rows
/// by four taps need 7 products for 16, at the points 0, 1, -1, 2, -2, 1/2 and infinity. Longer kernels are pieces of
/// four taps, summed before the way back. Rounding errors are some 7e-6 of the result, for half the arithmetic.
struct TiledJob {
    const float* input = nullptr;   ///< as in ConvJob
    std::size_t inputRows = 0;      ///< rows beyond count as zero
    const float* weights = nullptr; ///< packed: [block][point][piece][channel][lane]
    const float* bias = nullptr;
    const float* residual = nullptr;
    float* output = nullptr;
    std::size_t inputs = 0;  ///< whole vectors
    std::size_t outputs = 0; ///< whole blocks
    std::size_t pieces = 0;
    std::size_t dilation = 1;
    std::size_t rows = 0; ///< of the output
    float scale = 1.0F;
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
    std::size_t tiles; ///< of a chunk of convolveTiles
    /// Computes the `chunk`-th of tiledChunks(); `scratch` has tiledScratch() floats that nobody else uses meanwhile.
    void (*convolveTiles)(const TiledJob&, std::size_t chunk, float* scratch);
    void (*apply)(const RowJob&, std::size_t first, std::size_t last);
    /// Mean and sum of squared distances from it, by channel, over `rows` rows.
    void (*moments)(const float* input, std::size_t rows, std::size_t channels, float* mean, float* squares);
};

/// A row and those `dilation` apart from it make a sequence; each is cut into chunks.
inline std::size_t tiledChunksOfSequence(const RowKernels& kernels, const TiledJob& job)
{
    const std::size_t rows = (job.rows + job.dilation - 1) / job.dilation;
    return (rows + kTileOutputs * kernels.tiles - 1) / (kTileOutputs * kernels.tiles);
}
inline std::size_t tiledChunks(const RowKernels& kernels, const TiledJob& job)
{
    return job.dilation * tiledChunksOfSequence(kernels, job);
}
inline std::size_t tiledScratch(const RowKernels& kernels, const TiledJob& job)
{
    return kTilePoints * ((kernels.tiles + job.pieces - 1) * job.inputs + kernels.tiles * kernels.block);
}

/// The best kernels of this processor; null where none of them can run (the callers then use libtorch's operators).
/// The environment variable MELISMA_KERNELS (avx512, avx2, none) asks for lesser ones, for tests.
const RowKernels* rowKernels();

extern const RowKernels kAvx512Kernels;
extern const RowKernels kAvx2Kernels;

} // namespace melisma::ml::kernels
