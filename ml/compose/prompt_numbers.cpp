// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace melisma::ml {

namespace {

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words)
{
    return std::ranges::find(words, word) != words.end();
}

const Token* tokenAt(const std::vector<Token>& tokens, std::size_t at)
{
    return at < tokens.size() ? &tokens[at] : nullptr;
}

std::string_view wordAt(const std::vector<Token>& tokens, std::size_t at)
{
    const auto* token = tokenAt(tokens, at);
    return token ? std::string_view(token->word) : std::string_view();
}

/// "2:30" as seconds.
std::optional<double> clockTime(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    int minutes = 0;
    int seconds = 0;
    const auto first = std::from_chars(text.data(), text.data() + colon, minutes);
    const auto second = std::from_chars(text.data() + colon + 1, text.data() + text.size(), seconds);
    if (first.ptr != text.data() + colon || second.ptr != text.data() + text.size() || seconds < 0 || seconds > 59)
        return std::nullopt;
    return 60.0 * minutes + seconds;
}

constexpr std::array<std::string_view, 9> kSecondUnits = {"s",  "sec",     "secs",    "second",  "seconds",
                                                          "''", "seconde", "sekunde", "sekunden"};
constexpr std::array<std::string_view, 6> kMinuteUnits = {"min", "mins", "minute", "minutes", "minuten", "m"};
constexpr std::array<std::string_view, 7> kBarUnits = {"bar", "bars", "measure", "measures", "takt", "takte", "takten"};
constexpr std::array<std::string_view, 14> kModeWords = {"major",      "minor",   "dorian",      "phrygian", "lydian",
                                                         "mixolydian", "maj",     "min",         "dur",      "dorisch",
                                                         "phrygisch",  "lydisch", "mixolydisch", "moll"};

bool afterKeyWords(const std::vector<Token>& tokens, std::size_t at)
{
    if (at == 0)
        return false;
    const auto before = wordAt(tokens, at - 1);
    return before == "in" || before == "key" || (before == "of" && at >= 2 && wordAt(tokens, at - 2) == "key");
}

/// "in a minor key" has an article, not the note A.
bool isArticle(const std::vector<Token>& tokens, std::size_t at, std::size_t modeAt)
{
    static constexpr std::array<std::string_view, 4> nouns = {"key", "mood", "mode", "feel"};
    return tokens[at].text == "a" && isOneOf(wordAt(tokens, modeAt + 1), nouns);
}

} // namespace

std::optional<double> numberIn(const Token& token)
{
    static constexpr std::array<std::string_view, 13> words = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    if (const auto found = std::ranges::find(words, token.word); found != words.end())
        return static_cast<double>(found - words.begin());
    double value = 0.0;
    const char* end = token.word.data() + token.word.size();
    const auto [stop, failure] = std::from_chars(token.word.data(), end, value);
    // "nan" and "inf" are numbers to from_chars, but not to a musician.
    return failure == std::errc{} && stop == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<Reading<double>> readBpm(const std::vector<Token>& tokens, std::size_t at)
{
    const bool named = tokens[at].word == "tempo" || tokens[at].word == "bpm";
    const std::size_t numberAt = at + (named ? 1 : 0) + (named && wordAt(tokens, at + 1) == "of" ? 1 : 0);
    const auto* token = tokenAt(tokens, numberAt);
    const auto number = token ? numberIn(*token) : std::nullopt;
    if (!number)
        return std::nullopt;
    if (wordAt(tokens, numberAt + 1) == "bpm")
        return Reading<double>{*number, numberAt + 2 - at};
    return named ? std::optional(Reading<double>{*number, numberAt + 1 - at}) : std::nullopt;
}

std::optional<Reading<double>> readSeconds(const std::vector<Token>& tokens, std::size_t at)
{
    if (const auto clock = clockTime(tokens[at].word)) {
        const bool unit = isOneOf(wordAt(tokens, at + 1), kMinuteUnits);
        return Reading<double>{*clock, unit ? 2u : 1u};
    }
    const auto number = numberIn(tokens[at]);
    if (!number)
        return std::nullopt;
    if (isOneOf(wordAt(tokens, at + 1), kSecondUnits))
        return Reading<double>{*number, 2};
    if (!isOneOf(wordAt(tokens, at + 1), kMinuteUnits))
        return std::nullopt;
    const auto* more = tokenAt(tokens, at + 2);
    const auto seconds = more ? numberIn(*more) : std::nullopt;
    if (seconds && isOneOf(wordAt(tokens, at + 3), kSecondUnits))
        return Reading<double>{60.0 * *number + *seconds, 4};
    return Reading<double>{60.0 * *number, 2};
}

std::optional<Reading<int>> readBars(const std::vector<Token>& tokens, std::size_t at)
{
    const auto number = numberIn(tokens[at]);
    if (!number || !isOneOf(wordAt(tokens, at + 1), kBarUnits) || *number < 1 || *number > 100000 ||
        *number != static_cast<int>(*number))
        return std::nullopt;
    return Reading<int>{static_cast<int>(*number), 2};
}

std::optional<Reading<music::Key>> readKey(const std::vector<Token>& tokens, std::size_t at)
{
    std::string note = tokens[at].text;
    std::size_t next = at + 1;
    if (note.empty() || note.size() > 4)
        return std::nullopt;
    if (note.size() == 1 && (wordAt(tokens, next) == "flat" || wordAt(tokens, next) == "sharp")) {
        note += wordAt(tokens, next) == "flat" ? 'b' : '#';
        ++next;
    }
    if (isOneOf(wordAt(tokens, next), kModeWords) && !tokens[next - 1].endsClause) {
        auto key = music::Key::parse(note + ' ' + std::string(wordAt(tokens, next)));
        if (key && !isArticle(tokens, at, next))
            return Reading<music::Key>{*key, next + 1 - at};
        return std::nullopt;
    }
    const bool capital = note.front() >= 'A' && note.front() <= 'G';
    const bool aloneA = note == "A" && !tokens[at].endsClause;
    if (!capital || aloneA || !afterKeyWords(tokens, at))
        return std::nullopt;
    auto key = music::Key::parse(note);
    return key ? std::optional(Reading<music::Key>{*key, next - at}) : std::nullopt;
}

} // namespace melisma::ml
