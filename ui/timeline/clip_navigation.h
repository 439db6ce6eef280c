// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

namespace melisma::ui {

/// The clip that an arrow key leads to: the next one on the track (`dx`), or the one nearest in time on the next track
/// that has any (`dy`). `from` itself at the end of the way; without `from` the first clip of the song.
project::ClipId neighbour(const project::Project& project, project::ClipId from, int dx, int dy);

} // namespace melisma::ui
