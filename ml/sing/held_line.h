// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/sing/pitch_curve.h"
#include "ml/sing/stretch_map.h"

#include <cstdint>
#include <span>
#include <stop_token>

namespace melisma::ml::sing {

inline constexpr int kSungRate = 24000;
inline constexpr int kFrameSamples = 600; ///< of the model's durations

/// A line as it was spoken at the sung pitch and what is known of it. Times of the tokens on both sides are those of
/// the model: their sound comes kAcousticLead before them.
struct LineToHold {
    const TokenTiming& timing;
    std::span<const int> frames;    ///< as spoken, of each timed token but rests
    std::span<const float> samples; ///< from kAcousticLead before the first of these tokens on
    std::span<const float> f0;      ///< that it was spoken at, kPitchRate values a second
    const StretchMap& map;          ///< where sound meets sound; inside vowels what is heard decides
};

struct HoldOptions {
    bool spokenConsonants = true; ///< unvoiced ones are copied as they were spoken
    double leadSeconds = 0.0;     ///< from sample 0 to second 0 of `melody`
    std::uint64_t seed = 0;
};

/// Takes the spoken line apart, holds its vowels and puts it together on the pitch of the melody.
base::Result<std::vector<float>> holdLine(const LineToHold& line, const PitchLine& melody, const HoldOptions& options,
                                          const std::stop_token& stop);

} // namespace melisma::ml::sing
