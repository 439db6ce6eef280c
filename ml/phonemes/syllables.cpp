// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/syllables.h"

#include "ml/phonemes/utf8.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

/// Clusters that begin English words; T is the flap.
constexpr std::array<std::u32string_view, 53> kEnglishOnsets{
    U"pl", U"pɹ",  U"pj",  U"bl",  U"bɹ",  U"bj",  U"tɹ",  U"tw",  U"tj",  U"dɹ", U"dw", U"dj", U"kl", U"kɹ",
    U"kw", U"kj",  U"ɡl",  U"ɡɹ",  U"ɡw",  U"ɡj",  U"fl",  U"fɹ",  U"fj",  U"vj", U"θɹ", U"θw", U"θj", U"ʃɹ",
    U"sl", U"sw",  U"sm",  U"sn",  U"sp",  U"st",  U"sk",  U"sf",  U"sj",  U"hj", U"mj", U"nj", U"lj", U"spl",
    U"sp", U"spɹ", U"spj", U"stɹ", U"stj", U"skɹ", U"skw", U"skj", U"skl", U"hw", U"smj"};

using Sounds = std::vector<Sound>;

struct Range {
    std::size_t first;
    std::size_t end;
};

bool isHigh(char32_t vowel)
{
    return std::u32string_view(U"iuɪʊy").find(vowel) != std::u32string_view::npos;
}

/// Whether two neighbouring vowels are one nucleus: "au" of Mandarin, nasal diphthongs, the centring ones of English.
bool isDiphthong(Language language, const Sounds& sounds, std::size_t first)
{
    const Sound& a = sounds[first];
    const Sound& b = sounds[first + 1];
    if (b.stress != Stress::none || b.afterSpace || !isVowel(b.base))
        return false;
    if (language == Language::enGb)
        return (a.base == U'ɪ' || a.base == U'ʊ') && b.base == U'ə';
    if (language == Language::enUs) {
        const bool beforeR = first + 2 < sounds.size() && sounds[first + 2].base == U'ɹ';
        return a.base == U'i' && b.base == U'ə' && beforeR;
    }
    if (language == Language::fr || language == Language::ja)
        return false;
    return !isHigh(a.base) && isHigh(b.base);
}

/// A consonant that is a syllable of its own, as the n of "button" where its vowel is not written.
bool isSyllabic(const Sounds& sounds, std::size_t i)
{
    const int own = sonority(sounds[i].base);
    if (i == 0 || (own != 2 && own != 3) || sonority(sounds[i - 1].base) >= own || sounds[i].afterSpace)
        return false;
    const bool last = i + 1 == sounds.size() || sounds[i + 1].afterSpace;
    const bool hasVowel = std::any_of(sounds.begin(), sounds.end(), [](const Sound& s) { return isVowel(s.base); });
    return hasVowel && (last || (sonority(sounds[i + 1].base) < own && i > 1 && isVowel(sounds[i - 2].base)));
}

std::vector<Range> nucleiOf(Language language, const Sounds& sounds)
{
    std::vector<Range> nuclei;
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        if (!isVowel(sounds[i].base)) {
            if (isEnglish(language) && isSyllabic(sounds, i))
                nuclei.push_back({i, i + 1});
            continue;
        }
        const bool pair = i + 1 < sounds.size() && isDiphthong(language, sounds, i);
        nuclei.push_back({i, i + (pair ? 2 : 1)});
        i += pair ? 1 : 0;
    }
    if (nuclei.empty() && !sounds.empty()) {
        const auto most = std::max_element(sounds.begin(), sounds.end(), [](const Sound& a, const Sound& b) {
            return sonority(a.base) < sonority(b.base);
        });
        const auto at = static_cast<std::size_t>(most - sounds.begin());
        nuclei.push_back({at, at + 1});
    }
    return nuclei;
}

bool beginsEnglishWord(const std::u32string& cluster)
{
    if (cluster.size() < 2)
        return cluster != U"ŋ";
    return std::find(kEnglishOnsets.begin(), kEnglishOnsets.end(), cluster) != kEnglishOnsets.end();
}

/// Rising sonority: a stop or fricative with a liquid, anything with a glide; in Italian also with an s before it.
bool risesToVowel(Language language, std::u32string cluster)
{
    const auto isGlide = [](char32_t symbol) { return sonority(symbol) == 4; };
    if (language == Language::it && cluster.size() > 1 && (cluster[0] == U's' || cluster[0] == U'z'))
        cluster.erase(0, 1);
    if (cluster.size() < 2)
        return true;
    if (language == Language::ja || language == Language::hi)
        return cluster.size() == 2 && isGlide(cluster[1]);
    const bool liquid = sonority(cluster[0]) <= 1 && sonority(cluster[1]) == 3;
    return (cluster.size() == 2 && (liquid || isGlide(cluster[1]))) ||
           (cluster.size() == 3 && liquid && isGlide(cluster[2]));
}

bool canBegin(Language language, const std::u32string& cluster)
{
    if (isEnglish(language))
        return beginsEnglishWord(cluster);
    return (language != Language::zh || !cluster.starts_with(U'ŋ')) && risesToVowel(language, cluster);
}

/// Where the syllable of the nucleus at `end` begins, among the consonants [first, end).
std::size_t onsetStart(Language language, const Sounds& sounds, std::size_t first, std::size_t end)
{
    for (std::size_t i = end; i > first; --i)
        if (i < sounds.size() && sounds[i].afterSpace)
            return i;
    for (std::size_t start = first; start < end; ++start) {
        std::u32string cluster;
        for (std::size_t i = start; i < end; ++i)
            cluster += sounds[i].base;
        if (canBegin(language, cluster))
            return start;
    }
    return end;
}

std::string writtenOut(const Sounds& sounds, std::size_t first, std::size_t end)
{
    std::u32string text;
    for (std::size_t i = first; i < end; ++i)
        text += sounds[i].written;
    return toUtf8(text);
}

Stress strongest(const Sounds& sounds, std::size_t first, std::size_t end)
{
    Stress stress = Stress::none;
    for (std::size_t i = first; i < end; ++i)
        stress = std::max(stress, sounds[i].stress);
    return stress;
}

} // namespace

std::string Syllable::phonemes() const
{
    const char* mark = stress == Stress::primary ? "ˈ" : stress == Stress::secondary ? "ˌ" : "";
    return onset + mark + nucleus + coda;
}

std::vector<Syllable> syllabify(Language language, std::string_view phonemes)
{
    const Sounds sounds = soundsOf(phonemes);
    const auto nuclei = nucleiOf(language, sounds);
    std::vector<Syllable> result;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < nuclei.size(); ++i) {
        const auto [first, end] = nuclei[i];
        const std::size_t next =
            i + 1 < nuclei.size() ? onsetStart(language, sounds, end, nuclei[i + 1].first) : sounds.size();
        result.push_back({writtenOut(sounds, begin, first), writtenOut(sounds, first, end),
                          writtenOut(sounds, end, next), strongest(sounds, begin, next)});
        begin = next;
    }
    return result;
}

Syllable merged(const Syllable& first, const Syllable& second)
{
    return {first.onset, first.nucleus + first.coda + second.onset + second.nucleus, second.coda,
            std::max(first.stress, second.stress)};
}

std::pair<Syllable, Syllable> divided(const Syllable& whole)
{
    return {{whole.onset, whole.nucleus, "", whole.stress}, {"", whole.nucleus, whole.coda, Stress::none}};
}

} // namespace melisma::ml::phonemes
