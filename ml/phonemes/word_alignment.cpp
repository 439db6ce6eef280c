// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/word_alignment.h"

#include "ml/phonemes/utf8.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

constexpr int kGap = 2;
constexpr int kVowelForVowel = 1;
constexpr int kOtherwise = 3;
constexpr std::u32string_view kNotCompared = U"ˈˌː \u0303";
constexpr std::u32string_view kVowels = U"aeiouyAIOQWYæɐɑɒɔəɚɛɜɨɪɯøœʊʌɤᵻᵊ";

bool isIn(std::u32string_view list, char32_t value)
{
    return list.find(value) != std::u32string_view::npos;
}

int substitution(char32_t a, char32_t b)
{
    if (a == b)
        return 0;
    return isIn(kVowels, a) && isIn(kVowels, b) ? kVowelForVowel : kOtherwise;
}

/// A sound of the words read alone, and whose it is.
struct Sound {
    char32_t symbol;
    std::size_t word;
};

std::vector<Sound> soundsOf(const std::vector<std::string>& alone)
{
    std::vector<Sound> sounds;
    for (std::size_t word = 0; word < alone.size(); ++word)
        for (const char32_t symbol : toUtf32(alone[word]))
            if (!isIn(kNotCompared, symbol))
                sounds.push_back({symbol, word});
    return sounds;
}

/// Whose a heard symbol is, and whether it is the very sound that the word has when read alone.
struct Owner {
    std::size_t word = 0;
    bool exact = false;
};

using CostTable = std::vector<std::vector<int>>;

CostTable costsOf(const std::u32string& heard, const std::vector<Sound>& sounds)
{
    CostTable cost(heard.size() + 1, std::vector<int>(sounds.size() + 1, 0));
    for (std::size_t i = 0; i <= heard.size(); ++i)
        for (std::size_t j = 0; j <= sounds.size(); ++j)
            cost[i][j] = i == 0 || j == 0
                             ? kGap * static_cast<int>(i + j)
                             : std::min({cost[i - 1][j] + kGap, cost[i][j - 1] + kGap,
                                         cost[i - 1][j - 1] + substitution(heard[i - 1], sounds[j - 1].symbol)});
    return cost;
}

std::vector<Owner> ownersOf(const std::u32string& heard, const std::vector<Sound>& sounds)
{
    const CostTable cost = costsOf(heard, sounds);
    std::vector<Owner> owners(heard.size());
    std::size_t i = heard.size();
    std::size_t j = sounds.size();
    while (i > 0) {
        if (j > 0 && cost[i][j] == cost[i - 1][j - 1] + substitution(heard[i - 1], sounds[j - 1].symbol)) {
            --i;
            --j;
            owners[i] = {sounds[j].word, heard[i] == sounds[j].symbol};
        } else if (j > 0 && cost[i][j] == cost[i][j - 1] + kGap) {
            --j;
        } else {
            --i;
            owners[i] = {j > 0 ? sounds[j - 1].word : 0, false};
        }
    }
    return owners;
}

/// The clause without what is not compared, and where each symbol stands in the clause.
struct Compared {
    std::u32string symbols;
    std::vector<std::size_t> places;
};

Compared compared(const std::u32string& clause)
{
    Compared result;
    for (std::size_t i = 0; i < clause.size(); ++i)
        if (!isIn(kNotCompared, clause[i])) {
            result.symbols += clause[i];
            result.places.push_back(i);
        }
    return result;
}

/// Moves a cut before the stress marks that it follows, but not before `least`.
std::size_t beforeStress(const std::u32string& clause, std::size_t cut, std::size_t least)
{
    while (cut > least && cut <= clause.size() && (clause[cut - 1] == U'ˈ' || clause[cut - 1] == U'ˌ'))
        --cut;
    return cut;
}

/// The first compared symbol of the word behind a cut: `next`, or one further or back when a blank stands there and the
/// symbol between was only guessed to belong where it is.
std::size_t atBlank(const std::u32string& clause, const Compared& heard, const std::vector<Owner>& owners,
                    std::size_t next)
{
    const auto blankBefore = [&](std::size_t index) {
        const std::size_t from = index == 0 ? 0 : heard.places[index - 1];
        const std::size_t to = index < heard.places.size() ? heard.places[index] : clause.size();
        return std::u32string_view(clause).substr(from, to - from).find(U' ') != std::u32string_view::npos;
    };
    if (blankBefore(next))
        return next;
    // Either word must keep a sound of its own.
    const auto inWord = [&](std::size_t index, std::size_t word) {
        return index < owners.size() && owners[index].word == word;
    };
    if (next < owners.size() && !owners[next].exact && blankBefore(next + 1) && inWord(next + 1, owners[next].word))
        return next + 1;
    const bool back = next > 1 && !owners[next - 1].exact && blankBefore(next - 1);
    return back && inWord(next - 2, owners[next - 1].word) ? next - 1 : next;
}

std::string trimmed(std::u32string_view part)
{
    while (!part.empty() && part.front() == U' ')
        part.remove_prefix(1);
    while (!part.empty() && part.back() == U' ')
        part.remove_suffix(1);
    return toUtf8(part);
}

} // namespace

std::vector<std::string> splitAmongWords(std::string_view clause, const std::vector<std::string>& alone)
{
    if (alone.size() == 1)
        return {trimmed(toUtf32(clause))};
    const std::u32string whole = toUtf32(clause);
    const Compared heard = compared(whole);
    const auto owners = ownersOf(heard.symbols, soundsOf(alone));
    std::vector<std::string> result;
    std::size_t from = 0;
    std::size_t next = 0;
    for (std::size_t word = 0; word + 1 < alone.size(); ++word) {
        while (next < owners.size() && owners[next].word <= word)
            ++next;
        const std::size_t first = atBlank(whole, heard, owners, next);
        const std::size_t place = first < owners.size() ? heard.places[first] : whole.size();
        const std::size_t cut = std::max(from, beforeStress(whole, place, from));
        result.push_back(trimmed(std::u32string_view(whole).substr(from, cut - from)));
        from = cut;
    }
    result.push_back(trimmed(std::u32string_view(whole).substr(from)));
    return result;
}

} // namespace melisma::ml::phonemes
