// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_project.h"
#include "core/base/result.h"

#include <string>

namespace melisma::app {

/// Readers of what `export` is told. Errors are of kind usage and say what was expected.

/// "16", "24" or "32f".
base::Result<audio::SampleFormat> sampleFormatOf(const std::string& text);
/// "auto", "none", "tpdf" or "shaped".
base::Result<audio::Dither> ditherOf(const std::string& text);
/// "wav", "flac", "ogg", "mp3" or "m4a".
base::Result<audio::Container> stemContainerOf(const std::string& text);

} // namespace melisma::app
