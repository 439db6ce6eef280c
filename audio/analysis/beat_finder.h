// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/beat_line.h"

#include <filesystem>
#include <stop_token>

namespace melisma::audio {

/// The beat of a stretch of a sound file, of its first ten minutes: onsets by aubio (complex domain, Duxbury and others
/// 2003), their tempo by music::steadiestBeat(). `first` counts from the file's beginning. Constant memory; any thread.
/// Errors: a file that cannot be read, ErrorKind::input where no steady beat is heard, ErrorKind::cancelled.
base::Result<music::BeatLine> findBeat(const std::filesystem::path& file, base::Seconds start, base::Seconds length,
                                       const std::stop_token& stop);

} // namespace melisma::audio
