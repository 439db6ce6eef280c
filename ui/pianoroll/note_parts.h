// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"
#include "ui/common/painted_parts.h"

#include <optional>

namespace melisma::ui {

class RollState;

/// What assistive programs find among the notes of the roll. Notes have no ids: a key is start and pitch.
std::vector<PaintedPart> notePartsOf(const RollState& state);
std::uint64_t partKeyOf(const music::Note& note);
std::optional<music::Note> noteOfPart(const RollState& state, std::uint64_t key);

/// "bar 3, beat 2, velocity 96".
QString notePlaceText(const RollState& state, const music::Note& note);

} // namespace melisma::ui
