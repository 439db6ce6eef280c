// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/speech_chunks.h"

#include "ml/phonemes/utf8.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

// Seconds, as a calm reader takes them.
constexpr double kCommaPause = 0.12;
constexpr double kClausePause = 0.22;
constexpr double kSentencePause = 0.4;
constexpr double kLinePause = 0.5;
constexpr double kParagraphPause = 0.9;
constexpr std::size_t kUnreadKept = 100;
constexpr std::size_t kLeastMost = 150;

enum class Rank { word, comma, clause, sentence };

Rank rankOf(const SpokenPiece& piece)
{
    if (piece.kind != PieceKind::mark)
        return Rank::word;
    if (piece.phonemes == "." || piece.phonemes == "!" || piece.phonemes == "?" || piece.phonemes == "…")
        return Rank::sentence;
    if (piece.phonemes == ";" || piece.phonemes == ":" || piece.phonemes == "—")
        return Rank::clause;
    return piece.phonemes == "," || piece.phonemes == ")" ? Rank::comma : Rank::word;
}

/// The pause of the last mark, with quotes and brackets behind it passed over.
double pauseOfMarks(const SpokenText& spoken)
{
    for (auto piece = spoken.pieces.rbegin(); piece != spoken.pieces.rend(); ++piece) {
        switch (rankOf(*piece)) {
        case Rank::sentence:
            return kSentencePause;
        case Rank::clause:
            return kClausePause;
        case Rank::comma:
            return kCommaPause;
        case Rank::word:
            if (piece->kind != PieceKind::mark)
                return 0;
        }
    }
    return 0;
}

double pauseAfter(const SpokenText& spoken, TextBreak after)
{
    if (after == TextBreak::paragraph)
        return kParagraphPause;
    if (after == TextBreak::line)
        return kLinePause;
    return after == TextBreak::sentence ? std::max(kSentencePause, pauseOfMarks(spoken)) : pauseOfMarks(spoken);
}

bool saysSomething(const SpokenText& spoken)
{
    return std::any_of(spoken.pieces.begin(), spoken.pieces.end(),
                       [](const SpokenPiece& piece) { return piece.kind != PieceKind::mark && piece.tokenCount > 0; });
}

std::size_t tokensOf(const std::vector<SpokenPiece>& pieces, std::size_t first, std::size_t end)
{
    return end > first ? pieces[end - 1].firstToken + pieces[end - 1].tokenCount - pieces[first].firstToken : 0;
}

/// Where to cut the pieces from `first` on: behind the last of the strongest marks in reach.
std::size_t cutBehind(const std::vector<SpokenPiece>& pieces, std::size_t first, const ChunkLimits& limits)
{
    const std::size_t all = pieces.size();
    if (tokensOf(pieces, first, all) <= limits.aim + limits.aim / 4)
        return all;
    std::size_t best = first;
    std::size_t lastWord = first + 1;
    Rank bestRank = Rank::word;
    for (std::size_t end = first + 1; end < all && tokensOf(pieces, first, end) <= limits.most; ++end) {
        const std::size_t tokens = tokensOf(pieces, first, end);
        // A mark right at the beginning would leave a scrap; closing quotes stay with what they close.
        const bool closes = pieces[end].kind == PieceKind::mark && !pieces[end].spaceBefore;
        if (tokens > limits.aim && best > first)
            break;
        lastWord = tokens <= limits.aim && !closes ? end : lastWord;
        const Rank rank = rankOf(pieces[end - 1]);
        if (rank != Rank::word && rank >= bestRank && tokens >= limits.aim / 4 && !closes) {
            best = end;
            bestRank = rank;
        }
    }
    return best > first ? best : lastWord;
}

SpeechChunk partOf(const SpeechChunk& chunk, std::size_t first, std::size_t end, const Vocabulary& vocabulary)
{
    const auto& pieces = chunk.spoken.pieces;
    SpeechChunk part;
    part.spoken.pieces.assign(pieces.begin() + static_cast<std::ptrdiff_t>(first),
                              pieces.begin() + static_cast<std::ptrdiff_t>(end));
    part.spoken.pieces.front().spaceBefore = false;
    encode(part.spoken, vocabulary);
    part.begin = first == 0 ? chunk.begin : pieces[first].begin;
    part.end = end == pieces.size() ? chunk.end : pieces[end - 1].end;
    part.pauseAfter = end == pieces.size() ? chunk.pauseAfter : pauseOfMarks(part.spoken);
    return part;
}

/// Appends `next` to `chunk`, a blank between them.
void join(SpeechChunk& chunk, SpeechChunk next, const Vocabulary& vocabulary)
{
    next.spoken.pieces.front().spaceBefore = true;
    for (auto& piece : next.spoken.pieces)
        chunk.spoken.pieces.push_back(std::move(piece));
    encode(chunk.spoken, vocabulary);
    chunk.end = next.end;
    chunk.pauseAfter = next.pauseAfter;
}

} // namespace

std::vector<SpeechChunk> dividedChunk(SpeechChunk chunk, const ChunkLimits& limits, const Vocabulary& vocabulary)
{
    std::vector<SpeechChunk> parts;
    const std::size_t count = chunk.spoken.pieces.size();
    for (std::size_t first = 0; first < count;) {
        const std::size_t end = cutBehind(chunk.spoken.pieces, first, limits);
        auto part = partOf(chunk, first, end, vocabulary);
        first = end;
        if (saysSomething(part.spoken))
            parts.push_back(std::move(part));
    }
    return parts;
}

SpeechChunks::SpeechChunks(Phonemiser& phonemiser, Language language, std::string_view text, ChunkLimits limits)
    : m_phonemiser(phonemiser)
    , m_language(language)
    , m_text(text)
    , m_limits(limits)
{
    // One reading may have 120 tokens; limits below that could not be kept.
    m_limits.most = std::clamp<std::size_t>(m_limits.most, kLeastMost, 510);
    m_limits.aim = std::clamp<std::size_t>(m_limits.aim, kLeastMost * 2 / 3, m_limits.most * 4 / 5);
}

double SpeechChunks::fraction() const
{
    return m_text.empty() ? 1.0 : static_cast<double>(m_at) / static_cast<double>(m_text.size());
}

/// The next sentence that says something, of any number of tokens.
base::Result<std::optional<SpeechChunk>> SpeechChunks::readSentence()
{
    while (const auto sentence = nextSentence(m_language, m_text, m_at)) {
        m_at = sentence->end;
        auto spoken = m_phonemiser.read(m_language, m_text.substr(sentence->begin, sentence->end - sentence->begin));
        if (!spoken)
            return spoken.error();
        for (const auto& sign : spoken->unread)
            if (m_unread.size() < kUnreadKept && std::find(m_unread.begin(), m_unread.end(), sign) == m_unread.end())
                m_unread.push_back(sign);
        if (!saysSomething(*spoken))
            continue;
        for (auto& piece : spoken->pieces) {
            piece.begin += sentence->begin;
            piece.end += sentence->begin;
        }
        SpeechChunk chunk{sentence->begin, sentence->end, std::move(*spoken), 0};
        chunk.pauseAfter = pauseAfter(chunk.spoken, sentence->after);
        return std::optional(std::move(chunk));
    }
    return std::optional<SpeechChunk>();
}

base::Result<void> SpeechChunks::fill()
{
    auto first = m_pending ? base::Result(std::exchange(m_pending, std::nullopt)) : readSentence();
    if (!first)
        return first.error();
    if (!*first)
        return {};
    SpeechChunk chunk = std::move(**first);
    while (chunk.spoken.ids.size() < m_limits.join && chunk.pauseAfter < kLinePause) {
        auto next = readSentence();
        if (!next)
            return next.error();
        if (!*next)
            break;
        if (chunk.spoken.ids.size() + (*next)->spoken.ids.size() + 1 > m_limits.aim) {
            m_pending = std::move(*next);
            break;
        }
        join(chunk, std::move(**next), m_phonemiser.vocabulary());
    }
    for (auto& part : dividedChunk(std::move(chunk), m_limits, m_phonemiser.vocabulary()))
        m_ready.push_back(std::move(part));
    return {};
}

base::Result<std::optional<SpeechChunk>> SpeechChunks::next()
{
    if (!std::exchange(m_checked, true))
        if (const auto valid = checkUtf8(m_text); !valid)
            return valid.error();
    if (m_ready.empty())
        if (auto filled = fill(); !filled)
            return filled.error();
    if (m_ready.empty())
        return std::optional<SpeechChunk>();
    auto chunk = std::move(m_ready.front());
    m_ready.pop_front();
    return std::optional(std::move(chunk));
}

} // namespace melisma::ml::phonemes
