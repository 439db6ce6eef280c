// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/shortcut.h"

#include "ml/models/content_encoder/mel_shortcut.h"
#include "ml/nn/half_weights.h"
#include "ml/nn/plain_data.h"
#include "ml/nn/weights.h"

namespace melisma::ml::content {

struct Shortcut::Net {
    MelShortcut net;
};

Shortcut::Shortcut(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
Shortcut::~Shortcut() = default;
Shortcut::Shortcut(Shortcut&&) noexcept = default;
Shortcut& Shortcut::operator=(Shortcut&&) noexcept = default;

base::Result<Shortcut> Shortcut::load(const std::filesystem::path& weights)
{
    const auto file = Safetensors::read(weights);
    if (!file)
        return file.error();
    const auto wide = widened(*file);
    if (!wide)
        return wide.error();
    auto net = std::make_unique<Net>();
    if (const auto loaded = loadWeights(*net->net, *wide); !loaded)
        return loaded.error();
    net->net->eval();
    return Shortcut(std::move(net));
}

std::vector<float> Shortcut::mels(std::span<const float> features, std::span<const float> f0,
                                  std::span<const float> style, std::uint64_t seed) const
{
    const torch::NoGradGuard still;
    const auto rows = tensorOf(features, torch::kCPU).view({static_cast<std::int64_t>(f0.size()), -1});
    return plainFloats(
        drawnMels(m_net->net->forward(rows, tensorOf(f0, torch::kCPU), tensorOf(style, torch::kCPU)), seed));
}

} // namespace melisma::ml::content
