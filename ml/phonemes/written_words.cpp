// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/written_words.h"

#include "core/music/lyric.h"
#include "ml/phonemes/utf8.h"

#include <utility>

namespace melisma::ml::phonemes {

namespace {

constexpr auto kRead = WrittenPiece::kRead;

bool isLetter(char32_t value)
{
    return isWordClass(classOf(value));
}

bool hasLetters(const std::string& text)
{
    for (const char32_t value : toUtf32(text))
        if (isLetter(value))
            return true;
    return false;
}

/// Collects the words of one line.
class LineReader {
public:
    LineReader(std::string_view line, std::size_t offset) : m_line(line), m_offset(offset) {}

    std::vector<WrittenWord> run()
    {
        for (std::size_t at = 0; at < m_line.size();) {
            if (const auto given = music::givenWordAt(m_line, at)) {
                addGiven(*given, at);
                at = given->end;
                continue;
            }
            const auto [value, bytes] = decodeAt(m_line, at);
            take(value, at, at + bytes);
            at += bytes;
        }
        return std::move(m_words);
    }

private:
    WrittenPiece& piece() { return m_words.back().pieces.back(); }

    void take(char32_t value, std::size_t at, std::size_t end)
    {
        if (classOf(value) == CharClass::space) {
            m_open = false;
        } else if (value == '_') {
            hold(end);
        } else if (value == '-') {
            m_hyphen = !m_words.empty();
        } else {
            begin(at, isLetter(value));
            appendUtf8(piece().text, value);
            m_words.back().end = m_offset + end;
        }
    }

    /// Underscores standing alone hold the last syllable of the word before; at the start of a line there is none.
    void hold(std::size_t end)
    {
        if (m_words.empty())
            return;
        ++piece().notes;
        m_words.back().end = m_offset + end;
    }

    /// Makes the piece that the next letter belongs to. Letters behind given sounds are a piece of their own.
    void begin(std::size_t at, bool letter)
    {
        if (m_hyphen || (m_open && letter && piece().given != kRead))
            m_words.back().pieces.emplace_back();
        else if (!m_open)
            m_words.push_back({m_offset + at, 0});
        m_hyphen = false;
        m_open = true;
    }

    void addGiven(const music::GivenWord& given, std::size_t at)
    {
        m_hyphen = m_hyphen || (m_open && hasLetters(piece().text)); // else a quotation mark stands before it
        begin(at, true);
        auto& word = m_words.back();
        word.given.push_back(given.sounds);
        piece().given = word.given.size() - 1;
        for (const char sign : given.text) {
            if (sign == '-')
                word.pieces.push_back({{}, 1, word.given.size() - 1});
            else if (sign == '_')
                ++piece().notes;
            else
                piece().text += sign;
        }
        std::erase_if(word.pieces, [](const WrittenPiece& each) { return each.given != kRead && each.text.empty(); });
        if (word.pieces.empty()) { // no word at all
            m_words.pop_back();
            m_open = false;
            return;
        }
        m_hyphen = given.text.ends_with('-');
        word.end = m_offset + given.end;
    }

    std::string_view m_line;
    std::size_t m_offset;
    std::vector<WrittenWord> m_words;
    bool m_open = false;
    bool m_hyphen = false;
};

} // namespace

std::string WrittenWord::text() const
{
    std::string joined;
    for (const auto& piece : pieces)
        joined += piece.text;
    return joined;
}

std::vector<WrittenWord> writtenWords(std::string_view line, std::size_t offset)
{
    return LineReader(line, offset).run();
}

} // namespace melisma::ml::phonemes
