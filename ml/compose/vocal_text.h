// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/genre.h"

#include <string>
#include <vector>

namespace melisma::ml {

enum class VocalStress { none, secondary, primary };

/// What is sung on one note, or on several.
struct VocalSyllable {
    std::string text; ///< as it stands with its note: "mel-" where the word goes on, "lead /lˈɛd/"
    VocalStress stress = VocalStress::none;
    int notes = 1; ///< at least one
    bool endsWord = true;
};

struct VocalLine {
    std::vector<VocalSyllable> syllables;
    std::string text;
};

/// Lines that belong to one section of the song.
struct VocalStanza {
    std::string kind; ///< of section: "verse"; empty: the writer did not say
    std::vector<VocalLine> lines;
};

/// Words to sing, cut into syllables.
struct VocalText {
    std::vector<VocalStanza> stanzas;
    std::string words;    ///< as written
    bool drafted = false; ///< written by the program
};

/// What the composer must know of the one who will sing.
struct VocalPart {
    VocalText text;
    Register range{55, 70}; ///< where the voice sounds well
    std::string track = "Lead vocal";
};

} // namespace melisma::ml
