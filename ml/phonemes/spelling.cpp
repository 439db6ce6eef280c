// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/spelling.h"

#include "ml/phonemes/utf8.h"

#include <algorithm>
#include <map>

namespace melisma::ml::phonemes {

namespace {

using Table = std::vector<std::vector<double>>;

/// A sound and its syllable.
struct Placed {
    char32_t base;
    std::size_t syllable;
};

bool isIn(std::u32string_view list, char32_t value)
{
    return list.find(value) != std::u32string_view::npos;
}

/// Accents say little about the syllable; they fold onto their letter.
char32_t plainLetter(char32_t value)
{
    constexpr std::u32string_view kFrom = U"àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ";
    constexpr std::u32string_view kTo = U"aaaaaaceeeeiiiinooooouuuuyyoa";
    const char32_t small = lowered(value);
    const auto at = kFrom.find(small);
    return at == std::u32string_view::npos ? small : kTo[at];
}

bool isVowelLetter(char32_t letter)
{
    return isIn(U"aeiouy", letter);
}

/// The letters that may write a consonant, in any of our languages.
std::u32string_view lettersOf(char32_t consonant)
{
    static const std::map<char32_t, std::u32string_view> kLetters{
        {U'p', U"p"},    {U'b', U"bv"},   {U't', U"td"},  {U'd', U"d"},    {U'k', U"kcqx"}, {U'ɡ', U"gx"},
        {U'f', U"fpg"},  {U'v', U"vfw"},  {U'θ', U"tzc"}, {U'ð', U"td"},   {U's', U"sczx"}, {U'z', U"zsx"},
        {U'ʃ', U"sctx"}, {U'ʒ', U"sgzj"}, {U'ʧ', U"ct"},  {U'ʤ', U"gjd"},  {U'm', U"mn"},   {U'n', U"nkgpm"},
        {U'ŋ', U"nm"},   {U'l', U"l"},    {U'ɹ', U"rw"},  {U'j', U"yijl"}, {U'w', U"wuoq"}, {U'h', U"hwjg"},
        {U'T', U"td"},   {U'r', U"r"},    {U'ɾ', U"r"},   {U'ʁ', U"r"},    {U'ɲ', U"ngñ"},  {U'ʎ', U"lg"},
        {U'x', U"jgxr"}, {U'β', U"bv"},   {U'ɣ', U"g"},   {U'ʦ', U"zct"},  {U'ʣ', U"z"},    {U'ʝ', U"yl"},
        {U'ɥ', U"u"}};
    const auto found = kLetters.find(consonant);
    return found == kLetters.end() ? std::u32string_view() : found->second;
}

/// The letters that most often write a vowel; others cost a little more.
std::u32string_view lettersOfVowel(char32_t vowel)
{
    static const std::map<char32_t, std::u32string_view> kLetters{
        {U'A', U"ae"},  {U'I', U"iy"}, {U'O', U"o"},  {U'Q', U"o"},  {U'W', U"o"},    {U'Y', U"o"},
        {U'æ', U"a"},   {U'ɑ', U"ao"}, {U'ɒ', U"oa"}, {U'ɔ', U"oa"}, {U'ɛ', U"ea"},   {U'ɪ', U"iye"},
        {U'i', U"iey"}, {U'u', U"uo"}, {U'ʊ', U"uo"}, {U'ʌ', U"uo"}, {U'ɜ', U"eiou"}, {U'ᵻ', U"ei"},
        {U'y', U"u"},   {U'ø', U"e"},  {U'œ', U"eo"}, {U'ɐ', U"a"}};
    const auto found = kLetters.find(vowel);
    return found == kLetters.end() ? std::u32string_view(U"aeiouy") : found->second;
}

double matchCost(char32_t letter, char32_t sound)
{
    const bool vowel = isVowel(sound);
    if (vowel && isVowelLetter(letter))
        return isIn(lettersOfVowel(sound), letter) ? 0 : 0.3;
    if (isIn(lettersOf(sound), letter))
        return 0;
    return vowel || isVowelLetter(letter) ? 2.0 : 1.3;
}

double silentCost(const std::u32string& letters, std::size_t i)
{
    const char32_t letter = letters[i];
    const char32_t before = i > 0 ? letters[i - 1] : 0;
    const bool twin = letter == before;
    const bool digraph = (letter == 'h' && isIn(U"cstpgw", before)) || (letter == 'g' && before == 'n') ||
                         (letter == 'k' && before == 'c');
    const bool finalE = letter == 'e' && i + 1 == letters.size();
    const bool vowelRun = isVowelLetter(letter) && (isVowelLetter(before) || before == 0);
    const bool offGlide = (letter == 'w' || letter == 'y') && isVowelLetter(before);
    return twin || digraph || finalE ? 0.25 : vowelRun || offGlide ? 0.35 : 0.6;
}

double unwrittenCost(const std::vector<Placed>& sounds, std::size_t i)
{
    const char32_t sound = sounds[i].base;
    const bool afterK = i > 0 && sounds[i - 1].base == U'k' && sound == U's';
    return isIn(U"jᵊwə", sound) || afterK ? 0.4 : 1.0;
}

Table alignmentCosts(const std::u32string& letters, const std::vector<Placed>& sounds)
{
    Table cost(letters.size() + 1, std::vector<double>(sounds.size() + 1, 0));
    for (std::size_t i = 0; i <= letters.size(); ++i)
        for (std::size_t j = 0; j <= sounds.size(); ++j) {
            if (i == 0 && j == 0)
                continue;
            double best = 1e9;
            if (i > 0)
                best = std::min(best, cost[i - 1][j] + silentCost(letters, i - 1));
            if (j > 0)
                best = std::min(best, cost[i][j - 1] + unwrittenCost(sounds, j - 1));
            if (i > 0 && j > 0)
                best = std::min(best, cost[i - 1][j - 1] + matchCost(letters[i - 1], sounds[j - 1].base));
            cost[i][j] = best;
        }
    return cost;
}

/// The syllable of each letter; silent letters go with the letter before them.
std::vector<std::size_t> syllableOfLetters(const std::u32string& letters, const std::vector<Placed>& sounds)
{
    const Table cost = alignmentCosts(letters, sounds);
    constexpr std::size_t kSilent = ~std::size_t{0};
    std::vector<std::size_t> owner(letters.size(), kSilent);
    std::size_t i = letters.size();
    std::size_t j = sounds.size();
    while (i > 0) {
        const double here = cost[i][j] - 1e-9;
        if (j > 0 && cost[i - 1][j - 1] + matchCost(letters[i - 1], sounds[j - 1].base) - 2e-9 <= here) {
            owner[--i] = sounds[--j].syllable;
        } else if (cost[i - 1][j] + silentCost(letters, i - 1) - 2e-9 <= here) {
            --i;
        } else {
            --j;
        }
    }
    for (std::size_t k = 0; k < owner.size(); ++k)
        if (owner[k] == kSilent)
            owner[k] = k > 0 ? owner[k - 1] : 0;
    return owner;
}

bool isShort(const Syllable& syllable)
{
    const auto nucleus = toUtf32(syllable.nucleus);
    return nucleus.size() == 1 && isIn(U"æɛɪʌʊɑɒ", nucleus.front()) && syllable.coda.empty() &&
           syllable.stress != Stress::none;
}

/// Moves a cut that lies before consonant letters: between twins, or behind a single sound after a short vowel.
std::size_t movedCut(Language language, const std::u32string& letters, std::size_t cut, const Syllable& before,
                     const Syllable& after)
{
    const auto isConsonant = [&](std::size_t i) { return i < letters.size() && !isVowelLetter(letters[i]); };
    if (cut == 0 || !isConsonant(cut))
        return cut;
    const bool twins = isConsonant(cut + 1) && letters[cut] == letters[cut + 1];
    if (twins) // Spanish ll and rr are letters of their own
        return language == Language::es && isIn(U"lr", letters[cut]) ? cut : cut + 1;
    if (!isEnglish(language) || !isShort(before) || toUtf32(after.onset).size() != 1)
        return cut;
    std::size_t end = cut;
    while (isConsonant(end))
        ++end;
    const bool digraph = end - cut == 2 && (letters[cut + 1] == 'h' || letters[cut + 1] == 'k');
    return end < letters.size() && (end - cut == 1 || digraph) ? end : cut;
}

std::vector<std::string> piecesAt(const std::u32string& word, const std::vector<std::size_t>& cuts)
{
    std::vector<std::string> pieces;
    std::size_t from = 0;
    for (const std::size_t cut : cuts) {
        pieces.push_back(toUtf8(std::u32string_view(word).substr(from, cut - from)));
        from = cut;
    }
    pieces.push_back(toUtf8(std::u32string_view(word).substr(from)));
    return pieces;
}

/// Devanagari's dependent vowels and marks, and general combining marks, stay with what they follow.
bool isDependent(char32_t value)
{
    return (value >= 0x300 && value <= 0x36F) || (value >= 0x900 && value <= 0x903) ||
           (value >= 0x93A && value <= 0x94F && value != 0x93D) ||
           isIn(U"ゃゅょぁぃぅぇぉャュョァィゥェォーッっんン", value);
}

std::vector<std::string> sharedOut(const std::u32string& word, std::size_t count)
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i == 0 || !isDependent(word[i]))
            starts.push_back(i);
    std::vector<std::size_t> cuts;
    for (std::size_t k = 1; k < count; ++k) {
        const std::size_t index = starts.size() >= count ? k * starts.size() / count : k;
        cuts.push_back(index < starts.size() ? starts[index] : word.size());
    }
    return piecesAt(word, cuts);
}

} // namespace

std::vector<std::string> spelledSyllables(Language language, std::string_view word,
                                          const std::vector<Syllable>& syllables)
{
    const std::u32string letters = toUtf32(word);
    if (syllables.size() < 2)
        return {std::string(word)};
    std::u32string plain;
    for (const char32_t letter : letters)
        plain += plainLetter(letter);
    if (std::none_of(plain.begin(), plain.end(), [](char32_t c) { return c >= 'a' && c <= 'z'; }))
        return sharedOut(letters, syllables.size());
    std::vector<Placed> sounds;
    for (std::size_t i = 0; i < syllables.size(); ++i)
        for (const Sound& sound : soundsOf(syllables[i].phonemes()))
            sounds.push_back({sound.base, i});
    const auto owners = syllableOfLetters(plain, sounds);
    std::vector<std::size_t> cuts;
    for (std::size_t s = 1; s < syllables.size(); ++s) {
        const auto first = std::find_if(owners.begin(), owners.end(), [s](std::size_t owner) { return owner >= s; });
        const auto at = static_cast<std::size_t>(first - owners.begin());
        const std::size_t cut = movedCut(language, plain, at, syllables[s - 1], syllables[s]);
        cuts.push_back(std::max(cut, cuts.empty() ? 0 : cuts.back()));
    }
    return piecesAt(letters, cuts);
}

} // namespace melisma::ml::phonemes
