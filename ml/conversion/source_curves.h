// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/models/content_encoder/content_encoder.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::conversion {

/// Where somebody's pitch is sought, Hz.
struct VoiceRange {
    double floor = 60.0;
    double ceiling = 1000.0;
};

/// The lower and the upper quartile of what is voiced in a pitch, Hz; nothing where nobody speaks.
struct PitchQuartiles {
    double lower;
    double upper;
};
std::optional<PitchQuartiles> quartilesOf(std::span<const float> traced);

/// The range of a voice whose pitch was `traced` anywhere: from an octave below its lower quartile to one and a third
/// above its upper one (after C. De Looze and D. Hirst, "Detecting changes in key and range for the automatic modelling
/// and coding of intonation", Speech Prosody 2008, with room for singing): hum lies outside of most.
VoiceRange voiceRangeOf(std::span<const float> traced);

/// The pitch of a recording: Hz at 80 values a second, `values` of them, 0 where it is unvoiced. `samples` mono at
/// 24 kHz. ErrorKind::cancelled after `stop`.
base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values, const VoiceRange& range,
                                            const std::stop_token& stop = {});

/// The same in its own voiceRangeOf().
base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop = {});

/// `traced`, a pitch of heardPitch(), `semitones` higher; 0 where it is, and where the content encoder is certain that
/// nobody speaks there (`voicing` 0 .. 1, as many values). What is periodic is a voice otherwise: of real speech the
/// encoder knows less than its periods tell.
std::vector<float> voicedPitch(std::span<const float> traced, std::span<const float> voicing, double semitones);

/// The energy that a decoder should take, two values a frame: what was heard, but never softer than the recording
/// itself where it is voiced (`f0` above 0, as many values).
std::vector<float> voicedEnergy(const content::HeardSpeech& heard, std::span<const float> f0);

} // namespace melisma::ml::conversion
