// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/text_pieces.h"
#include "ml/phonemes/vocabulary.h"

#include <unordered_map>

namespace melisma::ml::phonemes {

/// A word or mark with its phonemes and its tokens.
struct SpokenPiece {
    PieceKind kind = PieceKind::word;
    std::size_t begin = 0; ///< bytes of the source text
    std::size_t end = 0;
    std::string phonemes;
    bool spaceBefore = false;
    std::size_t firstToken = 0; ///< place in SpokenText::ids; the token of a blank before it is not counted
    std::size_t tokenCount = 0;
};

/// A text as Kokoro takes it. Token i of the model's input is ids[i - 1], since the model puts a padding first.
struct SpokenText {
    std::vector<SpokenPiece> pieces;
    std::vector<int> ids;
    std::vector<std::string> unread;         ///< characters that nobody reads aloud
    std::vector<std::string> unknownSymbols; ///< phonemes without a token, dropped

    /// All phonemes and marks in one string, as misaki writes them.
    std::string phonemes() const;
};

/// Numbers the tokens of `text.pieces`; drops and reports symbols that Kokoro does not have.
void encode(SpokenText& text, const Vocabulary& vocabulary);

/// Text to Kokoro's phonemes by espeak-ng, with its readings of numbers, dates and abbreviations; kana by a table.
/// Keeps the readings of single words for the next call, so use one a thread.
class Phonemiser {
public:
    /// `resources` is the folder resources. ErrorKind::missing without espeak-ng.
    static base::Result<Phonemiser> make(const std::filesystem::path& resources);

    /// Any UTF-8 text; ErrorKind::input when it is not. Blank text gives no pieces. What cannot be read (pictures,
    /// Chinese characters outside Language::zh) is left out and listed. For texts of pages, use SpeechChunks.
    base::Result<SpokenText> read(Language language, std::string_view text);

    const Vocabulary& vocabulary() const { return m_vocabulary; }

private:
    explicit Phonemiser(Vocabulary vocabulary) : m_vocabulary(std::move(vocabulary)) {}

    base::Result<std::string> clausePhonemes(Language language, std::string_view clause);
    base::Result<std::string> wordPhonemes(Language language, const std::string& word);
    base::Result<void> readClause(Language reader, const std::vector<TextPiece>& pieces, std::size_t first,
                                  std::size_t last, SpokenText& out);

    Vocabulary m_vocabulary;
    std::unordered_map<std::string, std::string> m_words; ///< language code and word -> phonemes
};

} // namespace melisma::ml::phonemes
