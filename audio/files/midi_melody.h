// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"

#include <filesystem>

namespace melisma::audio {

/// The melody of a Standard MIDI File as a score of one part, with its tempi: the notes of the track that has lyrics,
/// else of the one with the most notes that are no drums. A lyric event stands at the note that begins with it. Reads
/// by libsmf; errors name the file. Any thread, one at a time.
base::Result<music::Score> readMidiMelody(const std::filesystem::path& file);

} // namespace melisma::audio
