// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <cstddef>
#include <vector>

namespace melisma::project {

/// One way of a sound from a track: its output, or one of its sends. Indices into Project::tracks.
struct Route {
    static constexpr std::size_t kMaster = static_cast<std::size_t>(-1);
    static constexpr std::size_t kOutput = static_cast<std::size_t>(-1);

    std::size_t from = 0;
    std::size_t to = kMaster;
    std::size_t send = kOutput; ///< index into Track::sends
    bool heard = true;          ///< as solos have it: leads past one that is soloed, or none is
};

/// How tracks flow into each other.
struct Routing {
    std::vector<Route> routes;      ///< by track; its output first, then its sends
    std::vector<std::size_t> order; ///< every track once, what feeds before what is fed; else as in the project
    std::vector<bool> audible;      ///< by track: some way of it to the master is open
};

/// Of a project without cycles; tracks in one come last.
Routing routingOf(const Project& project);

/// True when sound of `from` can come to `to`, be the ways muted or not; a track reaches itself.
bool reaches(const Project& project, TrackId from, TrackId to);

/// Where the track's output goes: its bus, else its folder, else none (the master).
TrackId outputOf(const Track& track);

/// True for buses and folders, which sum what is led into them and hold no clips.
bool sums(TrackKind kind);

} // namespace melisma::project
