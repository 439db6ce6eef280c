// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/music/key.h"

namespace melisma::edits {

/// Facts about the song as a whole.
base::Result<project::Project> setProjectName(const project::Project& project, const std::string& name);
base::Result<project::Project> setKey(const project::Project& project, const music::Key& key);
base::Result<project::Project> setLyrics(const project::Project& project, const std::string& lyrics);
base::Result<project::Project> setChords(const project::Project& project, std::vector<music::ChordEvent> chords);

} // namespace melisma::edits
