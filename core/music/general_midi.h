// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"

#include <span>
#include <string_view>
#include <vector>

namespace melisma::music {

/// The sixteen families of General MIDI 1, eight programs each: "Piano", "Bass", ...
std::span<const std::string_view> instrumentFamilies();
/// What a program 0..127 is called: "Acoustic grand piano".
std::string_view instrumentName(int program);

/// The drum kits that soundfonts have by Roland's numbers: "Standard kit" 0, "Jazz kit" 32.
std::vector<Instrument> drumKits();

/// All programs in their order, then the kits.
std::vector<Instrument> generalMidi();

} // namespace melisma::music
