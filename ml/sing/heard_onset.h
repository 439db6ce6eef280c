// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

#include <cstddef>
#include <vector>

namespace melisma::ml::sing {

/// A vowel where its token says that it is, from its stress mark on. All in frames of the vocoder.
struct VowelPlace {
    std::size_t first = 0, end = 0;
    std::size_t earliest = 0;   ///< the middle of the vowel before: nothing of this syllable is heard before it
    bool afterSonorant = false; ///< a nasal, a liquid or a glide stands right before it
};

/// Where it is heard.
struct HeardOnset {
    std::size_t at = 0;
    std::size_t hum = 0;   ///< where a sonorant before it begins that is as loud as it; `at` where there is none
    std::size_t until = 0; ///< where it ends: the model hums or closes the mouth long before some tokens end
    double level = 0.0;    ///< dB of the vowel from 400 to 2500 Hz
};

/// Looks for the moments between which the vowels of a spoken line are heard; their tokens say where they begin only to
/// within some 50 ms, some of them only to within 100, and where they end to within 150.
class OnsetFinder {
public:
    /// `air` tells the frames without a tone, as many as `envelope` has.
    OnsetFinder(const vocoder::SpectralEnvelope& envelope, const std::vector<bool>& air, int sampleRate);

    /// Followed back from its loudest moment, a vowel's level from 400 to 2500 Hz falls 6 dB below its median where it
    /// begins; air, as of an "h", counts 12 dB less. A nasal, a liquid or a glide may be as loud: behind one of these a
    /// vowel begins where the spectrum (its mel cepstrum) has gone half the way from the one to the other. Its token
    /// counts where nothing falls. It ends where its level falls 9 dB below its median for 50 ms or to its token's end;
    /// air counts fully there.
    HeardOnset find(const VowelPlace& vowel) const;

    /// dB of a frame from 400 to 2500 Hz, where vowels are louder than what is before them.
    double level(std::size_t frame) const { return m_levels[frame]; }

private:
    /// The frame behind the fall, `vowel.end` where nothing falls.
    std::size_t fallBefore(const VowelPlace& vowel) const;
    std::size_t changeBehind(std::size_t hum, const VowelPlace& vowel) const;
    /// The first soft frame behind the vowel that begins at `onset`, `vowel.end` where it stays loud.
    std::size_t endOf(std::size_t onset, const VowelPlace& vowel) const;

    std::vector<double> m_withAir, m_levels;
    vocoder::FrameTable m_cepstra; ///< without loudness
};

} // namespace melisma::ml::sing
