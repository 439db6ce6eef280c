// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/soundfont_facts.h"
#include "core/base/result.h"

#include <filesystem>

namespace melisma::audio {

/// Reads the structure of a SoundFont 2 or of its compressed kin SF3, whoever made it, and decodes no sound. What it
/// answers is whole: every list ends with its terminal record, every index points into its list, every sample lies in
/// the file, what a Vorbis sample decodes to is bounded, and so is what the zones come to together. Errors name the
/// file and the first thing that is wrong. Source: SoundFont Technical Specification 2.04; SF3 as MuseScore has it
/// (sample type bit 4, offsets in bytes).
base::Result<SoundfontFacts> readSoundfont(const std::filesystem::path& file);

} // namespace melisma::audio
