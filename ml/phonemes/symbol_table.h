// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace melisma::ml::phonemes {

/// What stands in one notation and what it becomes in another.
struct Replacement {
    std::string_view from;
    std::string_view to;
};

/// Rewrites `text` from left to right; at each place the longest matching row wins and its result is not looked at
/// again. What no row matches stays.
std::string rewritten(std::string_view text, std::span<const Replacement> rows);

} // namespace melisma::ml::phonemes
