// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

namespace melisma::audio {

/// WAV, RF64, FLAC, AIFF, OGG and the rest that libsndfile reads; null when it does not know the file.
std::unique_ptr<AudioReader> openWithSndfile(const std::filesystem::path& path);

} // namespace melisma::audio
