// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "core/music/chord_sheet.h"
#include "core/music/key.h"
#include "core/music/tempo_map.h"
#include "ml/compose/lexicon.h"
#include "ml/compose/voice_wish.h"

#include <optional>
#include <string>
#include <vector>

namespace melisma::ml {

/// A stretch of the prompt and what it was taken for.
struct Understood {
    std::string text;
    std::string as;
    bool operator==(const Understood&) const = default;
};

/// Bytes [begin, end) of the prompt.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const TextRange&) const = default;
};

/// A stretch of the prompt that matters and how it is read.
struct PromptStretch {
    std::string text;
    std::string as;  ///< "mood: wistful"; empty: not used
    std::string why; ///< it is not used; empty: the words are not known
    TextRange words; ///< where the text stands
    TextRange cut;   ///< what to take out so that this wish is gone and the others stay: "no drums", not "drums"
};

struct InstrumentWish {
    InstrumentEntry instrument;
    std::string text;
};

/// Asked chords of one kind of section.
struct SectionChords {
    std::string kind; ///< empty: of the whole song
    std::vector<music::ChordBar> bars;
    bool barred = false; ///< bars as written; else chords may have to share bars
    bool operator==(const SectionChords&) const = default;
};

/// What a person asked for, from the words of the prompt and from explicit options; an empty member was left open.
struct Wishes {
    std::string prompt;
    std::string lyrics;
    std::optional<std::string> genre;
    std::vector<std::size_t> moods; ///< into Lexicon::moods
    std::optional<music::Key> key;
    std::optional<double> bpm;
    std::optional<double> tempoPlace; ///< within the genre's tempo range
    std::optional<music::Meter> meter;
    std::optional<double> seconds;
    std::optional<int> bars;
    std::vector<std::string> form;         ///< kinds of sections
    std::vector<music::Chord> chords;      ///< all of them, in order
    std::vector<SectionChords> chordSheet; ///< where they were asked by bar line or section; else empty
    std::vector<InstrumentWish> instruments;
    bool onlyThese = false; ///< no instruments but the wished ones
    std::vector<InstrumentWish> without;
    VoiceWish voice;
    bool harmony = true; ///< refrains get a second voice
    std::vector<Understood> understood;
    std::vector<std::string> ignored;
    std::vector<PromptStretch> stretches; ///< of the prompt alone, in its order

    /// Words to sing or a voice are there, and nothing bans them.
    bool sings() const { return !voice.none && (voice.wanted || !lyrics.empty()); }
};

} // namespace melisma::ml
