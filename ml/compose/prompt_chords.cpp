// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_chords.h"

#include "core/music/chord.h"

#include <algorithm>
#include <array>
#include <optional>

namespace melisma::ml {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// A word between blanks; what closes it (bars, commas, brackets) is cut off and remembered.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0; ///< behind what closes it
    std::string text;    ///< without what closes it
    bool colon = false;
    bool stops = false; ///< a full stop, semicolon or line end follows: a row of chords ends here
    bool comma = false;
    bool endsLine = false;
};

bool isBar(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("|:") == std::string_view::npos &&
           text.find('|') != std::string_view::npos;
}

std::size_t closed(std::string_view text, std::size_t from)
{
    int depth = 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        depth += text[at] == '(' || text[at] == '[' ? 1 : text[at] == ')' || text[at] == ']' ? -1 : 0;
        const bool bar = text[at] == '|' || (text[at] == ':' && at + 1 < text.size() && text[at + 1] == '|');
        if (at > from && bar && text[from] != '|' && text[from] != ':')
            return at;
        if (depth <= 0 && (kBlanks.find(text[at]) != std::string_view::npos || text[at] == ',' || text[at] == ';'))
            return at;
        if ((text[from] == '|' || text[from] == ':') && text[at] != '|' && text[at] != ':')
            return at;
    }
    return text.size();
}

Word wordAt(std::string_view prompt, std::size_t begin)
{
    Word word;
    word.begin = begin;
    word.end = std::max(begin + 1, closed(prompt, begin));
    word.text = std::string(prompt.substr(begin, word.end - begin));
    while (word.end < prompt.size() && (prompt[word.end] == ',' || prompt[word.end] == ';')) {
        word.comma = word.comma || prompt[word.end] == ',';
        word.stops = word.stops || prompt[word.end] == ';';
        ++word.end;
    }
    const auto next = prompt.find_first_not_of(" \t\r", word.end);
    word.endsLine = next != std::string_view::npos && prompt[next] == '\n';
    word.stops = word.stops || word.endsLine || next == std::string_view::npos;
    if (isBar(word.text))
        return word;
    while (word.text.size() > 1 && std::string_view(".:!?").find(word.text.back()) != std::string_view::npos &&
           word.text != "N.C.") {
        word.colon = word.colon || word.text.back() == ':';
        word.stops = word.stops || word.text.back() != ':';
        word.text.pop_back();
    }
    return word;
}

std::vector<Word> wordsOf(std::string_view prompt)
{
    std::vector<Word> words;
    for (std::size_t at = prompt.find_first_not_of(kBlanks); at < prompt.size();) {
        if (prompt[at] == ',' || prompt[at] == ';') {
            if (!words.empty())
                (prompt[at] == ',' ? words.back().comma : words.back().stops) = true;
            at = prompt.find_first_not_of(kBlanks, at + 1);
            continue;
        }
        words.push_back(wordAt(prompt, at));
        at = prompt.find_first_not_of(kBlanks, words.back().end);
    }
    return words;
}

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isChord(const std::string& text)
{
    if (text == "N.C." || text == "NC")
        return true;
    return !text.empty() && text.front() >= 'A' && text.front() <= 'G' && music::Chord::parse(text);
}

/// "Am-F-C-G" and "Am->F": chords that dashes join; a dash may also mean minor, so the whole is tried first.
std::vector<std::string> chordsIn(const std::string& text)
{
    if (isChord(text))
        return {text};
    std::vector<std::string> chords;
    for (std::size_t at = 0; at < text.size();) {
        const auto from = text.find_first_not_of("->", at);
        if (from == std::string::npos)
            break;
        at = std::min(text.find_first_of("->", from), text.size());
        chords.push_back(text.substr(from, at - from));
        if (!isChord(chords.back()))
            return {};
    }
    return chords;
}

bool joins(const std::string& text)
{
    static const std::array<std::string_view, 8> kJoins = {"%", "/", "-", "–", "—", "->", "→", ">"};
    return isBar(text) || std::ranges::find(kJoins, text) != kJoins.end() ||
           (text.size() > 1 && text.size() < 4 && text.front() == 'x' && isNumber(text.substr(1)));
}

/// The words' stretch [first, end) as chords.
struct Row {
    std::size_t end = 0;
    int chords = 0;
    bool barred = false;
    std::string sheet;
};

Row rowFrom(const std::vector<Word>& words, std::size_t first)
{
    Row row{first, 0, false, {}};
    for (std::size_t at = first; at < words.size(); ++at) {
        const auto chords = chordsIn(words[at].text);
        if ((chords.empty() && !joins(words[at].text)) || (words[at].colon && !isBar(words[at].text)))
            break;
        for (const auto& chord : chords)
            row.sheet += chord == "NC" ? "N.C. " : chord + ' ';
        const bool dash = chords.empty() && std::string_view("%/").find(words[at].text) == std::string_view::npos &&
                          !isBar(words[at].text) && words[at].text.front() != 'x';
        if (chords.empty() && !dash)
            row.sheet += words[at].text + ' ';
        row.chords += static_cast<int>(chords.size());
        row.barred = row.barred || isBar(words[at].text);
        row.end = at + 1;
        if (words[at].stops)
            break;
    }
    return row;
}

/// "Verse: A gentle start": one letter before a word, on the same line, is an article.
bool isProse(const std::vector<Word>& words, std::size_t first, const Row& row)
{
    const bool runsOn = row.end < words.size() && !words[row.end - 1].stops && !words[row.end - 1].comma;
    return row.chords == 0 || (row.chords == 1 && runsOn && words[first].text.size() == 1);
}

/// Reads one stretch after another.
class Finder {
public:
    Finder(std::string_view prompt, const Lexicon& lexicon)
        : m_prompt(prompt)
        , m_lexicon(lexicon)
        , m_words(wordsOf(prompt))
    {}

    struct Found {
        PromptChords chords;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    std::vector<Found> all()
    {
        std::vector<Found> found;
        for (std::size_t at = 0; at < m_words.size();) {
            std::size_t end = at;
            if (auto chords = from(at, end)) {
                const std::size_t begin = m_words[at].begin;
                const std::size_t stop = m_words[end - 1].end;
                chords->text = std::string(m_prompt.substr(begin, stop - begin));
                while (!chords->text.empty() &&
                       std::string_view(" ,;.\n").find(chords->text.back()) != std::string::npos)
                    chords->text.pop_back();
                found.push_back({std::move(*chords), begin, stop});
                at = end;
            } else {
                ++at;
            }
        }
        return found;
    }

private:
    /// The words of a section's name here, its number included; 0: none.
    std::size_t section(std::size_t at) const
    {
        for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
            if (at + count > m_words.size() || (count == 2 && (m_words[at].colon || m_words[at].comma)))
                continue;
            const std::string phrase =
                lowered(m_words[at].text) + (count == 2 ? ' ' + lowered(m_words[at + 1].text) : "");
            const auto* meaning = m_lexicon.find(phrase);
            if (!meaning || meaning->kind != Meaning::Kind::section)
                continue;
            const bool numbered =
                !m_words[at + count - 1].colon && at + count < m_words.size() && isNumber(m_words[at + count].text);
            return count + (numbered ? 1 : 0);
        }
        return 0;
    }

    std::string joined(std::size_t at, std::size_t count) const
    {
        std::string text;
        for (std::size_t i = at; i < at + count; ++i)
            text += (i > at ? " " : "") + m_words[i].text;
        return text;
    }

    std::optional<PromptChords> labelled(std::size_t at, std::size_t& end) const
    {
        const std::string& text = m_words[at].text;
        std::string label;
        std::size_t first = at + 1;
        bool sure = true;
        if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
            label = text.substr(1, text.size() - 2);
        } else if (const std::size_t count = section(at); count > 0) {
            label = joined(at, count);
            first = at + count;
            sure = m_words[first - 1].colon;
            while (first < m_words.size() && (lowered(m_words[first].text) == "chords" || m_words[first].text == "=" ||
                                              m_words[first].text == "is" || m_words[first].text == "on")) {
                sure = sure || m_words[first].colon || m_words[first].text == "=";
                ++first;
            }
        }
        if (label.empty() || first >= m_words.size())
            return std::nullopt;
        const Row row = rowFrom(m_words, first);
        if (isProse(m_words, first, row) || (!sure && row.chords < 2))
            return std::nullopt;
        end = row.end;
        return PromptChords{label, row.sheet + furtherLines(end), {}};
    }

    /// The lines of chords below, as sheets have them.
    std::string furtherLines(std::size_t& end) const
    {
        std::string sheet;
        while (end < m_words.size() && m_words[end - 1].endsLine) {
            const Row row = rowFrom(m_words, end);
            if (row.chords < 2)
                break;
            sheet += '\n' + row.sheet;
            end = row.end;
        }
        return sheet;
    }

    /// "... in the verse", "... for the chorus" behind a row.
    std::string sectionBehind(std::size_t at, std::size_t& end) const
    {
        static const std::array<std::string_view, 4> kPlaces = {"in", "for", "im", "as"};
        if (at >= m_words.size() || std::ranges::find(kPlaces, lowered(m_words[at].text)) == kPlaces.end())
            return {};
        std::size_t name = at + 1;
        if (name < m_words.size() && (lowered(m_words[name].text) == "the" || lowered(m_words[name].text) == "der"))
            ++name;
        const std::size_t count = name < m_words.size() ? section(name) : 0;
        if (count == 0)
            return {};
        end = name + count;
        return joined(name, count);
    }

    std::optional<PromptChords> from(std::size_t at, std::size_t& end) const
    {
        if (auto chords = labelled(at, end))
            return chords;
        const std::string word = lowered(m_words[at].text);
        const bool named = word == "chords" || word == "progression" || word == "akkorde" || word == "akkorden";
        const std::size_t first = at + (named ? 1 : 0);
        if (first >= m_words.size())
            return std::nullopt;
        const Row row = rowFrom(m_words, first);
        if (row.chords < 2)
            return std::nullopt;
        end = row.end;
        const std::string behind = m_words[row.end - 1].stops ? std::string() : sectionBehind(row.end, end);
        if (behind.empty() && !named && row.chords < 3)
            return std::nullopt;
        return PromptChords{behind, row.sheet, {}};
    }

    std::string_view m_prompt;
    const Lexicon& m_lexicon;
    std::vector<Word> m_words;
};

} // namespace

std::vector<PromptChords> takePromptChords(std::string& prompt, const Lexicon& lexicon)
{
    auto found = Finder(prompt, lexicon).all();
    std::vector<PromptChords> chords;
    for (auto& each : found) {
        prompt.replace(each.begin, each.end - each.begin, each.end - each.begin, ' ');
        prompt[each.begin] = ',';
        each.chords.at = each.begin;
        chords.push_back(std::move(each.chords));
    }
    return chords;
}

} // namespace melisma::ml
