// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/stage.h"

#include <vector>

namespace melisma::ml {

// One writer a role. Each answers the notes of one part in one section, on the straight grid.

std::vector<DraftNote> writeDrums(const PartSection& context);
std::vector<DraftNote> writeBass(const PartSection& context);
/// Comping and pads. `previous` is the last voicing of this part and is kept up to date: voices lead across sections.
std::vector<DraftNote> writeChords(const PartSection& context, std::vector<int>& previous);
/// Melodies and countermelodies.
std::vector<DraftNote> writeMelody(const PartSection& context);

} // namespace melisma::ml
