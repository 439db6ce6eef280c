// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/lyric_drafter.h"

#include "ml/compose/lyric_form.h"
#include "ml/compose/prompt_tokens.h"
#include "ml/compose/vocal_cast.h"
#include "ml/compose/vocal_rhythm.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace melisma::ml {

namespace {

constexpr double kSyllablesASecond = 2.1;
constexpr int kFewest = 5, kMost = 10; ///< syllables in a line
constexpr int kQuatrain = 4;
constexpr double kCommonWeight = 0.5; ///< against what is the theme's own

/// Words that are stressed only among themselves.
constexpr auto kLight = std::to_array<std::string_view>(
    {"a",    "an",  "the", "to",  "of",   "in",   "on",   "at", "by",  "and",  "or",   "my",
     "your", "our", "is",  "are", "was",  "were", "it",   "as", "for", "from", "with", "i",
     "we",   "you", "me",  "us",  "when", "than", "that", "be", "has", "his",  "her"});

/// A piece of a line with how it sounds.
struct Piece {
    std::string text;
    std::vector<VocalStress> stresses;
    std::string lastWord;
    std::string rhyme;
    double weight = 1.0;
    int syllables() const { return static_cast<int>(stresses.size()); }
};

base::Result<Piece> pieceOf(const std::string& text, double weight, Pronouncer& pronouncer)
{
    Piece piece{text, {}, {}, {}, weight};
    for (const auto& token : tokenise(text)) {
        const auto sounds = pronouncer.sounds(token.word);
        if (!sounds)
            return sounds.error();
        const bool light = sounds->syllables.size() == 1 && std::ranges::find(kLight, token.word) != kLight.end();
        for (const auto stress : sounds->syllables)
            piece.stresses.push_back(light ? VocalStress::none : stress);
        piece.lastWord = token.word;
        piece.rhyme = sounds->rhyme;
    }
    return piece;
}

base::Result<std::vector<Piece>> piecesOf(const std::vector<std::string>& own, const std::vector<std::string>& common,
                                          Pronouncer& pronouncer)
{
    std::vector<Piece> pieces;
    for (const auto* texts : {&own, &common})
        for (const auto& text : *texts) {
            auto piece = pieceOf(text, texts == &own ? 1.0 : kCommonWeight, pronouncer);
            if (!piece)
                return piece.error();
            pieces.push_back(std::move(*piece));
        }
    return pieces;
}

/// Stresses that meet, and gaps of three light syllables.
int stumbles(const Piece& opening, const Piece& tail)
{
    auto stresses = opening.stresses;
    stresses.insert(stresses.end(), tail.stresses.begin(), tail.stresses.end());
    int count = 0;
    int light = 0;
    for (std::size_t i = 0; i < stresses.size(); ++i) {
        light = stresses[i] == VocalStress::none ? light + 1 : 0;
        count += light == 3 ? 1 : 0;
        if (i > 0 && stresses[i] == VocalStress::primary && stresses[i - 1] == VocalStress::primary)
            ++count;
    }
    return count;
}

/// Writes the lines of one song; what was used stays away until nothing else is left.
class LineWriter {
public:
    LineWriter(std::vector<Piece> openings, std::vector<Piece> tails, int target, Rng rng)
        : m_openings(std::move(openings))
        , m_tails(std::move(tails))
        , m_target(target)
        , m_rng(std::move(rng))
    {}

    /// Two lines that rhyme.
    std::pair<std::string, std::string> pair()
    {
        const auto [first, second] = rhymingTails();
        return {lineWith(*first), lineWith(*second)};
    }

    /// A line that rhymes with nothing in particular.
    std::string single() { return lineWith(*tail(nullptr)); }

private:
    double fit(const Piece& piece, double share) const
    {
        return std::exp(-std::abs(piece.syllables() - share * m_target));
    }

    /// A tail by weight; one that rhymes with `with`, if any. Null when there is none.
    const Piece* tail(const Piece* with)
    {
        std::vector<const Piece*> choices;
        std::vector<double> weights;
        for (const auto& piece : m_tails) {
            if (m_used.contains(piece.text) || piece.syllables() + 2 > m_target + 1)
                continue;
            if (with && (piece.rhyme != with->rhyme || piece.lastWord == with->lastWord))
                continue;
            choices.push_back(&piece);
            weights.push_back(piece.weight * fit(piece, 0.45));
        }
        return choices.empty() ? nullptr : choices[m_rng.weighted(weights)];
    }

    std::pair<const Piece*, const Piece*> rhymingTails()
    {
        constexpr int kTries = 60;
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < kTries; ++i) {
                const auto* first = tail(nullptr);
                const auto* second = first ? tail(first) : nullptr;
                if (second) {
                    m_used.insert(first->text);
                    m_used.insert(second->text);
                    return {first, second};
                }
            }
            m_used.clear(); // a long song says some things again
        }
        return {&m_tails.front(), &m_tails.back()};
    }

    std::string lineWith(const Piece& tail)
    {
        std::vector<double> weights;
        for (const auto& opening : m_openings) {
            const int off = std::abs(opening.syllables() + tail.syllables() - m_target);
            double weight = opening.weight * std::exp(-2.0 * off - 1.2 * stumbles(opening, tail));
            if (m_used.contains(opening.text) || opening.lastWord == tail.lastWord)
                weight *= 1e-6;
            weights.push_back(weight);
        }
        const auto& opening = m_openings[m_rng.weighted(weights)];
        m_used.insert(opening.text);
        m_used.insert(tail.text);
        return opening.text + ' ' + tail.text;
    }

    std::vector<Piece> m_openings;
    std::vector<Piece> m_tails;
    int m_target;
    Rng m_rng;
    std::set<std::string> m_used;
};

std::string headingOf(const std::string& kind)
{
    std::string heading = kind;
    heading.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(heading.front())));
    return '[' + heading + "]\n";
}

/// Writes stanza after stanza.
class Drafter {
public:
    Drafter(LineWriter lines, std::string hook, Rng rng)
        : m_lines(std::move(lines))
        , m_hook(std::move(hook))
        , m_rng(std::move(rng))
    {}

    std::vector<std::string> stanza(const std::string& kind, int lines)
    {
        if (!isRefrain(kind))
            return verse(lines);
        auto& known = m_refrains[kind];
        if (known.empty())
            known = refrain(lines);
        return known;
    }

private:
    std::vector<std::string> verse(int lines)
    {
        std::vector<std::string> result;
        while (static_cast<int>(result.size()) < lines) {
            const int left = lines - static_cast<int>(result.size());
            if (left == 1) {
                result.push_back(m_lines.single());
                continue;
            }
            const auto [a, b] = m_lines.pair();
            if (left >= kQuatrain && m_crossed) { // ABAB, else AABB
                const auto [c, d] = m_lines.pair();
                result.insert(result.end(), {a, c, b, d});
            } else {
                result.insert(result.end(), {a, b});
            }
        }
        return result;
    }

    /// The hook comes before each line of a rhyming pair.
    std::vector<std::string> refrain(int lines)
    {
        std::vector<std::string> result;
        while (static_cast<int>(result.size()) < lines) {
            const auto [a, b] = m_lines.pair();
            for (const auto& line : {m_hook, a, m_hook, b})
                if (static_cast<int>(result.size()) < lines)
                    result.push_back(line);
        }
        return result;
    }

    LineWriter m_lines;
    std::string m_hook;
    Rng m_rng;
    bool m_crossed = m_rng.chance(0.5);
    std::map<std::string, std::vector<std::string>> m_refrains;
};

base::Result<std::string> hookOf(const LyricTheme& theme, const LyricTheme& common, int target, Pronouncer& pronouncer,
                                 Rng rng)
{
    const auto hooks = piecesOf(theme.hooks, common.hooks, pronouncer);
    if (!hooks)
        return hooks.error();
    std::vector<double> weights;
    for (const auto& hook : *hooks) // a short line is held; one that is too long does not fit
        weights.push_back(hook.weight * (hook.syllables() <= target + 1 ? 1.0 : 1e-4) *
                          std::exp(-0.3 * std::abs(hook.syllables() - target)));
    return (*hooks)[rng.weighted(weights)].text;
}

/// Lines for a section: one each two bars, where bars are short each four.
int linesFor(const PlanSection& section, const MeterGrid& grid, double bpm, int syllables)
{
    const int lines = section.bars / usualLineBars(syllables, grid, bpm);
    const int most = section.kind == "bridge" || section.kind == "prechorus" ? 2 : 2 * kQuatrain;
    const int held = std::min(lines, most);
    return held > 2 ? held / 2 * 2 : held;
}

bool holds(const LyricBook& book, std::vector<std::string> LyricTheme::*kind, std::string_view words)
{
    const auto among = [&](const LyricTheme& theme) {
        return std::ranges::any_of(theme.*kind, [&](const std::string& text) { return bareLine(text) == words; });
    };
    return among(book.common) || std::ranges::any_of(book.themes, among);
}

} // namespace

std::string bareLine(std::string_view line)
{
    std::string bare;
    for (const char each : line) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte >= 0x80 || std::isalnum(byte) || each == '\'')
            bare += static_cast<char>(std::tolower(byte));
        else if (each != '-' && each != '_' && !bare.empty() && bare.back() != ' ')
            bare += ' ';
    }
    while (bare.ends_with(' '))
        bare.pop_back();
    return bare;
}

bool isDrafted(const LyricBook& book, std::string_view line)
{
    const std::string words = bareLine(line);
    if (words.empty())
        return false;
    if (holds(book, &LyricTheme::hooks, words))
        return true;
    for (auto blank = words.find(' '); blank != std::string::npos; blank = words.find(' ', blank + 1))
        if (holds(book, &LyricTheme::openings, std::string_view(words).substr(0, blank)) &&
            holds(book, &LyricTheme::tails, std::string_view(words).substr(blank + 1)))
            return true;
    return false;
}

int lineSyllables(const Plan& plan, int barSteps)
{
    const double step = 60.0 / plan.bpm / 4.0;
    const int wanted = static_cast<int>(std::lround(kSyllablesASecond * 2 * barSteps * step));
    const int room = (2 * barSteps - 4) / closestOnsets(plan.bpm);
    return std::clamp(std::min(wanted, room), kFewest, kMost);
}

base::Result<DraftedLyrics> draftLyrics(const LyricBook& book, const Plan& plan, std::string_view prompt,
                                        Pronouncer& pronouncer)
{
    const auto grid = MeterGrid::of(plan.meter);
    if (!grid)
        return grid.error();
    const Rng rng = Rng(plan.seed).fork("lyrics");
    const auto* theme = book.themeOf(prompt, plan.mood);
    if (!theme)
        theme = &book.themes[static_cast<std::size_t>(rng.fork("theme").below(static_cast<int>(book.themes.size())))];
    const int target = lineSyllables(plan, grid->steps);
    auto openings = piecesOf(theme->openings, book.common.openings, pronouncer);
    auto tails = openings ? piecesOf(theme->tails, book.common.tails, pronouncer) : openings;
    const auto hook = hookOf(*theme, book.common, target, pronouncer, rng.fork("hook"));
    if (!tails || !hook)
        return !tails ? tails.error() : hook.error();
    Drafter drafter(LineWriter(std::move(*openings), std::move(*tails), target, rng.fork("lines")), *hook,
                    rng.fork("stanzas"));
    DraftedLyrics drafted{{}, theme->name};
    for (const auto& section : plan.sections) {
        const int lines = isSungKind(plan, section.kind) ? linesFor(section, *grid, plan.bpm, target) : 0;
        if (lines == 0)
            continue;
        drafted.text += (drafted.text.empty() ? "" : "\n") + headingOf(section.kind);
        for (const auto& line : drafter.stanza(section.kind, lines))
            drafted.text += line + '\n';
    }
    return drafted;
}

} // namespace melisma::ml
