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

/// A voice's table and how much of it is in the blend; the amounts add up to 1.
struct Part {
    TensorView table;
    double amount = 0.0;
};

void addRow(const TensorView& voice, std::size_t row, double share, std::vector<float>& sum)
{
    std::array<float, VoicePack::kWidth> values{};
    std::memcpy(values.data(), voice.bytes.data() + row * sizeof(values), sizeof(values));
    for (std::size_t i = 0; i < values.size(); ++i)
        sum[i] += static_cast<float>(share) * values[i];
}

std::vector<float> rowOf(const std::vector<Part>& parts, std::size_t row)
{
    std::vector<float> style(VoicePack::kWidth, 0.0F);
    for (const auto& part : parts)
        addRow(part.table, row, part.amount, style);
    return style;
}

std::vector<float> meanOf(const std::vector<Part>& parts)
{
    std::vector<float> mean(VoicePack::kWidth, 0.0F);
    for (const auto& part : parts)
        for (std::size_t row = 0; row < VoicePack::kRows; ++row)
            addRow(part.table, row, part.amount / VoicePack::kRows, mean);
    return mean;
}

Result<std::vector<Part>> partsOf(const Safetensors& voices, const VoiceRecipe& recipe)
{
    double total = 0.0;
    for (const auto& share : recipe.shares)
        total += share.weight;
    std::vector<Part> parts;
    for (const auto& share : recipe.shares) {
        const auto voice = voices.find(share.id);
        if (!voice)
            return Error{
                ErrorKind::notFound, fmt::format("There is no voice '{}'", share.id), "See melisma voices list", {}};
        parts.push_back({*voice, share.weight / total});
    }
    return parts;
}

} // namespace

Result<VoicePack> VoicePack::read(const std::filesystem::path& file, std::optional<VoiceAxes> axes)
{
    auto voices = Safetensors::read(file);
    if (!voices)
        return voices.error();
    if (voices->entries().empty() || !std::ranges::all_of(voices->entries(), isVoice))
        return Error{ErrorKind::input,
                     file.string() + " does not hold the voices of Kokoro",
                     "Run: melisma models pull kokoro --accept-licence --force",
                     {}};
    return VoicePack(std::move(*voices), std::move(axes));
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
    const auto parts = partsOf(m_voices, recipe);
    if (!parts)
        return parts.error();
    auto style = rowOf(*parts, std::clamp<std::size_t>(tokens, 1, kRows) - 1);
    if (!recipe.isDesigned())
        return style;
    if (!m_axes)
        return Error{ErrorKind::missing,
                     "The directions in which voices are designed are not here",
                     "Get Melisma's folder resources again",
                     {}};
    const auto shift = m_axes->shift(meanOf(*parts), recipe.moves);
    for (std::size_t i = 0; i < style.size(); ++i)
        style[i] += shift[i];
    return style;
}

} // namespace melisma::ml
