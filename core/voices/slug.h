// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace melisma::voices {

/// "Anna's Alto" -> "anna-s-alto": small letters, digits and single hyphens, at most 40; "voice" where nothing of the
/// name is left. Published voices have a '_' in their ids, so the two never meet.
std::string slugOf(std::string_view name);
bool isSlug(std::string_view text);

/// A name that a person gives: some visible letter, at most 100 bytes of UTF-8, no control characters.
bool isGoodName(std::string_view name);

} // namespace melisma::voices
