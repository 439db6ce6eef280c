// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/tag_sheet.h"
#include "audio/files/riff_chunks.h"

namespace melisma::audio {

/// Broadcast extension, version 2 (EBU Tech 3285): description, originator, export id as reference and UMID, time
/// reference, loudness, coding history.
std::string bextChunk(const TagSheet& sheet);
/// iXML 1.61: project, note, speed, sections as sync points, and under USER the song's facts and the AI digest.
std::string ixmlChunk(const TagSheet& sheet);
/// LIST/INFO, texts in UTF-8.
std::string infoChunk(const TagSheet& sheet);
/// Sections as cue points, and their names and lengths as LIST/adtl.
std::string cueChunk(const TagSheet& sheet);
std::string cueLabels(const TagSheet& sheet);

} // namespace melisma::audio
