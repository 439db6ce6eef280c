// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <optional>

namespace melisma::edits {

/// How the track's spectrogram looks; nothing: as the studio's defaults say. Errors: not an audio track, a value out of
/// its bounds.
base::Result<project::Project> setSpectrogramStyle(const project::Project& project, project::TrackId track,
                                                   const std::optional<project::SpectrogramStyle>& style);

} // namespace melisma::edits
