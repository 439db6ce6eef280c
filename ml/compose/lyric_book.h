// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// Word material about one thing. A line is an opening - a whole clause - and a tail that says where, when or how.
struct LyricTheme {
    std::string name;
    std::vector<std::string> words; ///< of prompts that ask for it
    std::vector<std::string> moods; ///< that suit it, by their names in the lexicon
    std::vector<std::string> openings;
    std::vector<std::string> tails; ///< they carry the rhyme
    std::vector<std::string> hooks; ///< whole lines
};

/// All word material: `common` fits every theme.
struct LyricBook {
    LyricTheme common;
    std::vector<LyricTheme> themes; ///< ascending by name

    /// Reads the files of `resources`/compose/lyrics. Errors name the file and the place in it.
    static base::Result<LyricBook> load(const std::filesystem::path& resources);

    /// What a prompt in one of `moods` (names parted by ", ") is about: the theme with most of its words, else one
    /// that suits the mood; null when it says nothing.
    const LyricTheme* themeOf(std::string_view prompt, std::string_view moods) const;
};

base::Result<LyricTheme> readLyricTheme(const base::Json& json, const std::string& file);

} // namespace melisma::ml
