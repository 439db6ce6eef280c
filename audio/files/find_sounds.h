// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/clip.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::audio {

/// Where lost sounds belong and where they may be.
struct SoundSearch {
    std::vector<project::Asset> lost;
    std::vector<std::filesystem::path> places; ///< files, each looked into; folders, searched at any depth
    std::filesystem::path projectFolder;
    std::filesystem::path scratch; ///< on the project's file system
};

struct FoundSounds {
    std::vector<std::string> sha256;  ///< that are in the media folder again
    std::vector<std::string> refused; ///< a sentence for each file named outright that is none of them
};

/// Takes the files whose hash is that of a lost sound into the media folder. A file that was imported once is one when
/// importing it again gives just that sound. In folders it looks at files that are called like a lost sound, or could
/// be one by their kind and size; all others are not read. Errors: only when a file cannot be stored, or when stopped;
/// what was found until then is there. Runs long; any thread.
base::Result<FoundSounds> findSounds(const SoundSearch& search, const std::function<void(double)>& progress = {},
                                     std::stop_token stop = {});

} // namespace melisma::audio
