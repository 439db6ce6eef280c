// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/open_pass.h"

#include "ml/models/kokoro/open_vocoder.h"
#include "ml/nn/plain_data.h"

namespace melisma::ml::kokoro {

base::Result<std::vector<float>> openPass(const std::filesystem::path& weights, const Features& content,
                                          const Curves& curves, std::span<const float> style,
                                          std::span<const float> adapted, std::uint64_t seed)
{
    const auto file = Safetensors::read(weights);
    if (!file)
        return file.error();
    return guardedRun("The voice model", [&]() -> base::Result<std::vector<float>> {
        const WeightReader reader(*file, torch::kCPU);
        const auto config = configOf(reader);
        if (!config)
            return config.error();
        const OpenVocoder vocoder(reader.at("decoder"), *config);
        OpenInput input{tensorOf(content.values, torch::kCPU).view({static_cast<std::int64_t>(content.rows), -1}),
                        tensorOf(curves.f0, torch::kCPU), tensorOf(curves.energy, torch::kCPU),
                        tensorOf(style, torch::kCPU).narrow(0, 0, config->style), torch::Tensor()};
        if (!adapted.empty())
            input.adapted = tensorOf(adapted, torch::kCPU);
        return plainFloats(vocoder.forward(input, seed));
    });
}

} // namespace melisma::ml::kokoro
