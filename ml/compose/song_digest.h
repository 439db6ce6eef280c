// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"

namespace melisma::ml {

/// A short score that sounds like the whole: the middle bars of each section, so many that the sections keep their
/// shares, about `seconds` in all. Parts, gains and effects are the score's; a short score comes back whole.
music::Score digest(const music::Score& score, double seconds);

} // namespace melisma::ml
