// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/snake_block.h"

namespace melisma::ml {

SnakeScratch::SnakeScratch(std::int64_t rows, std::int64_t channels, std::int64_t pad, torch::Device device)
    : padded(PaddedRows::make(rows, channels, pad, device))
    , between(torch::empty({rows, channels}, torch::TensorOptions(device)))
{}

SnakeBlock::SnakeBlock(const WeightReader& weights, std::int64_t channels, std::int64_t taps, std::int64_t styleWidth)
{
    for (std::size_t index = 0; index < kDilations.size(); ++index) {
        const std::string name = std::to_string(index);
        const auto dilation = kDilations[index];
        const auto alpha = [&](const char* list) { return Snake(weights.at(list).take(name, {1, channels, 1})); };
        const auto norm = [&](const char* list) { return AdaIn(weights.at(list).at(name), channels, styleWidth); };
        m_rounds.push_back(
            {norm("adain1"), norm("adain2"), alpha("alpha1"), alpha("alpha2"),
             ConvRows(weights.at("convs1").at(name),
                      {channels, channels, taps, dilation, 1, ConvShape::same(taps, dilation)}),
             ConvRows(weights.at("convs2").at(name), {channels, channels, taps, 1, 1, ConvShape::same(taps)})});
    }
}

torch::Tensor SnakeBlock::forward(const torch::Tensor& rows, const torch::Tensor& style, SnakeScratch& scratch,
                                  StatisticsTape& tape, const std::stop_token& stop) const
{
    auto sum = torch::empty(rows.sizes(), rows.options());
    torch::Tensor before = rows;
    for (const Round& round : m_rounds) {
        if (stop.stop_requested())
            return sum;
        round.norm1.snakeInto(scratch.padded, before, style, round.snake1, tape);
        round.conv1.forwardInto(scratch.between, scratch.padded);
        if (stop.stop_requested())
            return sum;
        round.norm2.snakeInto(scratch.padded, scratch.between, style, round.snake2, tape);
        round.conv2.forwardInto(sum, scratch.padded, before);
        before = sum;
    }
    return sum;
}

} // namespace melisma::ml
