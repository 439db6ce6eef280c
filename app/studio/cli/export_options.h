// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_project.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <string>

namespace melisma::app {

/// Readers of what `export` is told. Errors are of kind usage and say what was expected.

/// "16", "24" or "32f".
base::Result<audio::SampleFormat> sampleFormatOf(const std::string& text);
/// "auto", "none", "tpdf" or "shaped".
base::Result<audio::Dither> ditherOf(const std::string& text);
/// "wav", "flac", "ogg", "mp3" or "m4a".
base::Result<audio::Container> stemContainerOf(const std::string& text);

struct Stretch {
    base::Frames start;
    base::Frames end;
};
/// Seconds as "12:30.5", bars as "bar 5:9" (from the first beat of bar 5 to that of bar 9, counted from 1), or a
/// section by its name.
base::Result<Stretch> stretchOf(const std::string& text, const project::Project& project);

} // namespace melisma::app
