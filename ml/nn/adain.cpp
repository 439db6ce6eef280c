// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/adain.h"

#include "ml/nn/kernels/parallel.h"

#include <algorithm>

namespace melisma::ml {

namespace {

constexpr double kEpsilon = 1e-5;
constexpr std::int64_t kChunk = 128; ///< rows whose moments one thread takes; they stay in the second cache
constexpr std::int64_t kLongestVector = 16;

struct Moments {
    torch::Tensor mean, variance; ///< [channels]
};

const kernels::RowKernels* kernelsFor(const torch::Tensor& rows)
{
    return rows.is_cpu() ? kernels::rowKernels() : nullptr;
}

std::int64_t chunksOf(std::int64_t rows)
{
    return (rows + kChunk - 1) / kChunk;
}

/// The moments of the chunks put together in order (Chan, Golub and LeVeque 1979), so that the number of threads does
/// not matter.
Moments together(const torch::Tensor& parts, std::int64_t rows)
{
    const auto channels = parts.size(2);
    std::vector<double> mean(static_cast<std::size_t>(channels));
    std::vector<double> squares(mean.size());
    for (std::int64_t chunk = 0; chunk < parts.size(0); ++chunk) {
        const auto before = static_cast<double>(chunk * kChunk);
        const auto added = static_cast<double>(std::min(kChunk, rows - chunk * kChunk));
        const float* numbers = parts.data_ptr<float>() + chunk * 2 * channels;
        for (std::size_t channel = 0; channel < mean.size(); ++channel) {
            const double apart = static_cast<double>(numbers[channel]) - mean[channel];
            mean[channel] += apart * added / (before + added);
            squares[channel] += static_cast<double>(numbers[static_cast<std::size_t>(channels) + channel]) +
                                apart * apart * before * added / (before + added);
        }
    }
    const auto dense = [channels](std::vector<double>& numbers) {
        return torch::from_blob(numbers.data(), {channels}, torch::kFloat64).to(torch::kFloat32);
    };
    return {dense(mean), dense(squares) / static_cast<double>(rows)};
}

Moments measure(const torch::Tensor& rows)
{
    const auto* kernels = kernelsFor(rows);
    if (!kernels)
        return {rows.mean(0), rows.var(0, false)};
    const auto channels = rows.size(1);
    const auto parts = torch::empty({chunksOf(rows.size(0)), 2, channels});
    const float* from = rows.data_ptr<float>();
    float* to = parts.data_ptr<float>();
    kernels::parallelFor(static_cast<std::size_t>(parts.size(0)), at::get_num_threads(), [&](std::size_t index) {
        const auto chunk = static_cast<std::int64_t>(index);
        const auto count = std::min(kChunk, rows.size(0) - chunk * kChunk);
        float* mean = to + chunk * 2 * channels;
        kernels->moments(from + chunk * kChunk * channels, static_cast<std::size_t>(count),
                         static_cast<std::size_t>(channels), mean, mean + channels);
    });
    return together(parts, rows.size(0));
}

/// Room behind the last channel, because the kernels read whole vectors.
torch::Tensor table(const torch::Tensor& numbers)
{
    const auto count = numbers.numel();
    auto wide = torch::zeros({(count + kLongestVector - 1) / kLongestVector * kLongestVector}, numbers.options());
    wide.narrow(0, 0, count).copy_(numbers.reshape({count}));
    return wide;
}

/// job's activation of rows * scale + shift.
void runKernels(kernels::RowJob job, const kernels::RowKernels& kernels, const torch::Tensor& output,
                const torch::Tensor& rows, const torch::Tensor& scale, const torch::Tensor& shift)
{
    const auto scales = table(scale);
    const auto shifts = table(shift);
    job.scale = scales.data_ptr<float>();
    job.shift = shifts.data_ptr<float>();
    job.input = rows.data_ptr<float>();
    job.output = output.data_ptr<float>();
    job.channels = static_cast<std::size_t>(rows.size(1));
    const auto chunks = static_cast<std::size_t>(chunksOf(rows.size(0)));
    kernels::parallelFor(chunks, at::get_num_threads(), [&](std::size_t index) {
        const auto first = static_cast<std::int64_t>(index) * kChunk;
        kernels.apply(job, static_cast<std::size_t>(first),
                      static_cast<std::size_t>(std::min(rows.size(0), first + kChunk)));
    });
}

} // namespace

StatisticsTape StatisticsTape::recording(std::vector<float>& written)
{
    StatisticsTape tape;
    tape.m_written = &written;
    return tape;
}

StatisticsTape StatisticsTape::replaying(const std::vector<float>& given)
{
    StatisticsTape tape;
    tape.m_given = &given;
    return tape;
}

torch::Tensor StatisticsTape::next(std::int64_t channels, torch::Device device)
{
    TORCH_CHECK(m_at + static_cast<std::size_t>(2 * channels) <= m_given->size(), "the statistics end too early");
    const auto answer =
        torch::tensor(at::ArrayRef<float>(m_given->data() + m_at, static_cast<std::size_t>(2 * channels)));
    m_at += static_cast<std::size_t>(2 * channels);
    return answer.view({2, channels}).to(device);
}

torch::Tensor StatisticsTape::nextAdapted(std::int64_t channels, torch::Device device)
{
    if (m_adapted.empty())
        return {};
    const auto count = static_cast<std::size_t>(2 * channels);
    TORCH_CHECK(count <= m_adapted.size(), "the adapted numbers end too early");
    const auto answer = torch::tensor(at::ArrayRef<float>(m_adapted.data(), count)).to(device);
    m_adapted = m_adapted.subspan(count);
    return answer;
}

void StatisticsTape::note(const torch::Tensor& mean, const torch::Tensor& variance)
{
    if (!m_written)
        return;
    for (const auto& numbers : {mean.cpu(), variance.cpu()})
        m_written->insert(m_written->end(), numbers.data_ptr<float>(), numbers.data_ptr<float>() + numbers.numel());
}

Snake::Snake(const torch::Tensor& given) : alpha(table(given)), inverse(table(1.0 / given)) {}

AdaIn::AdaIn(const WeightReader& weights, std::int64_t channels, std::int64_t styleWidth)
    : m_channels(channels)
    , m_weight(weights.take("fc.weight", {2 * channels, styleWidth}))
    , m_bias(weights.take("fc.bias", {2 * channels}))
{}

AdaIn::Affine AdaIn::affine(const torch::Tensor& rows, const torch::Tensor& style, StatisticsTape& tape) const
{
    Moments moments;
    if (tape.replays()) {
        const auto given = tape.next(m_channels, rows.device());
        moments = {given[0], given[1]};
    } else {
        moments = measure(rows);
        tape.note(moments.mean, moments.variance);
    }
    auto wish = torch::addmv(m_bias, m_weight, style);
    if (const auto adapted = tape.nextAdapted(m_channels, rows.device()); adapted.defined())
        wish = wish + adapted;
    const auto scale = (1.0 + wish.narrow(0, 0, m_channels)) * torch::rsqrt(moments.variance + kEpsilon);
    return {scale, wish.narrow(0, m_channels, m_channels) - moments.mean * scale};
}

void AdaIn::leakyInto(const PaddedRows& output, const torch::Tensor& rows, const torch::Tensor& style, double slope,
                      StatisticsTape& tape) const
{
    const auto dense = rows.contiguous();
    const auto [scale, shift] = affine(dense, style, tape);
    if (const auto* kernels = kernelsFor(dense)) {
        kernels::RowJob job;
        job.activation = kernels::Activation::leaky;
        job.slope = static_cast<float>(slope);
        return runKernels(job, *kernels, output.rows(), dense, scale, shift);
    }
    output.rows().copy_(torch::leaky_relu(dense * scale + shift, slope));
}

void AdaIn::snakeInto(const PaddedRows& output, const torch::Tensor& rows, const torch::Tensor& style,
                      const Snake& snake, StatisticsTape& tape) const
{
    const auto dense = rows.contiguous();
    const auto [scale, shift] = affine(dense, style, tape);
    if (const auto* kernels = kernelsFor(dense)) {
        kernels::RowJob job;
        job.activation = kernels::Activation::snake;
        job.alpha = snake.alpha.data_ptr<float>();
        job.inverseAlpha = snake.inverse.data_ptr<float>();
        return runKernels(job, *kernels, output.rows(), dense, scale, shift);
    }
    const auto normal = dense * scale + shift;
    const auto alpha = snake.alpha.narrow(0, 0, m_channels);
    output.rows().copy_(normal + snake.inverse.narrow(0, 0, m_channels) * torch::sin(alpha * normal).square());
}

} // namespace melisma::ml
