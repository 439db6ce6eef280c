// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "ml/compose/genre.h"
#include "ml/compose/voice_wish.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace melisma::ml {

struct GenreWord {
    std::string genre;
    bool near = false; ///< the word names another genre; this is the closest one there is
};

/// How a mood bends the plan. Shifts are -1..1.
struct Mood {
    std::string name;
    std::optional<bool> minor;
    double tempo = 0.0;              ///< within the genre's tempo range
    double density = 0.0;            ///< notes played
    double brightness = 0.0;         ///< register and loudness
    std::vector<std::string> genres; ///< what to write when no genre is named
};

struct TempoWord {
    std::string name;
    double place = 0.5; ///< within the genre's tempo range, 0 slowest .. 1 fastest
};

/// An instrument a person can ask for.
struct InstrumentEntry {
    std::string name;
    std::optional<int> program;                ///< none: the genre's own for the first role
    std::optional<std::pair<int, int>> family; ///< the genre's own is kept when its program lies in here
    std::optional<std::pair<int, int>> group;  ///< what stays away when it is banned, where that is more
    std::vector<Role> roles;                   ///< what it can do, best first
    Register range;
    bool mono = false; ///< one note at a time
};

/// What a word or phrase of a prompt stands for.
struct Meaning {
    enum class Kind { genre, mood, tempo, instrument, section, meter, voice, unsupported, filler };
    Kind kind = Kind::filler;
    std::size_t index = 0; ///< into the list of that kind
};

/// The vocabulary of prompts, read from resources/compose/lexicon.json. Immutable once loaded.
struct Lexicon {
    std::vector<GenreWord> genres;
    std::vector<Mood> moods;
    std::vector<TempoWord> tempos;
    std::vector<InstrumentEntry> instruments;
    std::vector<std::string> sections; ///< kinds
    std::vector<music::Meter> meters;
    std::vector<VoiceWish> voices;                                ///< of words that name one
    std::map<std::string, VoiceWish> voiceQualities;              ///< words that say what a voice is like
    std::vector<std::string> reasons;                             ///< why something cannot be met
    std::map<std::string, std::vector<std::string>> sectionsLike; ///< kind to the kinds that may stand in for it
    std::map<std::string, Meaning> phrases;                       ///< words in lower case, joined by single blanks

    const Meaning* find(const std::string& phrase) const;
};

base::Result<Lexicon> readLexicon(const base::Json& json, const std::string& file);

} // namespace melisma::ml
