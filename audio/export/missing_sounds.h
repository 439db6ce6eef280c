// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/live_engine.h"
#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::audio {

/// An error that names the first clip whose chosen take has no sound file, or the first track with clips whose
/// SoundFont is missing or has not been checked. Looks at the disk.
base::Result<void> checkSoundsAreThere(const project::Project& project, const LiveEngine::MediaPath& mediaPath);

} // namespace melisma::audio
