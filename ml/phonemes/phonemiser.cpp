// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/phonemiser.h"

#include "ml/phonemes/espeak.h"
#include "ml/phonemes/espeak_text.h"
#include "ml/phonemes/kana.h"
#include "ml/phonemes/kokoro_symbols.h"
#include "ml/phonemes/utf8.h"
#include "ml/phonemes/word_alignment.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

constexpr std::size_t kClauseBytes = 300; ///< what one call of espeak gets, well below its buffer
constexpr std::size_t kWordsKept = 20'000;
constexpr std::size_t kLongestPiece = 120; ///< symbols; longer readings (of numbers) become several pieces

std::string_view voiceOf(Language language)
{
    switch (language) {
    case Language::enUs:
        return "gmw/en-US";
    case Language::enGb:
        return "gmw/en";
    case Language::es:
        return "roa/es";
    case Language::fr:
        return "roa/fr";
    case Language::hi:
        return "inc/hi";
    case Language::it:
        return "roa/it";
    case Language::ja:
        return "jpx/ja";
    case Language::ptBr:
        return "roa/pt-BR";
    case Language::zh:
        break;
    }
    return "sit/cmn-Latn-pinyin"; // "sit/cmn" reads its own pinyin as English
}

CharClass firstClass(std::string_view word)
{
    return word.empty() ? CharClass::other : classOf(decodeAt(word, 0).value);
}

/// Blanks, line ends and marks of stress alone are no reading.
bool isSilent(std::string_view phonemes)
{
    return phonemes.find_first_not_of(" ") == std::string_view::npos;
}

void noteOnce(std::vector<std::string>& list, const std::string& entry)
{
    if (std::find(list.begin(), list.end(), entry) == list.end())
        list.push_back(entry);
}

SpokenPiece asPiece(const TextPiece& piece, std::string phonemes)
{
    return {piece.kind, piece.begin, piece.end, std::move(phonemes), piece.spaceBefore, 0, 0};
}

/// A long reading in parts of at most kLongestPiece symbols, cut at blanks where there are any.
void addInParts(const TextPiece& piece, const std::string& phonemes, SpokenText& out)
{
    std::u32string rest = toUtf32(phonemes);
    bool first = true;
    while (!rest.empty()) {
        std::size_t cut = rest.size();
        if (cut > kLongestPiece) {
            const auto blank = rest.rfind(U' ', kLongestPiece);
            cut = blank == std::u32string::npos || blank == 0 ? kLongestPiece : blank;
        }
        out.pieces.push_back(asPiece(piece, toUtf8(std::u32string_view(rest).substr(0, cut))));
        out.pieces.back().spaceBefore = first ? piece.spaceBefore : cut < rest.size() || rest.front() != U' ';
        rest.erase(0, cut);
        rest.erase(0, rest.find_first_not_of(U' '));
        first = false;
    }
}

/// Words that nobody can read go to `unread`; the others keep what their reader can take.
std::vector<TextPiece> readable(Language language, std::vector<TextPiece> pieces, std::vector<std::string>& unread)
{
    std::vector<TextPiece> result;
    bool space = false;
    for (TextPiece& piece : pieces) {
        space = space || piece.spaceBefore;
        if (piece.kind == PieceKind::word) {
            const auto reader = readerOf(language, piece.text);
            if (!reader)
                noteOnce(unread, piece.text);
            const bool kana = reader && reader->table;
            piece.text = kana ? piece.text : reader ? espeakText(reader->language, piece.text, unread) : "";
        }
        if (piece.text.empty())
            continue;
        piece.spaceBefore = space && !result.empty();
        space = false;
        result.push_back(std::move(piece));
    }
    return result;
}

/// Where the stretch of words that begins at `first` ends: at a mark, another reader or the size of a call.
std::size_t clauseEnd(Language language, const std::vector<TextPiece>& pieces, std::size_t first)
{
    const auto reader = readerOf(language, pieces[first].text);
    std::size_t bytes = 0;
    std::size_t end = first;
    while (end < pieces.size() && pieces[end].kind == PieceKind::word &&
           readerOf(language, pieces[end].text) == reader) {
        bytes += pieces[end].text.size() + 1;
        if (bytes > kClauseBytes && end > first)
            break;
        ++end;
    }
    return end;
}

std::string joinedText(const std::vector<TextPiece>& pieces, std::size_t first, std::size_t last)
{
    std::string clause;
    for (std::size_t i = first; i < last; ++i) {
        const bool together = firstClass(pieces[i].text) == CharClass::han && !pieces[i].spaceBefore;
        clause += (i > first && !together ? " " : "") + pieces[i].text;
    }
    return clause;
}

} // namespace

std::string SpokenText::phonemes() const
{
    std::string result;
    for (const SpokenPiece& piece : pieces)
        result += (piece.spaceBefore && !result.empty() ? " " : "") + piece.phonemes;
    return result;
}

void encode(SpokenText& text, const Vocabulary& vocabulary)
{
    text.ids.clear();
    for (SpokenPiece& piece : text.pieces) {
        const EncodedSymbols encoded = vocabulary.encode(piece.phonemes);
        if (piece.spaceBefore && !text.ids.empty() && !encoded.ids.empty())
            text.ids.push_back(vocabulary.idOf(U' '));
        piece.firstToken = text.ids.size();
        piece.tokenCount = encoded.ids.size();
        text.ids.insert(text.ids.end(), encoded.ids.begin(), encoded.ids.end());
        for (const auto& symbol : encoded.unknown)
            noteOnce(text.unknownSymbols, symbol);
    }
}

base::Result<Phonemiser> Phonemiser::make(const std::filesystem::path& resources)
{
    auto vocabulary = Vocabulary::read(resources);
    if (!vocabulary)
        return vocabulary.error();
    if (const auto espeak = Espeak::instance(); !espeak)
        return espeak.error();
    return Phonemiser(std::move(*vocabulary));
}

base::Result<std::string> Phonemiser::clausePhonemes(Language language, std::string_view clause)
{
    if (firstClass(clause) == CharClass::kana)
        return kanaSymbols(clause);
    const auto espeak = Espeak::instance();
    if (!espeak)
        return espeak.error();
    const auto notation = language == Language::zh ? Notation::mnemonics : Notation::ipa;
    const auto written = (*espeak)->phonemes(voiceOf(language), clause, notation);
    return written ? base::Result<std::string>(kokoroSymbols(language, *written)) : written.error();
}

base::Result<std::string> Phonemiser::wordPhonemes(Language language, const std::string& word)
{
    const std::string key = std::string(codeOf(language)) + ' ' + word;
    if (const auto found = m_words.find(key); found != m_words.end())
        return found->second;
    auto phonemes = clausePhonemes(language, word);
    if (!phonemes)
        return phonemes;
    if (m_words.size() >= kWordsKept)
        m_words.clear();
    m_words.emplace(key, *phonemes);
    return phonemes;
}

/// Reads pieces [first, last) as one clause, so that words sound as they do next to each other.
base::Result<void> Phonemiser::readClause(Language reader, const std::vector<TextPiece>& pieces, std::size_t first,
                                          std::size_t last, SpokenText& out)
{
    const auto clause = clausePhonemes(reader, joinedText(pieces, first, last));
    if (!clause)
        return clause.error();
    std::vector<std::string> alone(1);
    if (last - first > 1) {
        alone.clear();
        for (std::size_t i = first; i < last; ++i) {
            auto word = wordPhonemes(reader, pieces[i].text);
            if (!word)
                return word.error();
            alone.push_back(std::move(*word));
        }
    }
    const auto parts = splitAmongWords(*clause, alone);
    for (std::size_t i = first; i < last; ++i) {
        if (isSilent(parts[i - first]) && isSilent(alone[i - first]))
            noteOnce(out.unread, pieces[i].text);
        else
            addInParts(pieces[i], parts[i - first], out);
    }
    return {};
}

base::Result<SpokenText> Phonemiser::read(Language language, std::string_view text)
{
    if (const auto valid = checkUtf8(text); !valid)
        return valid.error();
    TextPieces cut = piecesOf(language, text);
    SpokenText spoken;
    spoken.unread = std::move(cut.unread);
    const auto pieces = readable(language, std::move(cut.pieces), spoken.unread);
    for (std::size_t i = 0; i < pieces.size();) {
        if (pieces[i].kind != PieceKind::word) {
            const bool given = pieces[i].kind == PieceKind::given;
            addInParts(pieces[i], given ? givenSymbols(language, pieces[i].text) : pieces[i].text, spoken);
            ++i;
            continue;
        }
        const std::size_t end = clauseEnd(language, pieces, i);
        const auto reader = readerOf(language, pieces[i].text).value_or(Reader{language});
        if (auto read = readClause(reader.language, pieces, i, end, spoken); !read)
            return read.error();
        i = end;
    }
    encode(spoken, m_vocabulary);
    return spoken;
}

} // namespace melisma::ml::phonemes
