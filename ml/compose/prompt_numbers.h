// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "core/music/key.h"
#include "ml/compose/prompt_tokens.h"

#include <optional>
#include <vector>

namespace melisma::ml {

/// What a reading found and how many tokens it took.
template <class T>
struct Reading {
    T value{};
    std::size_t count = 1;
};

std::optional<double> numberIn(const Token& token); ///< digits, or a number word up to twelve

std::optional<Reading<double>> readBpm(const std::vector<Token>& tokens, std::size_t at);     ///< "92 bpm", "tempo 92"
std::optional<Reading<double>> readSeconds(const std::vector<Token>& tokens, std::size_t at); ///< "2 minutes", "2:30"
std::optional<Reading<int>> readBars(const std::vector<Token>& tokens, std::size_t at);       ///< "24 bars"

/// "A minor", "F# dorian", "E flat major"; a lone capital letter only after "in" or "key of".
std::optional<Reading<music::Key>> readKey(const std::vector<Token>& tokens, std::size_t at);

} // namespace melisma::ml
