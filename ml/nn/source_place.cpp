// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/source_place.h"

#include "ml/nn/harmonic_source.h"

#include <cmath>

namespace melisma::ml {

void SourcePlace::pass(std::span<const float> pitch)
{
    const HarmonicSource::Shape shape;
    turns.resize(static_cast<std::size_t>(shape.harmonics), 0.0);
    for (std::size_t each = 0; each < turns.size(); ++each) {
        double sum = 0.0;
        for (const float hertz : pitch)
            sum += std::fmod(static_cast<double>(hertz * static_cast<float>(each + 1)) / shape.sampleRate, 1.0);
        turns[each] = std::fmod(turns[each] + sum * static_cast<double>(shape.samplesPerValue), 1.0);
    }
    samples += pitch.size() * static_cast<std::uint64_t>(shape.samplesPerValue);
}

} // namespace melisma::ml
