// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord_quality.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace melisma::music {

namespace {

using Triad = ChordQuality::Triad;

constexpr auto kSigns = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"♯", "#"},
    {"♭", "b"},
    {"Δ", "maj"},
    {"△", "maj"},
    {"°", "dim"},
    {"º", "dim"},
    {"ø", "hdim"},
    {"Ø", "hdim"},
    {"−", "-"},
    {"–", "-"},
    {"(", ""},
    {")", ""},
    {",", ""},
    {"[", ""},
    {"]", ""},
    {" ", ""},
});

constexpr auto kAlterations = std::to_array<std::pair<std::string_view, int>>({
    {"b5", 6},
    {"-5", 6},
    {"#5", 8},
    {"+5", 8},
    {"b9", 13},
    {"-9", 13},
    {"#9", 15},
    {"+9", 15},
    {"#11", 18},
    {"+11", 18},
    {"b13", 20},
    {"-13", 20},
    {"b6", 20},
    {"+", 8},
});

bool startsWith(std::string_view text, std::size_t at, std::string_view what)
{
    return text.substr(at, what.size()) == what;
}

std::string withPlainSigns(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto sign = std::ranges::find_if(kSigns, [&](const auto& s) { return startsWith(text, at, s.first); });
        plain += sign == kSigns.end() ? text.substr(at, 1) : sign->second;
        at += sign == kSigns.end() ? 1 : sign->first.size();
    }
    return plain;
}

/// Lower case but for the one letter whose case matters: a capital M of its own is major.
std::string folded(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool letterNext = at + 1 < text.size() && std::isalpha(static_cast<unsigned char>(text[at + 1])) != 0;
        const bool wordNext = startsWith(text, at + 1, "add") || startsWith(text, at + 1, "sus");
        const bool inCapitals = at > 0 && text[at - 1] >= 'A' && text[at - 1] <= 'Z'; // the M of "DIM"
        if (c == 'M' && !inCapitals && (!letterNext || wordNext))
            result += "maj";
        else
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return result;
}

void insertSorted(std::vector<int>& values, int value)
{
    if (std::ranges::find(values, value) == values.end())
        values.insert(std::ranges::upper_bound(values, value), value);
}

/// Reads the folded text from front to back.
class QualityReader {
public:
    explicit QualityReader(std::string_view text) : m_rest(text) {}

    std::optional<ChordQuality> read()
    {
        readTriad();
        readExtension();
        while (!m_rest.empty())
            if (!readModifier())
                return std::nullopt;
        return settled() ? std::optional(m_quality) : std::nullopt;
    }

private:
    bool take(std::string_view what)
    {
        if (!m_rest.starts_with(what))
            return false;
        m_rest.remove_prefix(what.size());
        return true;
    }

    bool takeMajor() { return take("major") || take("maj") || (!m_rest.starts_with("madd") && take("ma")); }

    void readTriad()
    {
        if (take("hdim")) {
            m_quality.triad = Triad::minor;
            m_quality.extension = 7;
            insertSorted(m_quality.alterations, 6);
            take("7");
            return;
        }
        if (takeMajor()) {
            m_major = true;
            return;
        }
        if (take("dim") || take("o"))
            m_quality.triad = Triad::diminished;
        else if (take("aug") || (!m_rest.starts_with("+5") && !m_rest.starts_with("+11") && take("+")))
            m_quality.triad = Triad::augmented;
        else if (take("minor") || take("min") || take("mi") || take("m") || take("-"))
            m_quality.triad = Triad::minor;
        m_major = takeMajor();
    }

    void readExtension()
    {
        static constexpr auto kExtensions = std::to_array<std::pair<std::string_view, int>>(
            {{"6/9", 69}, {"69", 69}, {"6add9", 69}, {"13", 13}, {"11", 11}, {"9", 9}, {"7", 7}, {"6", 6}});
        for (const auto& [text, extension] : kExtensions)
            if (take(text)) {
                m_quality.extension = extension;
                m_quality.majorSeventh = m_major && extension != 6 && extension != 69;
                return;
            }
        if (m_quality.triad == Triad::major && !m_major && take("5"))
            m_quality.triad = Triad::power;
        else if (take("2"))
            insertSorted(m_quality.added, 9);
        else if (m_major && m_quality.triad == Triad::minor) {
            m_quality.extension = 7; // "mmaj" says it without the figure
            m_quality.majorSeventh = true;
        }
    }

    bool readModifier()
    {
        if (take("sus2"))
            m_quality.suspended = 2;
        else if (take("sus4") || take("sus"))
            m_quality.suspended = 4;
        else if (m_quality.extension == 7 && take("alt"))
            m_quality.alterations = {8, 13, 15};
        else
            return readAdded() || readOmitted() || readAlteration();
        return true;
    }

    bool readAdded()
    {
        if (!take("add"))
            return false;
        static constexpr auto kAdded = std::to_array<std::pair<std::string_view, int>>(
            {{"11", 11}, {"13", 13}, {"2", 9}, {"4", 11}, {"6", 6}, {"9", 9}});
        for (const auto& [text, degree] : kAdded)
            if (take(text)) {
                addDegree(degree);
                return true;
            }
        return readAlteration();
    }

    /// A sixth chord with a ninth has a name of its own: C6add9 is C69.
    void addDegree(int degree)
    {
        if (degree == 9 && m_quality.extension == 6)
            m_quality.extension = 69;
        else
            insertSorted(m_quality.added, degree);
    }

    bool readOmitted()
    {
        if (!take("no") && !take("omit"))
            return false;
        const int degree = take("3") ? 3 : take("5") ? 5 : 0;
        if (degree > 0)
            insertSorted(m_quality.omitted, degree);
        return degree > 0;
    }

    bool readAlteration()
    {
        for (const auto& [text, semitones] : kAlterations)
            if (take(text)) {
                insertSorted(m_quality.alterations, semitones);
                return true;
            }
        return false;
    }

    bool erase(int alteration) { return std::erase(m_quality.alterations, alteration) > 0; }

    /// One name for one chord: "+7" is "7#5", a minor triad with b5 is diminished. False where it is no chord.
    bool settled()
    {
        const bool plain = m_quality.extension == 0;
        if (m_quality.triad == Triad::augmented && !plain) {
            m_quality.triad = Triad::major;
            insertSorted(m_quality.alterations, 8);
        } else if (m_quality.triad == Triad::major && plain && erase(8)) {
            m_quality.triad = Triad::augmented;
        } else if (m_quality.triad == Triad::minor && plain && erase(6)) {
            m_quality.triad = Triad::diminished;
        }
        const bool fits =
            m_quality.triad != Triad::diminished || plain || (m_quality.extension == 7 && !m_quality.majorSeventh);
        const bool powerAlone = m_quality.triad != Triad::power || (plain && m_quality.suspended == 0);
        return fits && powerAlone;
    }

    std::string_view m_rest;
    ChordQuality m_quality;
    bool m_major = false;
};

std::string_view textOf(int alteration)
{
    for (const auto& [text, semitones] : kAlterations)
        if (semitones == alteration)
            return text;
    return {};
}

int semitonesOf(int degree)
{
    return degree == 6 ? 9 : degree == 9 ? 14 : degree == 11 ? 17 : 21;
}

int thirdOf(const ChordQuality& quality)
{
    if (quality.suspended != 0)
        return quality.suspended == 2 ? 2 : 5;
    return quality.triad == Triad::minor || quality.triad == Triad::diminished ? 3 : 4;
}

void addExtension(const ChordQuality& quality, std::vector<int>& tones)
{
    const int extension = quality.extension;
    if (extension == 6 || extension == 69)
        insertSorted(tones, 9);
    else if (extension >= 7)
        insertSorted(tones, quality.triad == Triad::diminished ? 9 : quality.majorSeventh ? 11 : 10);
    if (extension >= 9)
        insertSorted(tones, 14);
    if (extension == 11)
        insertSorted(tones, 17);
    if (extension == 13)
        insertSorted(tones, 21);
}

/// An altered tone takes the place of the plain one.
void addAlterations(const ChordQuality& quality, std::vector<int>& tones)
{
    for (const int alteration : quality.alterations) {
        const int plain = alteration < 9 ? 7 : alteration < 16 ? 14 : alteration == 18 ? 17 : 21;
        std::erase(tones, plain);
    }
    for (const int alteration : quality.alterations)
        insertSorted(tones, alteration);
}

} // namespace

std::vector<int> ChordQuality::intervals() const
{
    std::vector<int> tones{0};
    if (triad != Triad::power)
        insertSorted(tones, thirdOf(*this));
    insertSorted(tones, triad == Triad::diminished ? 6 : triad == Triad::augmented ? 8 : 7);
    addExtension(*this, tones);
    addAlterations(*this, tones);
    for (const int degree : added)
        insertSorted(tones, semitonesOf(degree));
    for (const int degree : omitted)
        std::erase_if(tones, [&](int tone) { return degree == 3 ? tone >= 2 && tone <= 5 : tone >= 6 && tone <= 8; });
    return tones;
}

std::string ChordQuality::text() const
{
    static constexpr std::array<std::string_view, 5> kTriads = {"", "m", "dim", "aug", "5"};
    std::string result(kTriads[static_cast<std::size_t>(triad)]);
    if (majorSeventh)
        result += "maj";
    if (extension != 0)
        result += std::to_string(extension);
    if (suspended != 0)
        result += suspended == 2 ? "sus2" : "sus4";
    std::string altered;
    for (const int alteration : alterations)
        altered += textOf(alteration);
    // Right behind the root an accidental would belong to it.
    result += result.empty() && !altered.empty() ? '(' + altered + ')' : altered;
    for (const int degree : added)
        result += "add" + std::to_string(degree);
    for (const int degree : omitted)
        result += "no" + std::to_string(degree);
    return result;
}

std::optional<ChordQuality> ChordQuality::parse(std::string_view text)
{
    return QualityReader(folded(withPlainSigns(text))).read();
}

} // namespace melisma::music
