// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace melisma::music {

/// What a MIDI note means on a drum kit by General MIDI 1 (35 "Acoustic bass drum" .. 81 "Open triangle"); empty for
/// the others.
std::string_view percussionName(int pitch);

/// Whether nearly every kit is asked for it: drums, cymbals, claps, tambourine and cowbell.
bool isUsualPercussion(int pitch);

} // namespace melisma::music
