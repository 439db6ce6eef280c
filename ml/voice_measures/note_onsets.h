// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::measures {

struct NoteOnset {
    double seconds = 0.0;
    double midi = 0.0; ///< median pitch of the 150 ms that follow
};

struct OnsetOptions {
    double restSeconds = 0.04;  ///< unvoiced that long before a voice makes an onset
    double dipDb = 6.0;         ///< a level that falls and rises by that much within a note makes one
    double stepSemitones = 0.7; ///< so does a pitch that moves by that much and stays
    double apartSeconds = 0.1;  ///< of two that are nearer only the first counts
};

/// Where sung notes begin: a voice after a rest, a level that rises again, or a step of pitch. The moment is that of
/// the first voiced frame, of the steepest rise, or half-way through the step.
std::vector<NoteOnset> noteOnsets(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0,
                                  const OnsetOptions& options = {});

/// For each expected onset the signed distance in seconds to the nearest found one within `reach`; none: left out.
std::vector<double> onsetErrors(std::span<const NoteOnset> found, std::span<const double> expected,
                                double reach = 0.15);

} // namespace melisma::ml::measures
