// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace melisma::audio {

struct PlacedLine {
    base::Beats at;
    std::string text;
    bool operator==(const PlacedLine&) const = default;
};

/// Where a song's lines of lyrics belong, as long as no note carries syllables. Stanzas are parted by blank lines or by
/// headings in brackets; "[Chorus]" goes to the next section of that name, a stanza without one to the next section
/// that is sung (no intro, solo ...). Its lines begin at bars, spread over the section; what finds no section of its
/// own shares the last one. Without sections the lines spread over the song.
std::vector<PlacedLine> placeLyrics(const project::Project& project);

} // namespace melisma::audio
