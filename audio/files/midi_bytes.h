// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace melisma::audio {

/// Whether `bytes` are a Standard MIDI File (MIDI 1.0, "Standard MIDI Files", 1996) with ticks of a beat whose events
/// are whole and whose tracks end as they say. libsmf must see no other: it ends the program at a track that is cut
/// off.
bool isWholeMidi(std::string_view bytes);

} // namespace melisma::audio
