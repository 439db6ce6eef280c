// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include <filesystem>
#include <memory>

namespace melisma::audio {

struct SndfileCloser {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SndfileHandle = std::unique_ptr<SNDFILE, SndfileCloser>;

/// Null when libsndfile does not know the file. Files that look like MP3 are not shown to it: its decoder for them
/// scans the whole file at once and writes its findings to stderr, where nothing can silence it.
SndfileHandle openSndfile(const std::filesystem::path& path, SF_INFO& info);

/// Bits of a sample by the file's subtype; 0 for lossy codecs.
int bitsOf(const SF_INFO& info);
/// True when the samples are floating point in the file, or come out of a lossy codec.
bool decodesToFloat(const SF_INFO& info);

} // namespace melisma::audio
