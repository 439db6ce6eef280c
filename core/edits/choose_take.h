// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// The take sounds throughout: a comp goes.
base::Result<project::Project> chooseTake(const project::Project& project, project::ClipId clip, project::TakeId take);

} // namespace melisma::edits
