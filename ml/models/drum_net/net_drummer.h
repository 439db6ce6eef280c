// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/drummer.h"
#include "ml/models/drum_net/drum_player.h"

#include <filesystem>

namespace melisma::ml::drums {

/// The net as the drummer of a song in 4/4, told how full each section is against the song and which bars are fills.
/// Written accents always sound, strokes are added only on drums that the section uses, on toms only in bars that have
/// them and never on open hat or crash, and the timing is as loose as the style's band says, at most.
class NetDrummer : public Drummer {
public:
    /// `model` is what it calls itself in provenance.
    explicit NetDrummer(DrumPlayer player, base::ModelUse model = {})
        : m_player(std::move(player))
        , m_model(std::move(model))
    {}

    /// With the weights of a file. Errors name it.
    static base::Result<NetDrummer> load(const std::filesystem::path& weights);

    base::ModelUse model() const override { return m_model; }
    bool plays(const MeterGrid& grid) const override { return grid.steps == kStepsPerBar && grid.isSimple(); }
    music::NoteSequence play(const PartSection& context, std::vector<DraftNote> written) const override;

private:
    DrumPlayer m_player;
    base::ModelUse m_model;
};

} // namespace melisma::ml::drums
