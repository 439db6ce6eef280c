// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/song_singer.h"
#include "ml/tasks/registry.h"

namespace melisma::ml {

/// What makes voices heard and needs libtorch for it. Apart from the other tasks, so that composing links no nets.
struct Voices {
    std::vector<std::unique_ptr<base::Task>> tasks;
    std::shared_ptr<SongSinger> singer; ///< for sketches
};

/// All share one net, loaded when the first of them runs.
Voices makeVoices(const TaskEnvironment& environment);

} // namespace melisma::ml
