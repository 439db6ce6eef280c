// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/lyrics.h"

#include "ml/phonemes/spelling.h"
#include "ml/phonemes/utf8.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace melisma::ml::phonemes {

namespace {

/// A word as the singer wrote it: pieces between hyphens, each with the notes that it is held over.
struct WrittenWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> pieces{""};
    std::vector<int> notes{1};

    std::string text() const
    {
        std::string joined;
        for (const auto& piece : pieces)
            joined += piece;
        return joined;
    }
};

bool isBlank(char32_t value)
{
    return classOf(value) == CharClass::space;
}

/// Collects the words of one line. A hyphen with blanks around it joins the words beside it.
class LineReader {
public:
    LineReader(std::string_view line, std::size_t offset) : m_line(line), m_offset(offset) {}

    std::vector<WrittenWord> run()
    {
        for (std::size_t at = 0; at < m_line.size();) {
            const auto [value, bytes] = decodeAt(m_line, at);
            take(value, at, at + bytes);
            at += bytes;
        }
        return std::move(m_words);
    }

private:
    void take(char32_t value, std::size_t at, std::size_t end)
    {
        if (isBlank(value)) {
            m_open = false;
        } else if (value == '_') {
            hold(end);
        } else if (value == '-') {
            m_hyphen = !m_words.empty();
        } else {
            add(value, at, end);
        }
    }

    /// Underscores standing alone hold the last syllable of the word before; at the start of a line there is none.
    void hold(std::size_t end)
    {
        if (m_words.empty())
            return;
        ++m_words.back().notes.back();
        m_words.back().end = m_offset + end;
    }

    void add(char32_t value, std::size_t at, std::size_t end)
    {
        if (m_hyphen) {
            m_words.back().pieces.emplace_back();
            m_words.back().notes.push_back(1);
        } else if (!m_open) {
            m_words.push_back({m_offset + at, 0});
        }
        m_hyphen = false;
        m_open = true;
        appendUtf8(m_words.back().pieces.back(), value);
        m_words.back().end = m_offset + end;
    }

    std::string_view m_line;
    std::size_t m_offset;
    std::vector<WrittenWord> m_words;
    bool m_open = false;
    bool m_hyphen = false;
};

/// The phonemes of each written word, read together as a line.
base::Result<std::vector<std::string>> readWords(Phonemiser& phonemiser, Language language,
                                                 const std::vector<WrittenWord>& words, Lyrics& lyrics)
{
    std::string line;
    std::vector<std::size_t> ends;
    for (const auto& word : words) {
        line += word.text() + ' ';
        ends.push_back(line.size());
    }
    const auto spoken = phonemiser.read(language, line);
    if (!spoken)
        return spoken.error();
    lyrics.unread.insert(lyrics.unread.end(), spoken->unread.begin(), spoken->unread.end());
    std::vector<std::string> result(words.size());
    for (const SpokenPiece& piece : spoken->pieces) {
        if (piece.kind == PieceKind::mark)
            continue;
        const auto at = std::upper_bound(ends.begin(), ends.end(), piece.begin) - ends.begin();
        std::string& phonemes = result[static_cast<std::size_t>(at)];
        phonemes += (phonemes.empty() ? "" : " ") + piece.phonemes;
    }
    return result;
}

/// "fire" and "hour" are sung on one note although they are spoken as two syllables.
void joinFire(std::string_view word, std::vector<Syllable>& syllables)
{
    if (syllables.size() < 2)
        return;
    const std::string small = lowered(word);
    const std::string letters = small.substr(0, small.find_last_of("abcdefghijklmnopqrstuvwxyz") + 1);
    const auto& last = syllables.back();
    auto& before = syllables[syllables.size() - 2];
    const bool sounds = last.onset.empty() && last.nucleus == "ə" && before.coda.empty() &&
                        (before.nucleus == "I" || before.nucleus == "W");
    for (const std::string_view ending : {"ire", "ires", "ired", "yre", "our", "ours"})
        if (sounds && letters.ends_with(ending)) {
            before = merged(before, last);
            syllables.pop_back();
            return;
        }
}

/// The word of "[word](/phonemes/)", or the text itself.
std::string shownText(const std::string& text)
{
    const auto close = text.find("](/");
    const auto open = text.find('[');
    const bool given = close != std::string::npos && open < close && text.find("/)", close) != std::string::npos;
    return given ? text.substr(open + 1, close - open - 1) : text;
}

LyricWord lyricWord(Language language, const WrittenWord& written, std::string_view phonemes)
{
    LyricWord word{written.begin, written.end, shownText(written.text()), {}};
    auto syllables = syllabify(language, phonemes);
    if (isEnglish(language))
        joinFire(word.text, syllables);
    auto texts = written.pieces;
    auto notes = written.notes;
    if (texts.size() == 1) {
        texts = spelledSyllables(language, word.text, syllables);
        notes.insert(notes.begin(), texts.size() - 1, 1); // an underscore holds the last syllable
    } else {
        syllables = fitted(language, syllables, texts);
    }
    syllables.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        word.syllables.push_back({texts[i], syllables[i], notes[i], i + 1 == texts.size()});
    return word;
}

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::optional<std::string> sectionOf(std::string_view line)
{
    const auto text = trimmed(line);
    if (text.size() < 3 || text.front() != '[' || text.back() != ']' || text.find('(') != std::string_view::npos)
        return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
}

base::Result<void> addLine(Phonemiser& phonemiser, Language language, std::string_view line, std::size_t offset,
                           LyricLine form, Lyrics& lyrics)
{
    const auto written = LineReader(line, offset).run();
    if (written.empty())
        return {};
    const auto phonemes = readWords(phonemiser, language, written, lyrics);
    if (!phonemes)
        return phonemes.error();
    for (std::size_t i = 0; i < written.size(); ++i) {
        const bool silent = (*phonemes)[i].empty();
        if (!silent)
            form.words.push_back(lyricWord(language, written[i], (*phonemes)[i]));
        else if (!form.words.empty()) // a dash or a closing quote stays beside the word before it
            form.words.back().text += ' ' + written[i].text();
    }
    lyrics.lines.push_back(std::move(form));
    return {};
}

std::size_t lettersIn(std::string_view text)
{
    return toUtf32(text).size();
}

/// Divides the syllables that most letters are written for until there are `count`.
void divideUpTo(Language language, std::string_view word, std::size_t count, std::vector<Syllable>& syllables)
{
    while (!syllables.empty() && syllables.size() < count) {
        const auto spelled = spelledSyllables(language, word, syllables);
        const auto longest = std::max_element(spelled.begin(), spelled.end(),
                                              [](const auto& a, const auto& b) { return lettersIn(a) < lettersIn(b); });
        const auto at = longest - spelled.begin();
        auto [first, second] = divided(syllables[static_cast<std::size_t>(at)]);
        syllables[static_cast<std::size_t>(at)] = std::move(first);
        syllables.insert(syllables.begin() + at + 1, std::move(second));
    }
}

/// For each syllable the middle of its letters, counted over the word.
std::vector<double> middlesOf(const std::vector<std::string>& pieces)
{
    std::vector<double> middles;
    double from = 0;
    for (const auto& piece : pieces) {
        const auto letters = static_cast<double>(lettersIn(piece));
        middles.push_back(from + letters / 2);
        from += letters;
    }
    return middles;
}

/// How many syllables go into each piece: at least one, and as near in the word as can be.
std::vector<std::size_t> groupSizes(const std::vector<double>& syllables, const std::vector<double>& pieces)
{
    const std::size_t n = syllables.size();
    const std::size_t k = pieces.size();
    std::vector<std::vector<double>> cost(k + 1, std::vector<double>(n + 1, 1e18));
    cost[0][0] = 0;
    for (std::size_t p = 1; p <= k; ++p)
        for (std::size_t s = p; s <= n; ++s)
            cost[p][s] = std::min(cost[p - 1][s - 1], cost[p][s - 1]) + std::abs(syllables[s - 1] - pieces[p - 1]);
    std::vector<std::size_t> sizes(k, 0);
    std::size_t p = k;
    for (std::size_t s = n; s > 0; --s) {
        ++sizes[p - 1];
        if (cost[p - 1][s - 1] <= cost[p][s - 1])
            --p;
    }
    return sizes;
}

} // namespace

std::size_t Lyrics::syllableCount() const
{
    std::size_t count = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words)
            count += word.syllables.size();
    return count;
}

std::size_t Lyrics::noteCount() const
{
    std::size_t count = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words)
            for (const auto& syllable : word.syllables)
                count += static_cast<std::size_t>(syllable.notes);
    return count;
}

std::vector<Syllable> fitted(Language language, const std::vector<Syllable>& syllables,
                             const std::vector<std::string>& spelled)
{
    std::string word;
    for (const auto& piece : spelled)
        word += piece;
    std::vector<Syllable> result = syllables;
    divideUpTo(language, word, spelled.size(), result);
    if (result.size() == spelled.size() || result.empty())
        return result;
    const auto sizes = groupSizes(middlesOf(spelledSyllables(language, word, result)), middlesOf(spelled));
    std::vector<Syllable> grouped;
    std::size_t from = 0;
    for (const std::size_t size : sizes) {
        Syllable sum = result[from];
        for (std::size_t i = 1; i < size; ++i)
            sum = merged(sum, result[from + i]);
        grouped.push_back(std::move(sum));
        from += size;
    }
    return grouped;
}

base::Result<Lyrics> readLyrics(Phonemiser& phonemiser, Language language, std::string_view text)
{
    if (const auto valid = checkUtf8(text); !valid)
        return valid.error();
    Lyrics lyrics;
    LyricLine form;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const auto section = sectionOf(line);
        if (section || trimmed(line).empty()) { // either begins a new verse
            form.verse += !lyrics.lines.empty() && lyrics.lines.back().verse == form.verse ? 1 : 0;
            form.section = section.value_or(form.section);
        } else if (auto added = addLine(phonemiser, language, line, at, form, lyrics); !added) {
            return added.error();
        }
        at = end + 1;
    }
    return lyrics;
}

} // namespace melisma::ml::phonemes
