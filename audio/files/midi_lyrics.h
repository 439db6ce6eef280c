// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/midi_events.h"

namespace melisma::audio {

/// Puts each track's lyric events under the notes that begin with them, or nearly so: those of its own voices, else of
/// the voice that fits most of them. Syllables are written as Note::lyric has them, with a hyphen where the file says
/// by a space which words end. Lines that stand at no notes are left aside.
void placeMidiLyrics(MidiEvents& events);

} // namespace melisma::audio
