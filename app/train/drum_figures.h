// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/groove_net/groove_grid.h"

#include <vector>

namespace melisma::app {

using DrumTakes = std::vector<ml::groove::Groove>;

/// What a set of drum takes in 4/4 is like beside performances by people.
struct DrumFigures {
    double grooveConsistency = 0.0; ///< MusPy's measure on sixteenths: 1 where every bar strikes at the same places
    double identicalBars = 0.0;     ///< share of bars with just the strokes of the bar before
    double strokesABar = 0.0;
    double velocityDistance = 0.0; ///< Wasserstein-1 in MIDI velocity, voice by voice, weighed by the people's strokes
    double timingDistance = 0.0;   ///< the same in milliseconds from the grid
    double toldApart = 0.5;        ///< accuracy of a logistic regression on bars, on takes it has not seen; 0.5 is best
};

DrumFigures drumFigures(const DrumTakes& takes, const DrumTakes& people);

/// Area between the distribution functions of two samples, in their unit; 0 when either is empty.
double wasserstein(std::vector<double> one, std::vector<double> other);

/// MusPy's groove consistency (Dong et al. 2020) of one take, over bars of kStepsPerBar; 1 for fewer than two bars.
double grooveConsistency(const ml::groove::Groove& take);

} // namespace melisma::app
