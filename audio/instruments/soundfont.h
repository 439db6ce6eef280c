// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <string_view>

namespace melisma::audio {

/// General MIDI soundfonts of Debian packages, best first.
inline constexpr std::array<std::string_view, 4> kKnownSoundfonts = {
    "/usr/share/sounds/sf2/FluidR3_GM.sf2",
    "/usr/share/sounds/sf3/MuseScore_General_Full.sf3",
    "/usr/share/sounds/sf3/MuseScore_General.sf3",
    "/usr/share/sounds/sf2/default-GM.sf2",
};

/// Why instrument tracks are silent when none of these is installed. findSoundfont(), which searches them, is declared
/// in audio/graph/live_engine.h.
base::Error noSoundfont();

} // namespace melisma::audio
