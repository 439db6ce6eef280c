// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/train/drum_figures.h"
#include "ml/compose/drummer.h"
#include "ml/compose/library.h"
#include "ml/models/drum_net/net_drummer.h"

namespace melisma::app {

/// The performances in `takes` that are beats of four bars or more in a genre that a style of `library` names as its
/// drummer's, cut to whole bars, 32 at most.
DrumTakes beatsOf(const DrumTakes& takes, const ml::Library& library);

/// How loud a pattern is written: mean velocity in a training set by voice and place in the bar, 1..127.
class WrittenVelocities {
public:
    explicit WrittenVelocities(const DrumTakes& training);
    double at(std::size_t voice, std::size_t place) const { return m_means[voice][place]; }

private:
    std::array<std::array<double, ml::groove::kStepsPerBar>, ml::groove::kVoices> m_means{};
};

/// Makes a take in the genre, tempo and length of each of some performances, in sections of eight bars. A null drummer
/// is the grammar's own performance. The arguments must outlive it.
class TakeMaker {
public:
    TakeMaker(const ml::Library& library, const WrittenVelocities& velocities, std::uint64_t seed)
        : m_library(library)
        , m_velocities(velocities)
        , m_seed(seed)
    {}

    /// From what the drum grammar writes in a style of that genre.
    DrumTakes composed(const DrumTakes& people, const ml::Drummer* drummer) const;
    /// From the pattern behind each performance (drums::skeletonOf), with the energy and the fills that it has
    /// (drums::askedOf).
    DrumTakes copied(const DrumTakes& people, const ml::Drummer* drummer) const;

private:
    const ml::Library& m_library;
    const WrittenVelocities& m_velocities;
    std::uint64_t m_seed;
};

} // namespace melisma::app
