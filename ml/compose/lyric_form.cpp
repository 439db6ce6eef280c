// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/lyric_form.h"

#include "core/music/lyric.h"
#include "ml/compose/form.h"
#include "ml/compose/prompt_tokens.h"
#include "ml/compose/vocal_rhythm.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

namespace melisma::ml {

namespace {

constexpr int kGroup = 4;        ///< bars
constexpr int kFewestSteps = 20; ///< that two bars must have, to hold a line
constexpr double kComfort = 1.2; ///< more room than the least
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOtherNames = {{{"strophe", "verse"},
                                                                                       {"vers", "verse"},
                                                                                       {"kehrreim", "chorus"},
                                                                                       {"brücke", "bridge"},
                                                                                       {"stanza", "verse"},
                                                                                       {"instrumental", "interlude"}}};

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool isHeading(std::string_view line)
{
    return line.size() > 2 && line.front() == '[' && line.back() == ']' && line.find('(') == std::string_view::npos;
}

bool isNumber(const std::string& word)
{
    return std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
}

std::string wordsOf(const VocalStanza& stanza)
{
    std::string words;
    for (const auto& line : stanza.lines)
        words += line.text + '\n';
    return words;
}

/// Letters between vowels, where nobody has cut the line.
int estimatedNotes(std::string_view line)
{
    constexpr std::string_view kVowels = "aeiouyAEIOUY";
    int count = 0;
    bool before = false;
    for (const char c : line) {
        const bool vowel = kVowels.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
        count += vowel && !before ? 1 : 0;
        before = vowel;
    }
    return std::max(1, count);
}

/// Reads lyrics line by line into stretches.
class StretchReader {
public:
    StretchReader(const VocalText& text, const Lexicon& lexicon) : m_lexicon(lexicon)
    {
        for (const auto& stanza : text.stanzas)
            for (const auto& line : stanza.lines)
                m_lines[std::string(trimmed(line.text))] = {notesOf(line), stanza.kind};
    }

    void add(std::string_view line)
    {
        if (line.empty()) {
            m_fresh = true;
        } else if (isHeading(line)) {
            m_stretches.push_back({sectionKindOf(line.substr(1, line.size() - 2), m_lexicon), {}});
            m_named = true;
            m_fresh = false;
        } else {
            addWords(line);
        }
    }

    std::vector<LyricStretch> stretches() const
    {
        return m_named || m_stretches.size() > 1 ? m_stretches : std::vector<LyricStretch>{};
    }

private:
    void addWords(std::string_view line)
    {
        const auto known = m_lines.find(std::string(line));
        const auto [notes, kind] =
            known != m_lines.end() ? known->second : std::pair(estimatedNotes(line), std::string());
        const bool begins = m_fresh && (m_stretches.empty() || !m_stretches.back().notes.empty());
        if (m_stretches.empty() || begins) // a paragraph below a heading's own goes on under that name
            m_stretches.push_back({!kind.empty() ? kind : m_named ? m_stretches.back().kind : "verse", {}});
        m_stretches.back().notes.push_back(notes);
        m_fresh = false;
    }

    const Lexicon& m_lexicon;
    std::map<std::string, std::pair<int, std::string>> m_lines; ///< notes and kind by words
    std::vector<LyricStretch> m_stretches;
    bool m_named = false;
    bool m_fresh = true;
};

int roundedUp(int bars)
{
    return std::max(kGroup, (bars + kGroup - 1) / kGroup * kGroup);
}

/// Bars of the genre's opening or ending of that kind; 0: it has none.
int edgeBars(const Genre& genre, bool front, std::string_view kind)
{
    for (const auto& form : genre.forms)
        if (const auto& entry = front ? form.front() : form.back(); entry.kind == kind)
            return entry.bars;
    return 0;
}

} // namespace

std::string sectionKindOf(std::string_view tag, const Lexicon& lexicon)
{
    auto tokens = tokenise(tag);
    std::erase_if(tokens, [](const Token& token) { return isNumber(token.word); });
    const auto words = joinedWords(tokens, 0, tokens.size());
    for (std::size_t count = tokens.size(); count > 0; --count) {
        const auto phrase = joinedWords(tokens, 0, count);
        if (const auto* meaning = lexicon.find(phrase); meaning && meaning->kind == Meaning::Kind::section)
            return lexicon.sections[meaning->index];
        for (const auto& [other, kind] : kOtherNames)
            if (phrase == other)
                return std::string(kind);
    }
    return words;
}

void settleKinds(VocalText& text, const Lexicon& lexicon)
{
    std::map<std::string, int> times;
    bool named = false;
    for (auto& stanza : text.stanzas) {
        stanza.kind = stanza.kind.empty() ? "" : sectionKindOf(stanza.kind, lexicon);
        named = named || !stanza.kind.empty();
        ++times[wordsOf(stanza)];
    }
    const bool returns = std::ranges::any_of(times, [](const auto& entry) { return entry.second > 1; });
    if (named || !returns)
        return;
    for (auto& stanza : text.stanzas)
        stanza.kind = times[wordsOf(stanza)] > 1 ? "chorus" : "verse";
}

std::vector<LyricStretch> stretchesOf(std::string_view lyrics, const VocalText& text, const Lexicon& lexicon)
{
    StretchReader reader(text, lexicon);
    while (!lyrics.empty()) {
        const auto line = lyrics.substr(0, lyrics.find('\n'));
        lyrics.remove_prefix(std::min(lyrics.size(), line.size() + 1));
        isHeading(trimmed(line)) ? reader.add(trimmed(line)) : reader.add(trimmed(music::plainWords(line)));
    }
    return reader.stretches();
}

int usualLineBars(int notes, const MeterGrid& grid, double bpm)
{
    const int usual = 2 * grid.steps >= kFewestSteps ? 2 : 4;
    const int steps = stepsNeeded(static_cast<int>(kComfort * notes), closestOnsets(bpm));
    return std::max(usual, (steps + grid.steps - 1) / grid.steps);
}

std::vector<FormEntry> formOf(const std::vector<LyricStretch>& stretches, const Genre& genre, const MeterGrid& grid,
                              double bpm)
{
    std::vector<FormEntry> form;
    for (const auto& stretch : stretches) {
        int bars = 0;
        for (const int notes : stretch.notes)
            bars += usualLineBars(notes, grid, bpm);
        form.push_back({stretch.kind, bars > 0 ? roundedUp(bars) : usualBars(genre, {stretch.kind})});
    }
    const int intro = edgeBars(genre, true, "intro");
    if (!form.empty() && form.front().kind != "intro" && intro > 0)
        form.insert(form.begin(), {"intro", intro});
    const int outro = edgeBars(genre, false, "outro");
    if (!form.empty() && form.back().kind != "outro" && outro > 0)
        form.push_back({"outro", outro});
    return form;
}

} // namespace melisma::ml
