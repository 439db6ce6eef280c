// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/text_pieces.h"

#include "ml/phonemes/abbreviations.h"
#include "ml/phonemes/marks.h"
#include "ml/phonemes/utf8.h"

#include <algorithm>
#include <optional>

namespace melisma::ml::phonemes {

namespace {

constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kLongestNumber = 18;

bool isDigit(char32_t value)
{
    return value >= '0' && value <= '9';
}

bool isLatin(char32_t value)
{
    return classOf(value) == CharClass::letter;
}

/// Walks over a text once. Holds views only.
class Scanner {
public:
    Scanner(Language language, std::string_view text) : m_language(language), m_text(text) {}

    TextPieces run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_result);
    }

private:
    struct Char {
        char32_t value = 0;
        std::size_t bytes = 0;
    };

    Char charAt(std::size_t at) const
    {
        if (at >= m_text.size())
            return {U' ', 0};
        const auto [value, bytes] = decodeAt(m_text, at);
        return {plainForm(value), bytes};
    }

    void add(PieceKind kind, std::size_t end, std::string text)
    {
        m_result.pieces.push_back({kind, m_at, end, std::move(text), m_space && !m_result.pieces.empty()});
        m_at = end;
        m_space = false;
    }

    void step()
    {
        const Char here = charAt(m_at);
        const CharClass kind = classOf(here.value);
        if (kind == CharClass::space || kind == CharClass::invisible) {
            m_space = m_space || kind == CharClass::space;
            m_at += here.bytes;
        } else if (here.value == '[' && addGiven()) {
            return;
        } else if (startsWord(here, kind)) {
            addWord(kind);
        } else {
            addSign(here, kind);
        }
    }

    bool startsWord(Char here, CharClass kind) const
    {
        if (isWordClass(kind))
            return true;
        const char32_t next = charAt(m_at + here.bytes).value;
        const bool opens = m_space || m_result.pieces.empty();
        return (isCurrency(here.value) && isDigit(next)) || (here.value == '-' && opens && isDigit(next));
    }

    /// [word](/phonemes/), all on one line; otherwise nothing happens.
    bool addGiven()
    {
        const auto close = m_text.find("](/", m_at);
        const auto line = std::min(m_text.find('\n', m_at), m_text.size());
        if (close >= line || m_text.substr(m_at + 1, close - m_at - 1).find('[') != std::string_view::npos)
            return false;
        const auto end = m_text.find("/)", close + 3);
        if (end >= line)
            return false;
        add(PieceKind::given, end + 2, std::string(m_text.substr(close + 3, end - close - 3)));
        return true;
    }

    /// Whether a sign between two characters holds a word together: 3.5, don't, well-known, U.S, a/b.
    static bool joins(char32_t before, char32_t sign, char32_t after)
    {
        const bool digits = isDigit(before) && isDigit(after);
        const bool letters = isLatin(before) && isLatin(after);
        switch (sign) {
        case '.':
            return digits || letters;
        case ',':
        case ':':
            return digits;
        case '\'':
            return letters;
        case '-':
        case '/':
        case '@':
            return (isLatin(before) || isDigit(before)) && (isLatin(after) || isDigit(after));
        default:
            return false;
        }
    }

    /// One step of addWord: whether `here` goes on with the word that ends in `before`.
    bool goesOn(CharClass first, char32_t before, Char here, std::size_t at) const
    {
        const CharClass kind = classOf(here.value);
        if (first == CharClass::han)
            return false;
        if (first == CharClass::kana)
            return kind == CharClass::kana;
        if (kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::invisible)
            return true;
        if (isDigit(before) && (here.value == '%' || here.value == U'°'))
            return true;
        return joins(before, here.value, charAt(at + here.bytes).value);
    }

    void addWord(CharClass first)
    {
        std::string word;
        std::size_t at = m_at;
        std::size_t count = 0;
        std::size_t digits = 0;
        char32_t before = 0;
        do {
            const Char here = charAt(at);
            if (classOf(here.value) != CharClass::invisible) {
                appendUtf8(word, here.value);
                before = here.value;
                ++count;
                digits += isDigit(here.value) ? 1 : 0;
            }
            at += here.bytes;
        } while (at < m_text.size() && count < kLongestWord && digits < kLongestNumber &&
                 goesOn(first, before, charAt(at), at));
        if (charAt(at).value == '.' && stopAfter(m_language, word) != StopKind::ends && !isDigit(before)) {
            word += '.';
            ++at;
        }
        add(PieceKind::word, at, std::move(word));
    }

    void addSign(Char here, CharClass kind)
    {
        std::size_t end = m_at + here.bytes;
        std::size_t repeats = 1;
        for (; charAt(end).bytes > 0 && charAt(end).value == here.value; end += charAt(end).bytes)
            ++repeats;
        const bool dash =
            here.value == '-' && (repeats > 1 || (m_space && classOf(charAt(end).value) == CharClass::space));
        const bool dots = here.value == '.' && repeats > 1;
        const std::string_view mark = dash ? "—" : dots ? "…" : markOf(here.value);
        if (!mark.empty()) {
            add(PieceKind::mark, end, std::string(mark));
        } else if (isSpokenSign(here.value)) {
            addSpokenSign(here, end);
        } else {
            if (kind == CharClass::emoji || !isSilentSign(here.value))
                noteUnread(here.value);
            m_at = end;
        }
    }

    void addSpokenSign(Char here, std::size_t end)
    {
        std::string sign;
        appendUtf8(sign, here.value);
        add(PieceKind::word, end, sign);
    }

    void noteUnread(char32_t value)
    {
        std::string sign;
        appendUtf8(sign, value);
        if (std::find(m_result.unread.begin(), m_result.unread.end(), sign) == m_result.unread.end())
            m_result.unread.push_back(sign);
    }

    Language m_language;
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_space = false;
    TextPieces m_result;
};

} // namespace

TextPieces piecesOf(Language language, std::string_view text)
{
    return Scanner(language, text).run();
}

} // namespace melisma::ml::phonemes
