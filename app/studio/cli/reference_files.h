// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/voice_material.h"

#include <filesystem>

namespace melisma::app {

struct ReferenceFile {
    base::VoiceFile file;
    base::Json facts; ///< {"file","seconds","activeSeconds","levelDb","snrDb","weaknesses"}
};

/// A recording of a voice as it is kept: one channel, WAV of 24 bits, measured. ErrorKind::input when it cannot be
/// read, is longer than twenty minutes, or has too little voice in it.
base::Result<ReferenceFile> readReference(const std::filesystem::path& path);

} // namespace melisma::app
