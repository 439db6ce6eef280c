// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/lyric_book.h"

#include "ml/compose/prompt_tokens.h"
#include "ml/compose/schema_reader.h"

#include <algorithm>
#include <system_error>

namespace melisma::ml {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCommon = "common";

std::vector<std::string> textsOf(const SchemaReader& at, const char* key)
{
    return at.has(key) ? at.member(key).texts() : std::vector<std::string>{};
}

std::vector<fs::path> jsonFiles(const fs::path& folder)
{
    std::error_code failure;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure))
        if (at->path().extension() == ".json")
            files.push_back(at->path());
    std::ranges::sort(files);
    return files;
}

} // namespace

base::Result<LyricTheme> readLyricTheme(const base::Json& json, const std::string& file)
{
    std::optional<base::Error> error;
    const SchemaReader top(json, file, error);
    top.onlyKeys({"name", "words", "moods", "openings", "tails", "hooks"});
    LyricTheme theme;
    theme.name = top.member("name").text();
    theme.words = textsOf(top, "words");
    theme.moods = textsOf(top, "moods");
    theme.openings = top.member("openings").texts();
    theme.tails = top.member("tails").texts();
    theme.hooks = top.member("hooks").texts();
    if (error)
        return *error;
    return theme;
}

base::Result<LyricBook> LyricBook::load(const fs::path& resources)
{
    const auto folder = resources / "compose" / "lyrics";
    LyricBook book;
    for (const auto& file : jsonFiles(folder)) {
        const auto json = base::readJsonFile(file);
        if (!json)
            return json.error();
        auto theme = readLyricTheme(*json, file.string());
        if (!theme)
            return theme.error();
        if (theme->name == kCommon)
            book.common = std::move(*theme);
        else
            book.themes.push_back(std::move(*theme));
    }
    if (book.common.openings.empty() || book.themes.empty())
        return base::Error{base::ErrorKind::missing,
                           "The words for lyrics are not in " + folder.string(),
                           "Set MELISMA_RESOURCES to the resources folder of Melisma",
                           {}};
    return book;
}

const LyricTheme* LyricBook::themeOf(std::string_view prompt, std::string_view moods) const
{
    constexpr int kWord = 4; // one word says more than a mood
    const auto tokens = tokenise(prompt);
    const LyricTheme* best = nullptr;
    int most = 0;
    for (const auto& theme : themes) {
        int weight = 0;
        for (const auto& token : tokens)
            weight += std::ranges::find(theme.words, token.word) != theme.words.end() ? kWord : 0;
        for (const auto& mood : theme.moods)
            weight += moods.find(mood) != std::string_view::npos ? 1 : 0;
        if (weight > most) {
            most = weight;
            best = &theme;
        }
    }
    return best;
}

} // namespace melisma::ml
