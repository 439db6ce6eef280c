// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_material.h"
#include "core/voices/reference_check.h"

#include <filesystem>

namespace melisma::audio {

/// A recording of a voice as it is kept: one channel, WAV of 24 bits, in memory; and what was measured of it.
struct VoiceReference {
    base::VoiceFile file;
    voices::ReferenceQuality quality;
};

/// ErrorKind::input when it cannot be read, is longer than twenty minutes, or has too little voice in it.
base::Result<VoiceReference> readVoiceReference(const std::filesystem::path& path);

/// The same of what was just recorded; `name` is what errors and the voice call it.
base::Result<VoiceReference> voiceReferenceOf(const std::vector<float>& mono, int sampleRate, const std::string& name);

} // namespace melisma::audio
