// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/open_vocoder.h"

#include "ml/nn/conv_rows.h"
#include "ml/nn/snake_block.h"

#include <cmath>
#include <numeric>

namespace melisma::ml::kokoro {

namespace {

constexpr double kEpsilon = 1e-5;
constexpr double kBlockSlope = 0.2;
constexpr double kSlope = 0.1;
constexpr double kLastSlope = 0.01;

} // namespace

OpenVocoder::OpenVocoder(const WeightReader& weights, const Config& config) : m_style(config.style)
{
    const auto conv = [&weights](const char* name, std::int64_t outputs, std::int64_t inputs, std::int64_t taps,
                                 std::int64_t stride) {
        const auto at = weights.at(name);
        return Conv{at.take("weight", {outputs, inputs, taps}), at.take("bias", {outputs}), taps / 2, 1, stride};
    };
    m_pitch = conv("F0_conv", 1, 1, 3, 2);
    m_energy = conv("N_conv", 1, 1, 3, 2);
    m_reminder = conv("asr_res.0", config.reminder, config.width, 1, 1);
    m_blocks.push_back(blockOf(weights.at("encode"), config.width + 2, config.decoderWidth, false));
    for (std::int64_t block = 0; block < config.decoderBlocks; ++block) {
        const bool last = block + 1 == config.decoderBlocks;
        m_blocks.push_back(blockOf(weights.at("decode").at(std::to_string(block)),
                                   config.decoderWidth + config.reminder + 2,
                                   last ? config.decoderOutput : config.decoderWidth, last));
    }
    const auto generator = weights.at("generator");
    m_source = HarmonicSource(generator.at("m_source"), HarmonicSource::Shape{});
    m_stft = ShortStft(config.points, config.points / 4, torch::kCPU);
    for (std::size_t index = 0; index < config.upsampleRates.size(); ++index)
        readStage(generator, config, index);
    const auto channels = config.decoderOutput >> config.upsampleRates.size();
    const auto post = generator.at("conv_post");
    m_last = {post.take("weight", {config.points + 2, channels, 7}), post.take("bias", {config.points + 2}), 3};
}

OpenVocoder::Norm OpenVocoder::normOf(const WeightReader& weights, std::int64_t channels)
{
    const Norm norm{weights.take("fc.weight", {2 * channels, m_style}), weights.take("fc.bias", {2 * channels}),
                    m_adaptedWidth};
    m_adaptedWidth += 2 * channels;
    return norm;
}

OpenVocoder::Block OpenVocoder::blockOf(const WeightReader& weights, std::int64_t inputs, std::int64_t outputs,
                                        bool doubles)
{
    const auto conv = [&weights](const char* name, std::int64_t to, std::int64_t from) {
        return Conv{weights.at(name).take("weight", {to, from, 3}), weights.at(name).take("bias", {to}), 1};
    };
    Block block;
    block.norm1 = normOf(weights.at("norm1"), inputs);
    block.norm2 = normOf(weights.at("norm2"), outputs);
    block.conv1 = conv("conv1", outputs, inputs);
    block.conv2 = conv("conv2", outputs, outputs);
    if (inputs != outputs)
        block.narrow.weight = weights.at("conv1x1").take("weight", {outputs, inputs, 1});
    if (doubles) {
        block.poolWeight = weights.at("pool").take("weight", {inputs, 1, 3});
        block.poolBias = weights.at("pool").take("bias", {inputs});
    }
    return block;
}

OpenVocoder::Rounds OpenVocoder::roundsOf(const WeightReader& weights, std::int64_t channels, std::int64_t taps)
{
    Rounds rounds;
    for (std::size_t index = 0; index < SnakeBlock::kDilations.size(); ++index) {
        const auto name = std::to_string(index);
        const auto conv = [&](const char* list, std::int64_t dilation) {
            const auto at = weights.at(list).at(name);
            return Conv{at.take("weight", {channels, channels, taps}), at.take("bias", {channels}),
                        ConvShape::same(taps, dilation), dilation};
        };
        Round round;
        round.norm1 = normOf(weights.at("adain1").at(name), channels);
        round.norm2 = normOf(weights.at("adain2").at(name), channels);
        round.alpha1 = weights.at("alpha1").take(name, {1, channels, 1});
        round.alpha2 = weights.at("alpha2").take(name, {1, channels, 1});
        round.conv1 = conv("convs1", SnakeBlock::kDilations[index]);
        round.conv2 = conv("convs2", 1);
        rounds.push_back(std::move(round));
    }
    return rounds;
}

void OpenVocoder::readStage(const WeightReader& weights, const Config& config, std::size_t index)
{
    const auto number = std::to_string(index);
    const auto& rates = config.upsampleRates;
    const auto inputs = config.decoderOutput >> index;
    const auto channels = inputs / 2;
    const auto later = std::accumulate(rates.begin() + static_cast<std::ptrdiff_t>(index) + 1, rates.end(),
                                       std::int64_t{1}, std::multiplies<>());
    Stage stage;
    stage.rate = rates[index];
    stage.upWeight = weights.at("ups").at(number).take("weight", {inputs, channels, 2 * stage.rate});
    stage.upBias = weights.at("ups").at(number).take("bias", {channels});
    const auto noise = weights.at("noise_convs").at(number);
    stage.noise = {noise.take("weight", {channels, config.points + 2, later == 1 ? 1 : 2 * later}),
                   noise.take("bias", {channels}), later == 1 ? 0 : (later + 1) / 2, 1, later};
    stage.noiseRounds = roundsOf(weights.at("noise_res").at(number), channels, config.noiseTaps[index]);
    const auto kinds = config.blockTaps.size();
    for (std::size_t block = 0; block < kinds; ++block)
        stage.blocks.push_back(roundsOf(weights.at("resblocks").at(std::to_string(index * kinds + block)), channels,
                                        config.blockTaps[block]));
    m_stages.push_back(std::move(stage));
}

torch::Tensor OpenVocoder::run(const Conv& conv, const torch::Tensor& rows)
{
    return torch::conv1d(rows, conv.weight, conv.bias, conv.stride, conv.padding, conv.dilation);
}

torch::Tensor OpenVocoder::run(const Norm& norm, const torch::Tensor& rows, const OpenInput& input)
{
    auto wish = torch::addmv(norm.bias, norm.weight, input.style);
    if (input.adapted.defined())
        wish = wish + input.adapted.narrow(0, norm.at, wish.size(0));
    const auto channels = wish.size(0) / 2;
    const auto mean = rows.mean(2, true);
    const auto variance = (rows - mean).square().mean(2, true);
    return (rows - mean) * (torch::rsqrt(variance + kEpsilon) * (1.0 + wish.narrow(0, 0, channels).view({1, -1, 1}))) +
           wish.narrow(0, channels, channels).view({1, -1, 1});
}

torch::Tensor OpenVocoder::run(const Block& block, const torch::Tensor& rows, const OpenInput& input)
{
    auto inner = torch::leaky_relu(run(block.norm1, rows, input), kBlockSlope);
    auto outer = block.narrow.weight.defined() ? run(block.narrow, rows) : rows;
    if (block.poolWeight.defined()) {
        inner = torch::conv_transpose1d(inner, block.poolWeight, block.poolBias, 2, 1, 1, rows.size(1));
        outer = outer.repeat_interleave(2, 2);
    }
    inner = run(block.conv1, inner);
    inner = run(block.conv2, torch::leaky_relu(run(block.norm2, inner, input), kBlockSlope));
    return (inner + outer) / std::sqrt(2.0);
}

torch::Tensor OpenVocoder::run(const Rounds& rounds, torch::Tensor rows, const OpenInput& input)
{
    const auto snake = [](const torch::Tensor& normal, const torch::Tensor& alpha) {
        return normal + torch::sin(alpha * normal).square() / alpha;
    };
    for (const Round& round : rounds) {
        const auto inner = run(round.conv1, snake(run(round.norm1, rows, input), round.alpha1));
        rows = rows + run(round.conv2, snake(run(round.norm2, inner, input), round.alpha2));
    }
    return rows;
}

torch::Tensor OpenVocoder::decoded(const OpenInput& input) const
{
    const auto text = input.content.t().unsqueeze(0);
    const auto curves =
        torch::cat({run(m_pitch, input.pitch.view({1, 1, -1})), run(m_energy, input.energy.view({1, 1, -1}))}, 1);
    auto rows = run(m_blocks.front(), torch::cat({text, curves}, 1), input);
    const auto reminder = torch::cat({run(m_reminder, text), curves}, 1);
    for (std::size_t block = 1; block < m_blocks.size(); ++block)
        rows = run(m_blocks[block], torch::cat({rows, reminder}, 1), input);
    return rows;
}

torch::Tensor OpenVocoder::forward(const OpenInput& input, std::uint64_t seed) const
{
    auto rows = decoded(input);
    const auto source = m_stft.polar(m_source.forward(input.pitch, {seed, 1.0, 0.0, {}})).t().unsqueeze(0);
    for (const Stage& stage : m_stages) {
        rows = torch::conv_transpose1d(torch::leaky_relu(rows, kSlope), stage.upWeight, stage.upBias, stage.rate,
                                       stage.rate / 2);
        if (&stage == &m_stages.back()) // one row more, because the transform has a frame more than it has hops
            rows = torch::cat({rows.narrow(2, 1, 1), rows}, 2);
        rows = rows + run(stage.noiseRounds, run(stage.noise, source), input);
        torch::Tensor sum;
        for (const Rounds& rounds : stage.blocks) {
            const auto answer = run(rounds, rows, input);
            sum = sum.defined() ? sum + answer : answer;
        }
        rows = sum / static_cast<double>(stage.blocks.size());
    }
    const auto spectrum = run(m_last, torch::leaky_relu(rows, kLastSlope))[0].t();
    const auto bins = m_stft.bins();
    return m_stft.inverse(torch::exp(spectrum.narrow(1, 0, bins)), torch::sin(spectrum.narrow(1, bins, bins)));
}

} // namespace melisma::ml::kokoro
