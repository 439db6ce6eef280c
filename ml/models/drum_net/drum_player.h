// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/models/drum_net/asked.h"

#include <span>

namespace melisma::ml::drums {

/// What the net says of one voice on one step.
struct Told {
    float hitLogit = 0.0F;
    float velocity = 0.0F, velocityDeviation = 1.0F; ///< of full velocity
    float offset = 0.0F, offsetDeviation = 1.0F;     ///< of a step
};

/// DrumNet in plain C++, a step and a voice at a time, so that composing needs no libtorch. Immutable; any thread.
class DrumPlayer {
public:
    using Hidden = std::array<float, kHidden>;
    using Deep = std::array<float, kDeep>;
    using Played = std::array<float, kFeatures + 3 * kVoices>;

    /// What stays the same through a piece.
    struct Piece {
        int genre = 0; ///< index into groove::kGenres
        float tempo = 0.0F;
    };

    /// ErrorKind::input when a tensor is absent or of the wrong size.
    static base::Result<DrumPlayer> load(const Safetensors& weights);

    /// Moves `hidden` on by one step; answers what the voices of that step are told from. `played` as in DrumNet.
    Deep advance(const Played& played, int place, const Piece& piece, const Asked& asked, Hidden& hidden) const;
    Told tell(const Deep& deep, int voice) const;
    /// Lets the voices after `voice` know of its stroke.
    void hear(Deep& deep, int voice, float velocity, float offset) const;

private:
    std::vector<float> m_genre, m_inputs, m_hidden, m_inputBias, m_hiddenBias;
    std::vector<float> m_deep, m_deepBias, m_heard, m_tell, m_default;
};

} // namespace melisma::ml::drums
