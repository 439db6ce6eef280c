// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/mel_shortcut.h"

#include "ml/models/content_encoder/front_end.h"

#include <cmath>
#include <numbers>

namespace melisma::ml::content {

namespace {

namespace nn = torch::nn;

constexpr std::int64_t kWidth = 224;
constexpr std::int64_t kBlocks = 6;
constexpr std::int64_t kStyle = 256;
constexpr float kVoiced = 10.0F; ///< Hz
constexpr double kLeastOvertone = 0.02;

} // namespace

torch::Tensor overtones(const torch::Tensor& f0, const torch::Tensor& bands)
{
    const double binHz = static_cast<double>(kSampleRate) / kMelWindow;
    const auto hertz = torch::arange(bands.size(0)) * binHz;
    const auto voiced = (f0 > kVoiced).unsqueeze(1);
    const auto pitch = f0.clamp_min(kVoiced).unsqueeze(1);
    const auto order = hertz.unsqueeze(0) / pitch;
    const auto away = (order - order.round()).abs() * pitch / binHz; // bins to the nearest overtone
    const auto lobe = (away.clamp_max(2.0) * (std::numbers::pi / 4.0)).cos().square();
    const auto heard = torch::matmul(lobe * (order > 0.5), bands) + kLeastOvertone;
    return torch::where(voiced, heard.log(), torch::full_like(heard, std::log(kLeastOvertone)));
}

MelShortcutImpl::MelShortcutImpl() : m_bands(FrontEnd().bands())
{
    m_enter = register_module("enter", nn::Linear(kFeatureWidth + kMelBands + 1, kWidth));
    m_style = register_module("style", nn::Linear(kStyle, kWidth));
    for (std::int64_t block = 0; block < kBlocks; ++block)
        m_blocks->push_back(GatedBlock(kWidth, 3, std::int64_t{1} << (block % 3)));
    register_module("blocks", m_blocks);
    m_last = register_module("last", nn::LayerNorm(nn::LayerNormOptions({kWidth})));
    m_leave = register_module("leave", nn::Linear(kWidth, 2 * kMelBands));
}

ToldMels MelShortcutImpl::forward(const torch::Tensor& features, const torch::Tensor& f0, const torch::Tensor& style)
{
    const auto comb = overtones(f0, m_bands);
    const auto voiced = (f0 > kVoiced).to(torch::kFloat32).unsqueeze(1);
    auto rows = (m_enter(torch::cat({features, comb, voiced}, 1)) + m_style(style)).unsqueeze(0);
    for (const auto& block : *m_blocks)
        rows = block->as<GatedBlock>()->forward(rows);
    const auto told = m_leave(m_last(rows)).squeeze(0);
    // Speech at the usual level lies about -4; the net should start near it.
    return {told.narrow(1, 0, kMelBands) * 2.0 - 4.0, told.narrow(1, kMelBands, kMelBands).clamp(-4.0, 1.0)};
}

torch::Tensor drawnMels(const ToldMels& told, std::uint64_t seed)
{
    auto generator = at::detail::createCPUGenerator(seed);
    const auto rows = told.middle.size(0);
    const auto white = torch::randn({rows + 2, kMelBands}, generator);
    // Transforms of windows that overlap by more than two thirds chance alike.
    const auto chance =
        (0.577 * white.narrow(0, 0, rows) + 0.577 * white.narrow(0, 1, rows)) + 0.577 * white.narrow(0, 2, rows);
    return (told.middle + told.spread.exp() * chance).clamp_min(lowestMel());
}

} // namespace melisma::ml::content
