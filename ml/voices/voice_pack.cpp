// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voices/voice_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace melisma::ml {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

bool isVoice(const TensorEntry& entry)
{
    const std::vector<std::int64_t> shape{VoicePack::kRows, VoicePack::kWidth};
    return entry.dtype == DType::f32 && entry.shape == shape;
}

void addRow(const TensorView& voice, std::size_t row, double share, std::vector<float>& sum)
{
    std::array<float, VoicePack::kWidth> values{};
    std::memcpy(values.data(), voice.bytes.data() + row * sizeof(values), sizeof(values));
    for (std::size_t i = 0; i < values.size(); ++i)
        sum[i] += static_cast<float>(share) * values[i];
}

} // namespace

Result<VoicePack> VoicePack::read(const std::filesystem::path& file)
{
    auto voices = Safetensors::read(file);
    if (!voices)
        return voices.error();
    if (voices->entries().empty() || !std::ranges::all_of(voices->entries(), isVoice))
        return Error{ErrorKind::input,
                     file.string() + " does not hold the voices of Kokoro",
                     "Run: melisma models pull kokoro --accept-licence --force",
                     {}};
    return VoicePack(std::move(*voices));
}

std::vector<std::string> VoicePack::ids() const
{
    std::vector<std::string> ids;
    for (const auto& entry : m_voices.entries())
        ids.push_back(entry.name);
    std::ranges::sort(ids);
    return ids;
}

Result<std::vector<float>> VoicePack::style(const VoiceRecipe& recipe, std::size_t tokens) const
{
    double total = 0.0;
    for (const auto& share : recipe.shares)
        total += share.weight;
    const auto row = std::clamp<std::size_t>(tokens, 1, kRows) - 1;
    std::vector<float> style(kWidth, 0.0F);
    for (const auto& share : recipe.shares) {
        const auto voice = m_voices.find(share.id);
        if (!voice)
            return Error{
                ErrorKind::notFound, fmt::format("There is no voice '{}'", share.id), "See melisma voices list", {}};
        addRow(*voice, row, share.weight / total, style);
    }
    return style;
}

} // namespace melisma::ml
