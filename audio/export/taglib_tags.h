// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/ai_tags.h"

namespace melisma::audio {

/// An ID3v2.4 tag with everything the sheet says, as an `id3 ` chunk holds it.
std::string id3Bytes(const TagSheet& sheet);
/// What an ID3v2 tag in memory says of AI.
AiTags aiTagsOfId3(const std::string& bytes);
/// What TagLib finds in the file; never shown an RF64, which it would take for a damaged WAV.
AiTags aiTagsByTaglib(const std::filesystem::path& file);

/// Tags a FLAC, OGG, MP3 or M4A file in place: give it a copy. False when TagLib refuses.
bool tagByTaglib(const std::filesystem::path& file, const TagSheet& sheet);

} // namespace melisma::audio
