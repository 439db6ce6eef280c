// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace melisma::audio {

/// Header and tracks of a Standard MIDI File (MIDI 1.0, "Standard MIDI Files", 1996) with ticks of a beat, without the
/// chunks of other kinds that may lie between them. Nothing unless all events are whole and all tracks end as they say.
/// libsmf must see no other: it ends the program at a track that is cut off, and takes other chunks for tracks.
std::optional<std::string> plainMidi(std::string_view bytes);

} // namespace melisma::audio
