// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/word_error.h"

#include "ml/recognition/spoken_words.h"

#include <algorithm>

namespace melisma::ml::recognition {

double WordErrors::rate() const
{
    return static_cast<double>(total()) / static_cast<double>(std::max<std::size_t>(words, 1));
}

WordErrors& WordErrors::operator+=(const WordErrors& other)
{
    substitutions += other.substitutions;
    deletions += other.deletions;
    insertions += other.insertions;
    words += other.words;
    return *this;
}

WordErrors wordErrors(const std::vector<std::string>& reference, const std::vector<std::string>& heard)
{
    // One row of Levenshtein's table; each cell holds the edits that led to it.
    const auto fewer = [](const WordErrors& a, const WordErrors& b) { return a.total() < b.total(); };
    std::vector<WordErrors> row(heard.size() + 1);
    for (std::size_t j = 1; j < row.size(); ++j)
        row[j].insertions = j;
    for (const std::string& word : reference) {
        WordErrors corner = row[0];
        ++row[0].deletions;
        for (std::size_t j = 1; j < row.size(); ++j) {
            WordErrors diagonal = corner;
            diagonal.substitutions += word == heard[j - 1] ? 0 : 1;
            WordErrors missed = row[j];
            ++missed.deletions;
            WordErrors added = row[j - 1];
            ++added.insertions;
            corner = row[j];
            row[j] = std::min(diagonal, std::min(missed, added, fewer), fewer);
        }
    }
    row.back().words = reference.size();
    return row.back();
}

WordErrors wordErrors(std::string_view reference, std::string_view heard)
{
    return wordErrors(spokenWords(reference), spokenWords(heard));
}

} // namespace melisma::ml::recognition
