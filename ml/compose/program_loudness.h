// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"

namespace melisma::ml {

/// How loud a General MIDI program is on average at 0 dB, in LUFS: measured with FluidR3 GM and this project's player,
/// four bars of quarter notes at velocity 80 around middle C (basses two octaves lower, kits a plain rock beat).
double programLoudness(const music::Instrument& instrument);

} // namespace melisma::ml
