// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/chord_wishes.h"

#include "ml/compose/prompt_tokens.h"

#include <algorithm>
#include <numeric>

namespace melisma::ml {

namespace {

constexpr int kMostLoopUnit = 8;         ///< bars
constexpr std::size_t kShortestForm = 4; ///< sections; fewer named ones come round twice

bool isEdge(const std::string& kind)
{
    return kind == "intro" || kind == "outro";
}

base::Result<std::string> kindNamed(const std::string& label, const Lexicon& lexicon)
{
    auto tokens = tokenise(label);
    std::erase_if(tokens, [](const Token& token) { return token.word.front() >= '0' && token.word.front() <= '9'; });
    const auto* meaning = lexicon.find(joinedWords(tokens, 0, tokens.size()));
    if (meaning && meaning->kind == Meaning::Kind::section)
        return lexicon.sections[meaning->index];
    return base::Error{base::ErrorKind::usage,
                       "'" + label + "' is not a section that the composer knows",
                       "Write chords by section like \"[Verse] Am F [Chorus] C G\"",
                       {}};
}

/// The kinds in the order given; a short list without repeats comes round twice between its edges.
std::vector<std::string> formOf(const std::vector<SectionChords>& sheet)
{
    std::vector<std::string> kinds;
    for (const auto& part : sheet)
        kinds.push_back(part.kind);
    if (kinds.size() >= kShortestForm)
        return kinds;
    const auto first = std::ranges::find_if_not(kinds, isEdge);
    const auto last = std::find_if_not(kinds.rbegin(), kinds.rend(), isEdge).base();
    if (first >= last)
        return kinds;
    const std::vector<std::string> body(first, last);
    kinds.insert(last, body.begin(), body.end());
    return kinds;
}

bool hasTones(const std::vector<music::Chord>& chords)
{
    return std::ranges::any_of(chords, [](const music::Chord& chord) { return !chord.isNone(); });
}

} // namespace

base::Result<void> readChordWishes(std::string_view text, const Lexicon& lexicon, Wishes& wishes)
{
    auto passages = music::parseChordSheet(text);
    if (!passages)
        return passages.error();
    wishes.chords.clear();
    wishes.chordSheet.clear();
    for (auto& passage : *passages) {
        auto kind =
            passage.label.empty() ? base::Result<std::string>(std::string()) : kindNamed(passage.label, lexicon);
        if (!kind)
            return kind.error();
        for (const auto& bar : passage.bars)
            wishes.chords.insert(wishes.chords.end(), bar.begin(), bar.end());
        wishes.chordSheet.push_back({std::move(*kind), std::move(passage.bars), passage.barred});
    }
    if (!hasTones(wishes.chords))
        return base::Error{base::ErrorKind::usage, "No chord is among the chords", "Add one, like \"Am\"", {}};
    const auto& sheet = wishes.chordSheet;
    if (sheet.size() == 1 && sheet.front().kind.empty() && !sheet.front().barred)
        wishes.chordSheet.clear();
    else if (wishes.form.empty() && std::ranges::none_of(sheet, [](const auto& part) { return part.kind.empty(); }))
        wishes.form = formOf(sheet);
    return {};
}

const SectionChords& chordsFor(const std::vector<SectionChords>& sheet, const Lexicon& lexicon, const std::string& kind,
                               int occurrence)
{
    std::vector<std::string> kinds{kind};
    if (const auto like = lexicon.sectionsLike.find(kind); like != lexicon.sectionsLike.end())
        kinds.insert(kinds.end(), like->second.begin(), like->second.end());
    for (const auto& wanted : kinds) {
        const SectionChords* found = nullptr;
        int seen = 0;
        for (const auto& part : sheet)
            if (part.kind == wanted && (!found || seen++ < occurrence))
                found = &part;
        if (found)
            return *found;
    }
    return sheet.front();
}

int loopUnit(const std::vector<SectionChords>& sheet)
{
    int unit = 0;
    for (const auto& part : sheet)
        unit = std::gcd(unit, static_cast<int>(part.bars.size()));
    if (unit < 3 && sheet.size() == 1)
        return 4;
    return unit == 0 ? 4 : unit > kMostLoopUnit ? 1 : unit;
}

int loopBars(const std::vector<SectionChords>& sheet, const std::string& kind)
{
    const auto found = std::ranges::find(sheet, kind, &SectionChords::kind);
    return found == sheet.end() ? 0 : static_cast<int>(found->bars.size());
}

} // namespace melisma::ml
