// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Appends an empty track below the others and gives it an id and the next palette colour.
/// Errors: a name of more than 200 characters, or an empty one.
base::Result<project::Project> addTrack(const project::Project& project, project::TrackKind kind,
                                        const std::string& name, const music::Instrument& instrument = {});

} // namespace melisma::edits
