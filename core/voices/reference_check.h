// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>
#include <vector>

namespace melisma::voices {

/// How well a recording of a voice can serve as a reference.
struct ReferenceQuality {
    double seconds = 0.0;
    double activeSeconds = 0.0; ///< in which somebody is heard
    double levelDb = 0.0;       ///< of those, full scale is 0
    double peakDb = 0.0;
    double noiseDb = 0.0;      ///< level between the words
    double clippedShare = 0.0; ///< of the samples

    double snrDb() const { return levelDb - noiseDb; }
};

/// Mono samples, in frames of 20 ms: somebody is heard where a frame is above -50 dB and in the upper half of what lies
/// between the quietest and the loudest tenth.
ReferenceQuality measureReference(std::span<const float> mono, int sampleRate);

/// ErrorKind::input, naming the recording, when nothing can be learnt from it: below three seconds of voice.
base::Result<void> checkReference(const ReferenceQuality& quality, const std::string& name);

/// What will be heard in every copy: "clipped", "noisy", "quiet".
std::vector<std::string> weaknessesOf(const ReferenceQuality& quality);

/// The samples as a WAV file of 24 bits: the form in which references are kept, whatever they came as.
std::string wavBytes(std::span<const float> mono, int sampleRate);

} // namespace melisma::voices
