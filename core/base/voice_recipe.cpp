// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/voice_recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace melisma::base {

namespace {

constexpr double kLargestWeight = 1000.0;
constexpr double kDecimals = 1e4;

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

std::optional<double> numberOf(std::string_view text, double least, double most)
{
    double number = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

/// The start of what was written, without half a letter at its end.
std::string shown(std::string_view part)
{
    auto length = std::min<std::size_t>(part.size(), 80);
    while (length > 0 && length < part.size() && (static_cast<unsigned char>(part[length]) & 0xC0U) == 0x80U)
        --length;
    return std::string(part.substr(0, length));
}

Error notARecipe(std::string_view part)
{
    return {ErrorKind::usage,
            fmt::format("'{}' is not a voice", shown(part)),
            "Write one like af_heart, or a blend like \"af_heart*0.7 + af_bella*0.3\"",
            {}};
}

Error notAMove(std::string_view part)
{
    return {ErrorKind::usage,
            fmt::format("'{}' does not design a voice", shown(part)),
            fmt::format("Write like \"af_heart; pitch=0.5\": -1 to 1, once each, for {}",
                        fmt::join(VoiceRecipe::kAxes, ", ")),
            {}};
}

Error tooMany()
{
    return {ErrorKind::usage,
            fmt::format("A voice is blended from {} at most", VoiceRecipe::kMostShares),
            "Name fewer",
            {}};
}

Result<VoiceShare> shareOf(std::string_view part)
{
    const auto star = part.find('*');
    const auto id = trimmed(part.substr(0, star));
    const auto weight = star == std::string_view::npos ? std::optional(1.0)
                                                       : numberOf(trimmed(part.substr(star + 1)), 0.0, kLargestWeight);
    if (!isId(id) || !weight || *weight <= 0.0)
        return notARecipe(part);
    return VoiceShare{std::string(id), *weight};
}

/// Joins the weights of one voice named twice.
void add(std::vector<VoiceShare>& shares, VoiceShare share)
{
    const auto known = std::ranges::find(shares, share.id, &VoiceShare::id);
    if (known == shares.end())
        shares.push_back(std::move(share));
    else
        known->weight = std::min(known->weight + share.weight, kLargestWeight);
}

Result<std::vector<VoiceShare>> sharesOf(std::string_view text)
{
    std::vector<VoiceShare> shares;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find('+', begin), text.size());
        auto share = shareOf(trimmed(text.substr(begin, end - begin)));
        if (!share)
            return share.error();
        add(shares, std::move(*share));
        begin = end + 1;
    }
    if (shares.size() > VoiceRecipe::kMostShares)
        return tooMany();
    return shares;
}

Result<VoiceMove> moveOf(std::string_view part)
{
    const auto equals = part.find('=');
    if (equals == std::string_view::npos)
        return notAMove(part);
    const auto axis = trimmed(part.substr(0, equals));
    const auto value = numberOf(trimmed(part.substr(equals + 1)), -1.0, 1.0);
    if (!value || std::ranges::find(VoiceRecipe::kAxes, axis) == VoiceRecipe::kAxes.end())
        return notAMove(part);
    return VoiceMove{std::string(axis), *value};
}

double rounded(double number)
{
    return std::round(number * kDecimals) / kDecimals;
}

double totalOf(const VoiceRecipe& recipe)
{
    double total = 0.0;
    for (const auto& share : recipe.shares)
        total += share.weight;
    return total;
}

} // namespace

Result<VoiceRecipe> VoiceRecipe::parse(std::string_view text)
{
    auto semicolon = std::min(text.find(';'), text.size());
    auto shares = sharesOf(text.substr(0, semicolon));
    if (!shares)
        return shares.error();
    VoiceRecipe recipe{std::move(*shares)};
    std::vector<std::string> seen;
    while (semicolon < text.size()) {
        const auto end = std::min(text.find(';', semicolon + 1), text.size());
        const auto part = trimmed(text.substr(semicolon + 1, end - semicolon - 1));
        const auto move = moveOf(part);
        if (!move)
            return move.error();
        if (std::ranges::find(seen, move->axis) != seen.end())
            return notAMove(part);
        seen.push_back(move->axis);
        recipe.setMove(move->axis, move->value);
        semicolon = end;
    }
    return recipe;
}

std::vector<std::string> VoiceRecipe::parents() const
{
    std::vector<std::string> ids;
    if (isBlend() || isDesigned())
        for (const auto& share : shares)
            ids.push_back(share.id);
    return ids;
}

double VoiceRecipe::move(std::string_view axis) const
{
    const auto found = std::ranges::find(moves, axis, &VoiceMove::axis);
    return found == moves.end() ? 0.0 : found->value;
}

void VoiceRecipe::setMove(std::string_view axis, double value)
{
    std::erase_if(moves, [&](const VoiceMove& move) { return move.axis == axis; });
    if (value == 0.0)
        return;
    const auto rank = [](std::string_view name) { return std::ranges::find(kAxes, name) - kAxes.begin(); };
    const auto behind = std::ranges::find_if(moves, [&](const auto& move) { return rank(move.axis) > rank(axis); });
    moves.insert(behind, {std::string(axis), std::clamp(value, -1.0, 1.0)});
}

std::string VoiceRecipe::text() const
{
    std::string text = isBlend() ? std::string() : shares.front().id;
    if (isBlend())
        for (const auto& share : shares)
            text += fmt::format("{}{}*{}", text.empty() ? "" : " + ", share.id, share.weight);
    for (const auto& move : moves)
        text += fmt::format("; {}={}", move.axis, move.value);
    return text;
}

Result<VoiceRecipe> blended(const std::vector<RecipePart>& parts)
{
    double sum = 0.0;
    for (const auto& part : parts)
        sum += part.amount;
    VoiceRecipe blend;
    std::array<double, VoiceRecipe::kAxes.size()> moves{};
    for (const auto& [recipe, amount] : parts) {
        for (const auto& share : recipe.shares)
            add(blend.shares, {share.id, amount / sum * share.weight / totalOf(recipe)});
        for (std::size_t i = 0; i < moves.size(); ++i)
            moves[i] += amount / sum * recipe.move(VoiceRecipe::kAxes[i]);
    }
    for (auto& share : blend.shares)
        share.weight = rounded(share.weight);
    std::erase_if(blend.shares, [](const VoiceShare& share) { return share.weight <= 0.0; });
    if (blend.shares.size() > VoiceRecipe::kMostShares)
        return tooMany();
    for (std::size_t i = 0; i < moves.size(); ++i)
        blend.setMove(VoiceRecipe::kAxes[i], rounded(moves[i]));
    return blend;
}

} // namespace melisma::base
