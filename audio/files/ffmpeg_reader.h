// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

namespace melisma::audio {

/// MP3, M4A, WMA, the sound of a film and the rest that FFmpeg's libraries decode. Seeking back decodes from the start.
base::Result<std::unique_ptr<AudioReader>> openWithFfmpeg(const std::filesystem::path& path);

} // namespace melisma::audio
