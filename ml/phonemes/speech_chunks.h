// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/phonemiser.h"
#include "ml/phonemes/sentences.h"

#include <deque>

namespace melisma::ml::phonemes {

/// What is spoken in one go.
struct SpeechChunk {
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    SpokenText spoken;     ///< its pieces count bytes of the whole text
    double pauseAfter = 0; ///< seconds of silence that belong between this chunk and the next
};

struct ChunkLimits {
    std::size_t most = 510; ///< tokens that Kokoro takes; at least 150
    std::size_t aim = 200;  ///< it speaks best with 100 to 200
    std::size_t join = 50;  ///< shorter sentences take the next one in: very short inputs sound hurried
};

/// Walks over a text of any length chunk by chunk: sentences, where too long their clauses, where too long their words.
/// Holds one or two sentences at a time. The text and the phonemiser must outlive it; one thread.
class SpeechChunks {
public:
    SpeechChunks(Phonemiser& phonemiser, Language language, std::string_view text, ChunkLimits limits = {});

    /// The next chunk with something to say, or nothing at the end. ErrorKind::input when the text is not UTF-8 (told
    /// before the first chunk).
    base::Result<std::optional<SpeechChunk>> next();

    /// The share of the text that lies behind, 0 to 1.
    double fraction() const;
    /// What nobody could read so far.
    const std::vector<std::string>& unread() const { return m_unread; }

private:
    base::Result<std::optional<SpeechChunk>> readSentence();
    base::Result<void> fill();

    Phonemiser& m_phonemiser;
    Language m_language;
    std::string_view m_text;
    ChunkLimits m_limits;
    std::size_t m_at = 0;
    bool m_checked = false;
    std::optional<SpeechChunk> m_pending; ///< read but not joined
    std::deque<SpeechChunk> m_ready;
    std::vector<std::string> m_unread;
};

/// Cuts a chunk of too many tokens after marks or, without any, between words. Exposed for its test.
std::vector<SpeechChunk> dividedChunk(SpeechChunk chunk, const ChunkLimits& limits, const Vocabulary& vocabulary);

} // namespace melisma::ml::phonemes
