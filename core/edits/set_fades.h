// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Fades are shortened to fit: in + out never exceeds the clip. Negative lengths are an error.
base::Result<project::Project> setFades(const project::Project& project, project::ClipId clip,
                                        const project::Fades& fades);

} // namespace melisma::edits
