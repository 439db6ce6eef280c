// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// The rate, in Hz, at which the project counts frames: 44100, 48000, 88200, 96000, 176400 or 192000. A project that
/// holds clips or sounds keeps its rate, which is an error.
base::Result<project::Project> setSampleRate(const project::Project& project, int sampleRate);

} // namespace melisma::edits
