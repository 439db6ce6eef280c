// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::recognition {

/// The least number of word edits that turn what was said into what was heard.
struct WordErrors {
    std::size_t substitutions = 0;
    std::size_t deletions = 0;  ///< words said but not heard
    std::size_t insertions = 0; ///< words heard but not said
    std::size_t words = 0;      ///< of the reference

    std::size_t total() const { return substitutions + deletions + insertions; }
    /// Word error rate; of an empty reference 0 when nothing was heard, else the number of words heard.
    double rate() const;
    WordErrors& operator+=(const WordErrors& other);
    bool operator==(const WordErrors&) const = default;
};

/// Of two word lists; among equally short edits the one with most substitutions.
WordErrors wordErrors(const std::vector<std::string>& reference, const std::vector<std::string>& heard);

/// Of two English texts, both by spokenWords().
WordErrors wordErrors(std::string_view reference, std::string_view heard);

} // namespace melisma::ml::recognition
