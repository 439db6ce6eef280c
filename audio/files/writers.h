// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

namespace melisma::audio {

/// WAV, RF64, FLAC and OGG Vorbis. The spec has been checked.
base::Result<std::unique_ptr<AudioWriter>> createWithSndfile(const std::filesystem::path& path, const WriteSpec& spec);

/// MP3 (LAME) and M4A (AAC, low complexity). The encoder's delay and padding are noted in the file, so that a decoder
/// gives back exactly the frames that were written (one MP3 in 24 up to 47 more). The spec has been checked.
base::Result<std::unique_ptr<AudioWriter>> createWithFfmpeg(const std::filesystem::path& path, const WriteSpec& spec);

} // namespace melisma::audio
