// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/stretch.h"

#include <set>

namespace melisma::project {

/// A piece of the timeline on some tracks, as a person draws it over the lanes.
struct TimeSelection {
    Stretch stretch;
    std::set<TrackId> tracks;

    bool isEmpty() const { return stretch.isEmpty() || tracks.empty(); }
    bool operator==(const TimeSelection&) const = default;
};

} // namespace melisma::project
