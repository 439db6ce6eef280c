// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/sound_voices.h"

#include <filesystem>

namespace melisma::voices {

/// What a voice of recordings begins with: private use, for ten years from today on.
VoiceRules freshRules();

/// A file of at most a gigabyte that becomes part of a voice, or shows its owner's consent.
base::Result<base::VoiceFile> readVoiceFile(const std::string& role, const std::filesystem::path& path);

} // namespace melisma::voices
