// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "audio/instruments/checked_fonts.h"
#include "core/project/project_folder.h"

namespace melisma::app {

/// Has a worker read and play the SoundFont, unless one has done so on this machine. `name`: what a person calls it.
base::Result<audio::CheckedFont> checkFont(const VerbContext& context, const std::filesystem::path& file,
                                           const std::string& name);

/// The same for all fonts of a project that are there, before it is rendered.
base::Result<void> checkFonts(const VerbContext& context, const project::Project& project,
                              const project::ProjectFolder& folder);

} // namespace melisma::app
