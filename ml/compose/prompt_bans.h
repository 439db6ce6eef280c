// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/prompt_tokens.h"
#include "ml/compose/wishes.h"

#include <optional>
#include <vector>

namespace melisma::ml {

/// Words by which a prompt does not want something.
struct PromptBan {
    TextRange range;     ///< the ban with what it bans
    bool goesOn = false; ///< it has its "no" from the one before
};

/// Finds bans in a prompt, front to back: "no X", "without the X", "X-free", and lists like "no Y or X". The tokens
/// must outlive it.
class PromptBans {
public:
    explicit PromptBans(const std::vector<Token>& tokens) : m_tokens(tokens) {}

    /// The ban of the `count` tokens from `at` on, none where they are wanted.
    std::optional<PromptBan> find(std::size_t at, std::size_t count);

private:
    std::string_view wordAt(std::size_t at) const;
    std::string_view wordBefore(std::size_t at) const;
    std::optional<std::size_t> noBefore(std::size_t at) const;
    bool freeBehind(std::size_t end) const;
    bool goesOn(std::size_t at, std::size_t end) const;

    const std::vector<Token>& m_tokens;
    std::size_t m_banned = 0; ///< behind the last that was banned; 0: none
};

} // namespace melisma::ml
