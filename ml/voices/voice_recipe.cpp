// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voices/voice_recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace melisma::ml {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kMostShares = 8;
constexpr double kLargestWeight = 1000.0;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](unsigned char letter) {
        return std::isalnum(letter) || letter == '_' || letter == '-' || letter == '.';
    });
}

std::optional<double> weightOf(std::string_view text)
{
    double weight = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return weight > 0.0 && weight <= kLargestWeight ? std::optional(weight) : std::nullopt;
}

Error notARecipe(std::string_view part)
{
    return {ErrorKind::usage,
            fmt::format("'{}' is not a voice", part.substr(0, 80)),
            "Write one like af_heart, or a blend like \"af_heart*0.7 + af_bella*0.3\"",
            {}};
}

Result<VoiceShare> shareOf(std::string_view part)
{
    const auto star = part.find('*');
    const auto id = trimmed(part.substr(0, star));
    const auto weight = star == std::string_view::npos ? std::optional(1.0) : weightOf(trimmed(part.substr(star + 1)));
    if (!isId(id) || !weight)
        return notARecipe(part);
    return VoiceShare{std::string(id), *weight};
}

} // namespace

Result<VoiceRecipe> VoiceRecipe::parse(std::string_view text)
{
    VoiceRecipe recipe;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find('+', begin), text.size());
        auto share = shareOf(trimmed(text.substr(begin, end - begin)));
        if (!share)
            return share.error();
        const auto known = std::ranges::find(recipe.shares, share->id, &VoiceShare::id);
        if (known == recipe.shares.end())
            recipe.shares.push_back(std::move(*share));
        else
            known->weight += share->weight;
        begin = end + 1;
    }
    if (recipe.shares.size() > kMostShares)
        return Error{
            ErrorKind::usage, fmt::format("A voice is blended from {} at most", kMostShares), "Name fewer", {}};
    return recipe;
}

std::vector<std::string> VoiceRecipe::parents() const
{
    std::vector<std::string> ids;
    if (isBlend())
        for (const auto& share : shares)
            ids.push_back(share.id);
    return ids;
}

std::string VoiceRecipe::text() const
{
    if (!isBlend())
        return shares.front().id;
    std::string text;
    for (const auto& share : shares)
        text += fmt::format("{}{}*{}", text.empty() ? "" : " + ", share.id, share.weight);
    return text;
}

} // namespace melisma::ml
