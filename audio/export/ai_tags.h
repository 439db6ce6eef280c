// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace melisma::audio {

/// Tags of a sound file that speak of AI, by upper-case key: AI_*, DIGITALSOURCETYPE, AIGC.
using AiTags = std::map<std::string, std::string>;

/// Empty when the file has none, or is of a kind whose tags cannot be read.
AiTags readAiTags(const std::filesystem::path& file);

/// RF64 and BW64 files, which TagLib 1.13 claims to save and destroys (taglib#1412).
bool isRf64(const std::filesystem::path& file);

/// Writes `title` and `tags` into a WAV (INFO and ID3v2 TXXX) or FLAC (Vorbis comments) by way of a copy that is
/// decoded again: it takes the file's place only if its samples still hash to `pcmSha256`.
/// An RF64 is left as it is; its sidecar speaks for it.
base::Result<void> writeAiTags(const std::filesystem::path& file, const std::string& title,
                               const std::vector<std::pair<std::string, std::string>>& tags,
                               const std::string& pcmSha256);

} // namespace melisma::audio
