// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "ml/compose/chord_track.h"
#include "ml/compose/library.h"
#include "ml/compose/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace melisma::ml {

/// What is asked of a song that is there already.
struct ArrangeWishes {
    Wishes style;                     ///< genre and moods; the song's own key, tempo and form stay
    std::vector<InstrumentWish> add;  ///< new parts
    std::vector<std::string> rewrite; ///< names of parts to be written anew
    bool rewriteAll = false;
    std::vector<std::string> further; ///< kinds of sections to be added at the end
    int firstBar = 0;                 ///< 0-based, of what is written
    int endBar = 0;                   ///< 0: the song's end
    std::string theme;                ///< name of the part whose melody new melodies grow from; empty: none
    std::optional<int> themeBar;      ///< 0-based: its clip that sounds there; none: its first clip
};

/// A song that is there, as the composer sees it, and what of it is to be written.
struct SongPlan {
    Plan plan; ///< with the further sections, and with the players that are new
    ChordTrack chords{{}};
    std::vector<bool> writes;            ///< by player; the song's parts come first
    std::vector<std::string> trackRoles; ///< of the song's parts, as they are called there
    int firstBar = 0;                    ///< sections that begin or reach in here are written
    int endBar = 0;
};

/// Reads the song: its sections (a song without any is one), its players by instrument and role, its chords; where it
/// has none, chords that suit its melody. With nothing asked but a style, the players of the style's band whose roles
/// the song lacks are added, and all is rewritten when none is lacking. Songs that change their meter, and names that
/// no part has, are usage errors.
base::Result<SongPlan> planSong(const Library& library, const music::Score& song, const ArrangeWishes& wishes,
                                std::uint64_t seed);

} // namespace melisma::ml
