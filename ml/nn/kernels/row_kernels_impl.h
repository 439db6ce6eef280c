// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The kernels in terms of a vector of kLanes floats. Included by one source for each instruction set, which defines
// MELISMA_LANES, MELISMA_TILE_ROWS and MELISMA_TILES first and is compiled with that set's flags; everything here has
// internal linkage.

#include "ml/nn/kernels/row_kernels.h"

namespace melisma::ml::kernels {

namespace {

constexpr std::size_t kLanes = MELISMA_LANES;
constexpr std::size_t kBlock = 2 * kLanes;
constexpr std::size_t kTileRows = MELISMA_TILE_ROWS; ///< as many as keep all accumulators in registers

using Vector = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(4), may_alias));

inline Vector load(const float* from)
{
    return *reinterpret_cast<const Vector*>(from);
}

inline void store(float* to, Vector value)
{
    *reinterpret_cast<Vector*>(to) = value;
}

/// The end of a row whose last block is not full. Apart, so that the common case stays small.
__attribute__((noinline)) void finishSome(const ConvJob& job, std::size_t column, std::size_t row, Vector left,
                                          Vector right)
{
    float whole[kBlock];
    store(whole, left);
    store(whole + kLanes, right);
    for (std::size_t lane = 0; column + lane < job.outputs; ++lane) {
        const std::size_t at = row * job.outputs + column + lane;
        job.output[at] = (whole[lane] + job.bias[column + lane] + (job.residual ? job.residual[at] : 0.0F)) * job.scale;
    }
}

/// Writes one block of a row: bias, residual and scale.
inline void finish(const ConvJob& job, std::size_t block, std::size_t row, Vector left, Vector right)
{
    const std::size_t column = block * kBlock;
    if (column + kBlock > job.outputs)
        return finishSome(job, column, row, left, right);
    const std::size_t at = row * job.outputs + column;
    left += load(job.bias + column);
    right += load(job.bias + column + kLanes);
    if (job.residual) {
        left += load(job.residual + at);
        right += load(job.residual + at + kLanes);
    }
    store(job.output + at, left * job.scale);
    store(job.output + at + kLanes, right * job.scale);
}

/// kRows rows of one block; all sums stay in registers.
template <std::size_t kRows>
inline void tile(const ConvJob& job, std::size_t block, std::size_t row)
{
    const std::size_t step = job.stride * job.inputs;
    const float* input = job.input + row * step;
    const float* weights = job.weights + block * job.taps * job.inputs * kBlock;
    Vector sums[kRows][2] = {};
    for (std::size_t tap = 0; tap < job.taps; ++tap) {
        const float* at = input + tap * job.dilation * job.inputs;
        for (std::size_t channel = 0; channel < job.inputs; ++channel, weights += kBlock) {
            const Vector left = load(weights);
            const Vector right = load(weights + kLanes);
#pragma GCC unroll 16
            for (std::size_t each = 0; each < kRows; ++each) {
                const Vector value = Vector{} + at[each * step + channel];
                sums[each][0] += value * left;
                sums[each][1] += value * right;
            }
        }
    }
#pragma GCC unroll 16
    for (std::size_t each = 0; each < kRows; ++each)
        finish(job, block, row + each, sums[each][0], sums[each][1]);
}

void convolve(const ConvJob& job, const ConvPart& part)
{
    std::size_t row = part.first;
    for (; row + kTileRows <= part.last; row += kTileRows)
        tile<kTileRows>(job, part.block, row);
    for (; row + 4 <= part.last; row += 4)
        tile<4>(job, part.block, row);
    for (; row < part.last; ++row)
        tile<1>(job, part.block, row);
}

constexpr std::size_t kTiles = MELISMA_TILES * kTileRows;

constexpr float kRowsToPoints[kTilePoints][kTilePoints] = {
    {0.5F, -1.0F, -0.625F, 1.25F, 0.125F, -0.25F, 0.0F},
    {0.0F, -0.333333333F, 0.333333333F, 0.75F, -0.0833333333F, -0.166666667F, 0.0F},
    {0.0F, -0.444444444F, 1.33333333F, -0.777777778F, -0.333333333F, 0.222222222F, 0.0F},
    {0.0F, 0.444444444F, -0.666666667F, -0.888888889F, 0.666666667F, 0.444444444F, 0.0F},
    {0.0F, 0.533333333F, -1.33333333F, 0.0F, 1.33333333F, -0.533333333F, 0.0F},
    {0.0F, 0.711111111F, 0.0F, -0.888888889F, 0.0F, 0.177777778F, 0.0F},
    {0.0F, -0.5F, 1.0F, 0.625F, -1.25F, -0.125F, 0.25F}};
constexpr float kPointsToRows[kTileOutputs][kTilePoints] = {{1.0F, 1.0F, 1.0F, 1.0F, 1.0F, 1.0F, 0.0F},
                                                            {0.0F, 1.0F, -1.0F, 2.0F, -2.0F, 0.5F, 0.0F},
                                                            {0.0F, 1.0F, 1.0F, 4.0F, 4.0F, 0.25F, 0.0F},
                                                            {0.0F, 1.0F, -1.0F, 8.0F, -8.0F, 0.125F, 1.0F}};

template <std::size_t kCount>
inline Vector mixed(const float (&shares)[kCount], const Vector (&values)[kCount])
{
    Vector sum = {};
#pragma GCC unroll 8
    for (std::size_t index = 0; index < kCount; ++index)
        if (shares[index] != 0.0F)
            sum += shares[index] * values[index];
    return sum;
}

/// Brings the seven rows of one tile to the points; `to` has room for `tiles` tiles a point.
inline void toPoints(const TiledJob& job, std::size_t row, float* to, std::size_t tiles)
{
    static const float kZeros[kLanes] = {};
    const float* from[kTilePoints];
    for (std::size_t each = 0; each < kTilePoints; ++each) {
        const std::size_t at = row + each * job.dilation;
        from[each] = at < job.inputRows ? job.input + at * job.inputs : nullptr;
    }
    for (std::size_t channel = 0; channel < job.inputs; channel += kLanes) {
        Vector values[kTilePoints];
#pragma GCC unroll 8
        for (std::size_t each = 0; each < kTilePoints; ++each)
            values[each] = load(from[each] ? from[each] + channel : kZeros);
#pragma GCC unroll 8
        for (std::size_t point = 0; point < kTilePoints; ++point)
            store(to + point * tiles * job.inputs + channel, mixed(kRowsToPoints[point], values));
    }
}

/// Writes the rows of one tile and block from its sums at the points.
inline void toRows(const TiledJob& job, std::size_t column, std::size_t row, const float* from)
{
    for (std::size_t lane = 0; lane < kBlock; lane += kLanes) {
        Vector values[kTilePoints];
#pragma GCC unroll 8
        for (std::size_t point = 0; point < kTilePoints; ++point)
            values[point] = load(from + point * kTiles * kBlock + lane);
#pragma GCC unroll 4
        for (std::size_t each = 0; each < kTileOutputs; ++each) {
            const std::size_t at = row + each * job.dilation;
            if (at >= job.rows)
                break;
            Vector sum = mixed(kPointsToRows[each], values) + load(job.bias + column + lane);
            if (job.residual)
                sum += load(job.residual + at * job.outputs + column + lane);
            store(job.output + at * job.outputs + column + lane, sum * job.scale);
        }
    }
}

/// One block of outputs for all tiles of a chunk: a small convolution over tiles at every point.
inline void tiledBlock(const TiledJob& job, std::size_t block, std::size_t tiles, const float* points, float* sums)
{
    static const float kZeros[kBlock] = {};
    const std::size_t size = job.pieces * job.inputs * kBlock;
    for (std::size_t point = 0; point < kTilePoints; ++point) {
        ConvJob small;
        small.input = points + point * (kTiles + job.pieces - 1) * job.inputs;
        small.weights = job.weights + (block * kTilePoints + point) * size;
        small.bias = kZeros;
        small.output = sums + point * kTiles * kBlock;
        small.inputs = job.inputs;
        small.outputs = kBlock;
        small.taps = job.pieces;
        convolve(small, {0, 0, tiles});
    }
}

void convolveTiles(const TiledJob& job, std::size_t chunk, float* scratch)
{
    const std::size_t sequenceRows = (job.rows + job.dilation - 1) / job.dilation;
    const std::size_t sequenceTiles = (sequenceRows + kTileOutputs - 1) / kTileOutputs;
    const std::size_t chunks = (sequenceTiles + kTiles - 1) / kTiles;
    const std::size_t first = chunk % chunks * kTiles;
    const std::size_t tiles = sequenceTiles - first < kTiles ? sequenceTiles - first : kTiles;
    const auto rowOf = [&](std::size_t index) {
        return chunk / chunks + job.dilation * kTileOutputs * (first + index);
    };
    const std::size_t room = kTiles + job.pieces - 1;
    for (std::size_t index = 0; index < tiles + job.pieces - 1; ++index)
        toPoints(job, rowOf(index), scratch + index * job.inputs, room);
    float* sums = scratch + kTilePoints * room * job.inputs;
    for (std::size_t block = 0; block * kBlock < job.outputs; ++block) {
        tiledBlock(job, block, tiles, scratch, sums);
        for (std::size_t index = 0; index < tiles; ++index)
            toRows(job, block * kBlock, rowOf(index), sums + index * kBlock);
    }
}

/// sin^2(x): x / pi is brought to [-1/2, 1/2] by adding and taking away 1.5 * 2^23, which rounds it; then a polynomial
/// in its square. The polynomial is off by 2e-7 at most (fitted to
/// the smallest greatest error).
inline Vector sineSquared(Vector value)
{
    constexpr float kRounder = 12582912.0F;
    constexpr float kInversePi = 0.318309886183790672F;
    const Vector turns = value * kInversePi;
    const Vector whole = (turns + kRounder) - kRounder;
    const Vector rest = turns - whole;
    const Vector square = rest * rest;
    Vector sum = square * -3.2729461193F + 12.9907302856F;
    sum = sum * square - 30.0859527588F;
    sum = sum * square + 42.7253837585F;
    sum = sum * square - 32.4695816040F;
    sum = sum * square + 9.8696031571F;
    return sum * square;
}

inline Vector activate(const RowJob& job, Vector value, std::size_t channel)
{
    if (job.activation == Activation::snake)
        return value + load(job.inverseAlpha + channel) * sineSquared(load(job.alpha + channel) * value);
    if (job.activation == Activation::leaky)
        return value > 0.0F ? value : value * job.slope;
    return value;
}

/// The last channels of a row that are too few for a vector.
inline Vector loadSome(const float* from, std::size_t width)
{
    float numbers[kLanes] = {};
    for (std::size_t lane = 0; lane < width; ++lane)
        numbers[lane] = from[lane];
    return load(numbers);
}

inline void storeSome(float* to, Vector value, std::size_t width)
{
    float numbers[kLanes];
    store(numbers, value);
    for (std::size_t lane = 0; lane < width; ++lane)
        to[lane] = numbers[lane];
}

inline void applyRow(const RowJob& job, std::size_t row)
{
    const float* from = job.input + row * job.channels;
    float* to = job.output + row * job.channels;
    const auto changed = [&job](Vector value, std::size_t channel) {
        return activate(job, value * load(job.scale + channel) + load(job.shift + channel), channel);
    };
    std::size_t channel = 0;
    for (; channel + kLanes <= job.channels; channel += kLanes)
        store(to + channel, changed(load(from + channel), channel));
    // The tables by channel are padded to whole vectors; the row itself is not.
    if (const std::size_t width = job.channels - channel; width > 0)
        storeSome(to + channel, changed(loadSome(from + channel, width), channel), width);
}

void apply(const RowJob& job, std::size_t first, std::size_t last)
{
    for (std::size_t row = first; row < last; ++row)
        applyRow(job, row);
}

void moments(const float* input, std::size_t rows, std::size_t channels, float* mean, float* squares)
{
    for (std::size_t channel = 0; channel < channels; ++channel)
        mean[channel] = squares[channel] = 0.0F;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t channel = 0; channel < channels; ++channel)
            mean[channel] += input[row * channels + channel];
    for (std::size_t channel = 0; channel < channels; ++channel)
        mean[channel] /= static_cast<float>(rows);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const float distance = input[row * channels + channel] - mean[channel];
            squares[channel] += distance * distance;
        }
}

} // namespace

} // namespace melisma::ml::kernels
