// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/drummer.h"
#include "ml/models/drum_net/drum_player.h"

namespace melisma::ml::drums {

/// The net as the drummer of a song in 4/4; other meters are played as the grammar has them. Written accents always
/// sound, strokes are added only on drums that the section uses and never on open hat or crash, and the timing is as
/// loose as the style's band says, at most.
class NetDrummer : public Drummer {
public:
    explicit NetDrummer(DrumPlayer player) : m_player(std::move(player)) {}

    music::NoteSequence play(const PartSection& context, std::vector<DraftNote> written) const override;

private:
    DrumPlayer m_player;
};

} // namespace melisma::ml::drums
