// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/spoken_words.h"

#include "ml/phonemes/utf8.h"

#include <array>

namespace melisma::ml::recognition {

namespace {

constexpr std::array<const char*, 20> kSmall{
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<const char*, 10> kTens{"",      "",      "twenty",  "thirty", "forty",
                                            "fifty", "sixty", "seventy", "eighty", "ninety"};

struct Scale {
    std::uint64_t value;
    const char* name;
};
constexpr std::array<Scale, 5> kScales{{{1'000'000'000'000, "trillion"},
                                        {1'000'000'000, "billion"},
                                        {1'000'000, "million"},
                                        {1'000, "thousand"},
                                        {100, "hundred"}}};
constexpr std::size_t kMostDigits = 15; ///< longer ones are read digit by digit

struct Ordinal {
    std::string_view cardinal;
    std::string_view ordinal;
};
constexpr std::array<Ordinal, 6> kOrdinals{{{"one", "first"},
                                            {"two", "second"},
                                            {"three", "third"},
                                            {"five", "fifth"},
                                            {"eight", "eighth"},
                                            {"nine", "ninth"}}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The last word of a number as an ordinal: "twenty one" becomes "twenty first".
std::string ordinalOf(const std::string& cardinal)
{
    const auto blank = cardinal.rfind(' ');
    const std::string head = blank == std::string::npos ? "" : cardinal.substr(0, blank + 1);
    const std::string last = cardinal.substr(head.size());
    for (const Ordinal& row : kOrdinals)
        if (row.cardinal == last)
            return head + std::string(row.ordinal);
    if (last == "twelve")
        return head + "twelfth";
    return last.ends_with('y') ? head + last.substr(0, last.size() - 1) + "ieth" : head + last + "th";
}

std::string digitByDigit(std::string_view digits)
{
    std::string result;
    for (const char digit : digits)
        result += (result.empty() ? "" : " ") + std::string(kSmall[static_cast<std::size_t>(digit - '0')]);
    return result;
}

std::string spelledDigits(std::string_view digits)
{
    if (digits.size() > kMostDigits || (digits.size() > 1 && digits.front() == '0'))
        return digitByDigit(digits);
    std::uint64_t number = 0;
    for (const char digit : digits)
        number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    return spelledNumber(number);
}

/// Letters without accents, everything in ASCII; a space for what parts words.
std::string plainText(std::string_view text)
{
    constexpr std::u32string_view kFrom = U"àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    constexpr std::string_view kTo = "aaaaaaceeeeiiiinooooouuuuyy";
    std::string result;
    for (const char32_t written : phonemes::toUtf32(text)) {
        const char32_t value = phonemes::lowered(written);
        if (const auto at = kFrom.find(value); at != std::u32string_view::npos)
            result += kTo[at];
        else if (value == 0x2019 || value == 0x2018)
            result += '\'';
        else
            result += value < 0x80 ? static_cast<char>(value) : ' ';
    }
    return result;
}

/// Reads words off a plain text.
class Speller {
public:
    explicit Speller(std::string text) : m_text(std::move(text)) {}

    std::vector<std::string> run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_words);
    }

private:
    char at(std::size_t index) const { return index < m_text.size() ? m_text[index] : ' '; }

    static bool isLetter(char c) { return c >= 'a' && c <= 'z'; }

    void step()
    {
        if (isDigit(at(m_at)))
            number();
        else if (isLetter(at(m_at)))
            word();
        else
            sign();
    }

    void sign()
    {
        if (at(m_at) == '%')
            m_words.emplace_back("percent");
        else if (at(m_at) == '&')
            m_words.emplace_back("and");
        ++m_at;
    }

    void word()
    {
        std::string word;
        while (isLetter(at(m_at)) || (at(m_at) == '\'' && isLetter(at(m_at + 1))))
            word += m_text[m_at++];
        m_words.push_back(std::move(word));
    }

    /// Digits with commas between groups of three.
    std::string digits()
    {
        std::string result;
        const auto group = [&] {
            return at(m_at) == ',' && isDigit(at(m_at + 1)) && isDigit(at(m_at + 2)) && isDigit(at(m_at + 3)) &&
                   !isDigit(at(m_at + 4));
        };
        while (isDigit(at(m_at)) || group()) {
            if (isDigit(at(m_at)))
                result += m_text[m_at];
            ++m_at;
        }
        return result;
    }

    void number()
    {
        std::string spelled = spelledDigits(digits());
        if (at(m_at) == '.' && isDigit(at(m_at + 1))) {
            std::string fraction;
            for (++m_at; isDigit(at(m_at)); ++m_at)
                fraction += m_text[m_at];
            spelled += " point " + digitByDigit(fraction);
        } else if (const std::string ending = m_text.substr(m_at, 2);
                   !isLetter(at(m_at + 2)) && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th")) {
            spelled = ordinalOf(spelled);
            m_at += 2;
        }
        for (std::size_t from = 0; from <= spelled.size();) {
            const auto to = std::min(spelled.find(' ', from), spelled.size());
            m_words.push_back(spelled.substr(from, to - from));
            from = to + 1;
        }
    }

    std::string m_text;
    std::size_t m_at = 0;
    std::vector<std::string> m_words;
};

} // namespace

std::string spelledNumber(std::uint64_t number)
{
    if (number < kSmall.size())
        return kSmall[number];
    if (number < 100)
        return kTens[number / 10] + (number % 10 ? " " + spelledNumber(number % 10) : std::string());
    for (const auto& [value, name] : kScales)
        if (number >= value)
            return spelledNumber(number / value) + " " + name +
                   (number % value ? " " + spelledNumber(number % value) : std::string());
    return {};
}

std::vector<std::string> spokenWords(std::string_view text)
{
    return Speller(plainText(text)).run();
}

} // namespace melisma::ml::recognition
