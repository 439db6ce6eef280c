// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/sentences.h"

#include "ml/phonemes/abbreviations.h"
#include "ml/phonemes/utf8.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

/// Words that seldom follow "U.S." or "etc." inside a sentence when written with a capital.
constexpr std::array<std::string_view, 24> kOpeners{"The",   "He",   "She", "It", "We",   "They", "I",    "You",
                                                    "But",   "And",  "In",  "On", "This", "That", "If",   "When",
                                                    "There", "Then", "So",  "At", "His",  "Her",  "What", "Now"};

bool isIn(std::u32string_view list, char32_t value)
{
    return list.find(value) != std::u32string_view::npos;
}

/// Walks over one sentence.
class SentenceReader {
public:
    SentenceReader(Language language, std::string_view text, std::size_t begin)
        : m_language(language)
        , m_text(text)
        , m_begin(begin)
        , m_at(begin)
    {}

    Sentence run()
    {
        std::size_t lastBlank = m_begin;
        while (m_at < m_text.size()) {
            const auto [value, bytes] = decodeAt(m_text, m_at);
            if (value == '\n')
                return ended(m_at, lineBreak());
            if (m_at - m_begin >= kLongestSentence)
                return ended(lastBlank > m_begin ? lastBlank : m_at, TextBreak::cut);
            if (isIn(U".!?…‥。！？｡।॥", value)) {
                if (const auto end = terminated(value))
                    return ended(*end, breakAfter(*end));
                continue;
            }
            if (classOf(value) == CharClass::space)
                lastBlank = m_at;
            m_at += bytes;
        }
        return ended(m_text.size(), TextBreak::paragraph);
    }

private:
    Sentence ended(std::size_t end, TextBreak after) const { return {m_begin, end, after}; }

    char32_t valueAt(std::size_t at) const { return at < m_text.size() ? decodeAt(m_text, at).value : U'\n'; }

    std::size_t skipped(std::size_t at, std::u32string_view list) const
    {
        while (at < m_text.size() && isIn(list, valueAt(at)))
            at += decodeAt(m_text, at).bytes;
        return at;
    }

    std::size_t afterBlanks(std::size_t at) const
    {
        while (at < m_text.size() && m_text[at] != '\n' && classOf(valueAt(at)) == CharClass::space)
            at += decodeAt(m_text, at).bytes;
        return at;
    }

    TextBreak lineBreak() const
    {
        const auto next = m_text.find_first_not_of(" \t\r", m_at + 1);
        return next == std::string_view::npos || m_text[next] == '\n' ? TextBreak::paragraph : TextBreak::line;
    }

    /// A line end right behind a full stop counts as the stronger break.
    TextBreak breakAfter(std::size_t end)
    {
        m_at = afterBlanks(end);
        if (m_at >= m_text.size())
            return TextBreak::paragraph;
        return m_text[m_at] == '\n' ? lineBreak() : TextBreak::sentence;
    }

    /// The end of the sentence if the mark at m_at ends it; otherwise m_at moves behind the mark.
    std::optional<std::size_t> terminated(char32_t mark)
    {
        const std::size_t first = m_at;
        const std::size_t marks = skipped(m_at, U".!?…‥。！？｡।॥");
        m_at = skipped(marks, U"\"”»)]'’」』》】");
        const std::size_t end = m_at;
        if (isIn(U"。！？｡", mark))
            return end;
        if (end < m_text.size() && classOf(valueAt(end)) != CharClass::space)
            return std::nullopt;
        const std::size_t next = afterBlanks(end);
        if (!ends(mark, first, marks - first, next))
            return std::nullopt;
        return end;
    }

    bool ends(char32_t mark, std::size_t first, std::size_t bytes, std::size_t next) const
    {
        const char32_t follower = valueAt(next);
        const bool small = classOf(follower) == CharClass::letter && lowered(follower) == follower && hasCapitals();
        if (follower == '\n')
            return true;
        if (mark != '.' || bytes > 1)
            return !small;
        const std::string_view word = wordBefore(first);
        const StopKind kind = stopAfter(m_language, word);
        if (kind == StopKind::unclear)
            return opensSentence(next);
        return kind == StopKind::ends && !small && !isListNumber(word, first);
    }

    /// Scripts without capitals cannot show that a sentence goes on.
    bool hasCapitals() const
    {
        return m_language != Language::hi && m_language != Language::ja && m_language != Language::zh;
    }

    std::string_view wordBefore(std::size_t end) const
    {
        std::size_t begin = end;
        while (begin > m_begin && static_cast<unsigned char>(m_text[begin - 1]) > ' ' &&
               std::string_view("\"([").find(m_text[begin - 1]) == std::string_view::npos)
            --begin;
        return m_text.substr(begin, end - begin);
    }

    /// "1." at the start of a sentence.
    bool isListNumber(std::string_view word, std::size_t end) const
    {
        return word.size() == end - m_begin && word.size() <= 3 && !word.empty() &&
               std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    bool opensSentence(std::size_t at) const
    {
        const std::size_t end = std::min(m_text.find_first_of(" ,\n\t", at), m_text.size());
        return std::find(kOpeners.begin(), kOpeners.end(), m_text.substr(at, end - at)) != kOpeners.end();
    }

    Language m_language;
    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_at;
};

} // namespace

std::optional<Sentence> nextSentence(Language language, std::string_view text, std::size_t from)
{
    while (from < text.size() && classOf(decodeAt(text, from).value) == CharClass::space)
        from += decodeAt(text, from).bytes;
    if (from >= text.size())
        return std::nullopt;
    return SentenceReader(language, text, from).run();
}

} // namespace melisma::ml::phonemes
