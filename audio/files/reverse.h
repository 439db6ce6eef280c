// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/clip.h"

#include <filesystem>
#include <stop_token>

namespace melisma::audio {

/// Writes `source` backwards about the middle of a window of it as a WAV of 32-bit floats in `scratch`, in constant
/// memory: frame i of the new file is frame 2 * offset + length - 1 - i of the old one, silence where that lies behind
/// its end. So the window stands at the same offset, what lies before it in the old file lies behind it in the new one,
/// and a second call with the same window gives back the first 2 * offset + length frames bit for bit. The asset that
/// comes back has the new file's hash, `name` and rate; its `file` is where it lies, for storeMedia(). Any thread;
/// errors as openAudioFile() and createAudioFile(), cancelled when stopped.
base::Result<project::Asset> reverseAudio(const std::filesystem::path& source, base::Frames offset, base::Frames length,
                                          const std::string& name, const std::filesystem::path& scratch,
                                          const std::stop_token& stop = {});

} // namespace melisma::audio
