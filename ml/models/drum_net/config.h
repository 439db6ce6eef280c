// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/groove_net/groove_grid.h"

namespace melisma::ml::drums {

using groove::Groove;
using groove::kFeatures;
using groove::kStepsPerBar;
using groove::kVoices;
using groove::Step;

inline constexpr int kHidden = 128;
inline constexpr int kDeep = 64; ///< units of the part that tells one voice after the other
inline constexpr int kGenreWidth = 8;
inline constexpr int kOutputs = 5; ///< hit logit; mean and log deviation of velocity; the same of offset
/// Step before 27, hits a bar before 9, skeleton of this and of the next step 18, place, genre, tempo, energy, fill.
inline constexpr int kInputs = kFeatures + kVoices + 2 * kVoices + kStepsPerBar + kGenreWidth + 3;
inline constexpr double kDropout = 0.25; ///< of the GRU's answer, in training only
inline constexpr float kLeastLogDeviation = -4.0F;
inline constexpr float kMostLogDeviation = 0.0F;
inline constexpr float kSoft = 0.35F; ///< of full velocity: below lie ghost notes

/// The plain pattern behind a performance: which voices a bar of it would be written with, 1 or 0.
using Skeleton = std::vector<std::array<float, kVoices>>;

/// What half or more of the bars of a group of eight share, soft strokes left aside, as long as `steps`. A
/// performance of one bar is its own pattern.
Skeleton skeletonOf(const std::vector<Step>& steps);

} // namespace melisma::ml::drums
