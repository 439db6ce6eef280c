// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/kernels/parallel.h"
#include "ml/nn/kernels/row_kernels.h"
#include "tests/support/check.h"

#include <algorithm>
#include <random>
#include <vector>

// The inner loops against plain sums in double.

using namespace melisma;
using namespace melisma::ml::kernels;

namespace {

std::vector<float> randoms(std::size_t count, unsigned seed, float size = 1.0F)
{
    std::mt19937 engine(seed);
    std::uniform_real_distribution<float> between(-size, size);
    std::vector<float> numbers(count);
    std::generate(numbers.begin(), numbers.end(), [&] { return between(engine); });
    return numbers;
}

struct Case {
    std::size_t inputs, outputs, taps, dilation, stride, rows;
    bool residual;
};

std::vector<float> packed(const std::vector<float>& weights, const Case& sizes, std::size_t block)
{
    const std::size_t blocks = (sizes.outputs + block - 1) / block;
    std::vector<float> all(blocks * block * sizes.taps * sizes.inputs);
    for (std::size_t output = 0; output < sizes.outputs; ++output)
        for (std::size_t tap = 0; tap < sizes.taps; ++tap)
            for (std::size_t input = 0; input < sizes.inputs; ++input)
                all[((output / block * sizes.taps + tap) * sizes.inputs + input) * block + output % block] =
                    weights[(output * sizes.inputs + input) * sizes.taps + tap];
    return all;
}

void checkConvolution(const RowKernels& kernels, const Case& sizes)
{
    const std::size_t inputRows = (sizes.rows - 1) * sizes.stride + (sizes.taps - 1) * sizes.dilation + 1;
    const auto input = randoms(inputRows * sizes.inputs, 1);
    const auto weights = randoms(sizes.outputs * sizes.inputs * sizes.taps, 2);
    auto bias = randoms(sizes.outputs, 3);
    bias.resize(sizes.outputs + kernels.block);
    const auto before = randoms(sizes.rows * sizes.outputs, 4);
    auto output = before; // the residual may be the output itself
    const auto table = packed(weights, sizes, kernels.block);
    const ConvJob job{input.data(),   table.data(), bias.data(),   sizes.residual ? output.data() : nullptr,
                      output.data(),  sizes.inputs, sizes.outputs, sizes.taps,
                      sizes.dilation, sizes.stride, 0.5F};
    for (std::size_t block = 0; block * kernels.block < sizes.outputs; ++block)
        kernels.convolve(job, {block, 0, sizes.rows});
    double most = 0.0;
    for (std::size_t row = 0; row < sizes.rows; ++row)
        for (std::size_t channel = 0; channel < sizes.outputs; ++channel) {
            double sum = static_cast<double>(bias[channel]) +
                         (sizes.residual ? static_cast<double>(before[row * sizes.outputs + channel]) : 0.0);
            for (std::size_t tap = 0; tap < sizes.taps; ++tap)
                for (std::size_t from = 0; from < sizes.inputs; ++from)
                    sum +=
                        static_cast<double>(input[(row * sizes.stride + tap * sizes.dilation) * sizes.inputs + from]) *
                        static_cast<double>(weights[(channel * sizes.inputs + from) * sizes.taps + tap]);
            most = std::max(most, std::abs(0.5 * sum - static_cast<double>(output[row * sizes.outputs + channel])));
        }
    std::printf("  %s %zu -> %zu, %zu taps: %.1e\n", kernels.name, sizes.inputs, sizes.outputs, sizes.taps, most);
    CHECK(most < 2e-5);
}

std::vector<float> packedTiles(const std::vector<float>& weights, const Case& sizes, std::size_t block)
{
    const std::size_t pieces = (sizes.taps + kTileTaps - 1) / kTileTaps;
    std::vector<float> all(sizes.outputs * kTilePoints * pieces * sizes.inputs);
    for (std::size_t index = 0; index < all.size(); ++index) {
        const std::size_t input = index / block % sizes.inputs;
        const std::size_t piece = index / block / sizes.inputs % pieces;
        const std::size_t point = index / block / sizes.inputs / pieces % kTilePoints;
        const std::size_t output = index / block / sizes.inputs / pieces / kTilePoints * block + index % block;
        double sum = 0.0;
        for (std::size_t tap = 0; tap < kTileTaps && piece * kTileTaps + tap < sizes.taps; ++tap)
            sum += kTapsToPoints[point][tap] *
                   static_cast<double>(weights[(output * sizes.inputs + input) * sizes.taps + piece * kTileTaps + tap]);
        all[index] = static_cast<float>(sum);
    }
    return all;
}

/// Against the plain kernel, which convolutionsAreSums holds to sums.
void checkTiles(const RowKernels& kernels, const Case& sizes)
{
    const std::size_t inputRows = sizes.rows + (sizes.taps - 1) * sizes.dilation;
    const auto input = randoms(inputRows * sizes.inputs, 1);
    const auto weights = randoms(sizes.outputs * sizes.inputs * sizes.taps, 2);
    const auto bias = randoms(sizes.outputs, 3);
    const auto plainTable = packed(weights, sizes, kernels.block);
    const auto table = packedTiles(weights, sizes, kernels.block);
    auto plain = randoms(sizes.rows * sizes.outputs, 4);
    auto output = plain;
    const ConvJob job{input.data(), plainTable.data(), bias.data(), plain.data(),   plain.data(),
                      sizes.inputs, sizes.outputs,     sizes.taps,  sizes.dilation, 1,
                      0.5F};
    for (std::size_t block = 0; block * kernels.block < sizes.outputs; ++block)
        kernels.convolve(job, {block, 0, sizes.rows});
    const TiledJob tiled{input.data(),   inputRows,     table.data(),
                         bias.data(),    output.data(), output.data(),
                         sizes.inputs,   sizes.outputs, (sizes.taps + kTileTaps - 1) / kTileTaps,
                         sizes.dilation, sizes.rows,    0.5F};
    std::vector<float> scratch(tiledScratch(kernels, tiled));
    for (std::size_t chunk = 0; chunk < tiledChunks(kernels, tiled); ++chunk)
        kernels.convolveTiles(tiled, chunk, scratch.data());
    double most = 0.0;
    for (std::size_t index = 0; index < output.size(); ++index)
        most = std::max(most, static_cast<double>(std::abs(output[index] - plain[index])));
    std::printf("  %s tiles, %zu taps %zu apart, %zu rows: %.1e\n", kernels.name, sizes.taps, sizes.dilation,
                sizes.rows, most);
    CHECK(most < 2e-4); // of sums of up to 700 products, about 30 at most
}

void checkRows(const RowKernels& kernels, std::size_t channels, Activation activation)
{
    constexpr std::size_t kRows = 5;
    const auto tables = randoms(4 * (channels + 16), 5, 3.0F);
    const auto input = randoms(kRows * channels, 6, 20.0F);
    std::vector<float> output(input.size() + 1, -77.0F);
    RowJob job{input.data(),
               output.data(),
               tables.data(),
               tables.data() + channels + 16,
               tables.data() + 2 * (channels + 16),
               tables.data() + 3 * (channels + 16),
               channels,
               0.1F,
               activation};
    kernels.apply(job, 0, kRows);
    double most = 0.0;
    for (std::size_t index = 0; index < input.size(); ++index) {
        const std::size_t channel = index % channels;
        const double value = static_cast<double>(input[index]) * static_cast<double>(job.scale[channel]) +
                             static_cast<double>(job.shift[channel]);
        const double sine = std::sin(static_cast<double>(job.alpha[channel]) * value);
        const double right = activation == Activation::snake
                                 ? value + static_cast<double>(job.inverseAlpha[channel]) * sine * sine
                             : activation == Activation::leaky ? (value > 0.0 ? value : 0.1F * value)
                                                               : value;
        most = std::max(most, std::abs(right - static_cast<double>(output[index])));
    }
    CHECK(most < 1e-4); // angles up to 190 rad have a last place of 1.5e-5
    CHECK_EQUAL(output.back(), -77.0F);
}

void checkMoments(const RowKernels& kernels, std::size_t channels)
{
    constexpr std::size_t kRows = 100;
    auto input = randoms(kRows * channels, 7);
    for (float& number : input)
        number += 1000.0F; // a difference of squares would lose everything here
    std::vector<float> mean(channels), squares(channels);
    kernels.moments(input.data(), kRows, channels, mean.data(), squares.data());
    for (std::size_t channel = 0; channel < channels; ++channel) {
        double sum = 0.0, distance = 0.0;
        for (std::size_t row = 0; row < kRows; ++row)
            sum += static_cast<double>(input[row * channels + channel]) / kRows;
        for (std::size_t row = 0; row < kRows; ++row)
            distance += std::pow(static_cast<double>(input[row * channels + channel]) - sum, 2.0);
        CHECK_NEAR(static_cast<double>(mean[channel]), sum, 1e-2);
        CHECK_NEAR(static_cast<double>(squares[channel]), distance, 0.02);
    }
}

} // namespace

CHECK_CASE(convolutionsAreSums)
{
    const auto* kernels = rowKernels();
    if (!kernels)
        return;
    for (const Case& sizes :
         {Case{1, 1, 3, 1, 2, 7, false}, Case{22, 40, 12, 1, 6, 31, false}, Case{34, 32, 3, 1, 1, 1, true},
          Case{64, 96, 11, 5, 1, 45, true}, Case{17, 50, 7, 3, 1, 18, true}, Case{8, 64, 1, 1, 1, 15, false}})
        checkConvolution(*kernels, sizes);
}

CHECK_CASE(tilesGiveWhatPlainKernelsGive)
{
    if (const auto* kernels = rowKernels())
        for (const Case& sizes : {Case{32, 64, 3, 1, 1, 1, true}, Case{64, 32, 11, 5, 1, 1003, true},
                                  Case{32, 32, 7, 3, 1, 300, true}, Case{32, 32, 4, 1, 1, 4, true}})
            checkTiles(*kernels, sizes);
}

CHECK_CASE(rowsAreScaledAndBent)
{
    if (const auto* kernels = rowKernels())
        for (const std::size_t channels : {1U, 16U, 22U, 514U})
            for (const Activation activation : {Activation::none, Activation::leaky, Activation::snake})
                checkRows(*kernels, channels, activation);
}

CHECK_CASE(momentsKeepTheirDigits)
{
    if (const auto* kernels = rowKernels())
        for (const std::size_t channels : {1U, 16U, 514U})
            checkMoments(*kernels, channels);
}

CHECK_CASE(everyPartRunsOnce)
{
    std::vector<int> seen(1000);
    parallelFor(seen.size(), 3, [&seen](std::size_t index) { ++seen[index]; });
    CHECK(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
