// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ml/compose/chord_track.h"
#include "ml/compose/plan.h"
#include "ml/compose/vocal_text.h"

#include <string>
#include <vector>

namespace melisma::ml {

inline constexpr const char* kVocalRole = "vocals";

/// The melody of a song's words and what came of them.
struct WrittenVocal {
    music::Part part;              ///< role "vocals": notes with their syllables, a clip a section that is sung
    std::vector<std::string> left; ///< lines that found no room
    std::vector<std::string> sungSections;
};

/// Sets the words to music, over `chords`: each stanza in the section it names, or the next one that can be sung; a
/// chorus comes back with its words. Equal kinds of section get equal rhythms and lines where their words allow it.
/// The melody stays within the voice's range; the same plan, take and words give the same notes.
WrittenVocal writeVocal(const Plan& plan, const ChordTrack& chords, const MeterGrid& grid, const VocalPart& vocal,
                        int take);

/// Takes the lead of the instruments out of the sections that are sung.
void makeRoomForVocal(const WrittenVocal& vocal, std::vector<music::Part>& parts);

} // namespace melisma::ml
