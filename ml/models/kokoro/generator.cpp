// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/generator.h"

#include <algorithm>

namespace melisma::ml::kokoro {

namespace {

constexpr double kSlope = 0.1;
constexpr double kLastSlope = 0.01;

/// How the transform of the source is brought to the rate of a stage; `rate`: what the later stages multiply it by.
ConvShape noiseShape(std::int64_t inputs, std::int64_t outputs, std::int64_t rate)
{
    if (rate == 1)
        return {inputs, outputs};
    return {inputs, outputs, 2 * rate, 1, rate, (rate + 1) / 2};
}

std::int64_t productAfter(const std::vector<std::int64_t>& rates, std::size_t stage)
{
    std::int64_t product = 1;
    for (std::size_t later = stage + 1; later < rates.size(); ++later)
        product *= rates[later];
    return product;
}

} // namespace

Generator::Generator(const WeightReader& weights, const Config& config, torch::Device device)
    : m_source(weights.at("m_source"), HarmonicSource::Shape{})
    , m_stft(config.points, config.points / 4, device)
{
    const auto polar = config.points + 2;
    auto channels = config.decoderOutput;
    for (std::size_t index = 0; index < config.upsampleRates.size(); ++index) {
        const std::string number = std::to_string(index);
        Stage stage;
        stage.channels = channels / 2;
        stage.up = UpsampleRows(weights.at("ups").at(number), channels, stage.channels, config.upsampleRates[index]);
        stage.noiseConv = ConvRows(weights.at("noise_convs").at(number),
                                   noiseShape(polar, stage.channels, productAfter(config.upsampleRates, index)));
        const auto add = [&](std::vector<SnakeBlock>& list, const WeightReader& from, std::int64_t taps) {
            list.emplace_back(from, stage.channels, taps, config.style);
            stage.pad = std::max(stage.pad, SnakeBlock::pad(taps));
        };
        add(stage.noise, weights.at("noise_res").at(number), config.noiseTaps[index]);
        for (std::size_t block = 0; block < config.blockTaps.size(); ++block)
            add(stage.blocks, weights.at("resblocks").at(std::to_string(index * config.blockTaps.size() + block)),
                config.blockTaps[block]);
        channels = stage.channels;
        m_stages.push_back(std::move(stage));
    }
    m_last = ConvRows(weights.at("conv_post"), {channels, polar, 7, 1, 1, 3});
}

torch::Tensor Generator::run(const Stage& stage, bool last, const torch::Tensor& rows, const torch::Tensor& source,
                             const torch::Tensor& style, StatisticsTape& tape, const std::stop_token& stop) const
{
    auto upper = stage.up.forward(torch::leaky_relu(rows, kSlope));
    if (last) // one row more, because the transform has a frame more than it has hops
        upper = torch::cat({upper.narrow(0, 1, 1), upper}, 0);
    SnakeScratch scratch(upper.size(0), stage.channels, stage.pad, upper.device());
    upper.add_(stage.noise[0].forward(stage.noiseConv.forward(source), style, scratch, tape, stop));
    torch::Tensor sum;
    for (const SnakeBlock& block : stage.blocks) {
        if (stop.stop_requested())
            return upper;
        const auto answer = block.forward(upper, style, scratch, tape, stop);
        sum = sum.defined() ? sum.add_(answer) : answer;
    }
    return sum.div_(static_cast<double>(stage.blocks.size()));
}

torch::Tensor Generator::forward(const torch::Tensor& features, const torch::Tensor& pitch, const torch::Tensor& style,
                                 const SourceChance& chance, StatisticsTape& tape, const std::stop_token& stop) const
{
    const auto source = m_stft.polar(m_source.forward(pitch, chance));
    auto rows = features;
    for (const Stage& stage : m_stages) {
        rows = run(stage, &stage == &m_stages.back(), rows, source, style, tape, stop);
        if (stop.stop_requested())
            return {};
    }
    const auto spectrum = m_last.forward(torch::leaky_relu(rows, kLastSlope));
    const auto bins = m_stft.bins();
    return m_stft.inverse(torch::exp(spectrum.narrow(1, 0, bins)), torch::sin(spectrum.narrow(1, bins, bins)));
}

} // namespace melisma::ml::kokoro
