// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/tag_sheet.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace melisma::audio {

/// Tags of a sound file that speak of AI, by upper-case key: AI_*, DIGITALSOURCETYPE, AIGC.
using AiTags = std::map<std::string, std::string>;

/// Empty when the file has none, or is of a kind whose tags cannot be read.
AiTags readAiTags(const std::filesystem::path& file);

/// Writes the sheet into a WAV or RF64 (bext, iXML, cue, LIST and id3 chunks of our own), FLAC and OGG (Vorbis
/// comments), MP3 (ID3v2.4) or M4A (iTunes atoms). All but WAVs are tagged on a copy that is decoded again and takes
/// the file's place only if its samples still hash to `pcmSha256`; a WAV is checked before its chunks join.
base::Result<void> writeTags(const std::filesystem::path& file, const TagSheet& sheet, const std::string& pcmSha256);

} // namespace melisma::audio
