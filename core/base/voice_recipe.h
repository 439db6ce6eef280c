// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::base {

/// How much of one published voice is in a voice.
struct VoiceShare {
    std::string id;
    double weight = 1.0;
    bool operator==(const VoiceShare&) const = default;
};

/// How far a voice is moved along a named direction: -1 .. 1.
struct VoiceMove {
    std::string axis;
    double value = 0.0;
    bool operator==(const VoiceMove&) const = default;
};

/// A voice as it is written: a published one ("af_heart"), a blend ("af_heart*0.7 + af_bella*0.3"), or either of them
/// designed ("af_heart; pitch=0.5; breath=-0.2"). The weights of a blend are taken relative to their sum; where none is
/// written it is 1. Plain data: the command line writes it, the worker reads it.
struct VoiceRecipe {
    static constexpr std::size_t kMostShares = 8;
    static constexpr std::array<std::string_view, 3> kAxes{"pitch", "brightness", "breath"};

    std::vector<VoiceShare> shares; ///< at least one; no id twice
    std::vector<VoiceMove> moves{}; ///< in the order of kAxes, none twice, none zero

    /// ErrorKind::usage for what is not a recipe; whether the voices exist is for the pack to say.
    static Result<VoiceRecipe> parse(std::string_view text);

    bool isBlend() const { return shares.size() > 1; }
    bool isDesigned() const { return !moves.empty(); }
    /// The voices it is made of: none for a published voice as it is, which is nobody's child.
    std::vector<std::string> parents() const;
    double move(std::string_view axis) const; ///< 0 where it is not moved
    /// Replaces the move along `axis`, one of kAxes; `value` is held to -1 .. 1 and 0 takes it out.
    void setMove(std::string_view axis, double value);
    std::string text() const;
    bool operator==(const VoiceRecipe&) const = default;
};

struct RecipePart {
    VoiceRecipe recipe;
    double amount = 0.0; ///< relative to the sum of all
};

/// Several voices in one: shares and moves in proportion to the amounts, to four decimals. At least one amount must be
/// above zero. ErrorKind::usage when more than kMostShares published voices are in it.
Result<VoiceRecipe> blended(const std::vector<RecipePart>& parts);

} // namespace melisma::base
