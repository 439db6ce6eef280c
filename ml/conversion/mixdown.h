// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/sound_source.h"
#include "ml/io/mono_file.h"
#include "ml/io/resampler.h"
#include "ml/io/sound_writer.h"
#include "ml/vocoder/formant_shifter.h"

#include <optional>

namespace melisma::ml::conversion {

/// A part of a recording, in samples.
struct Range {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// The same part at another rate.
Range inRate(const Range& range, int from, int to);

/// The part, with what lies around it: that is the same performance. `sound` must outlive it.
SoundSource partOf(const MonoFile& sound, const Range& range);

struct MixdownOptions {
    double mix = 1.0;     ///< 1: what is made alone, 0: the source
    double formant = 0.0; ///< semitones that the formants of what is made move by; 0 leaves its samples as they are
};

/// Brings what a method makes to its source's rate and length, moves its formants, and mixes it with the source. One
/// thread.
class Mixdown {
public:
    /// Into a new file at `path`. `dry` must outlive it.
    static base::Result<Mixdown> make(const MonoFile& dry, const Range& range, int madeRate,
                                      const MixdownOptions& options, const std::filesystem::path& path);

    base::Result<void> take(std::span<const float> made);
    /// Closes the file: as many samples as the range, silence where less was made.
    base::Result<void> finish();

private:
    Mixdown(const MonoFile& dry, const Range& range, const MixdownOptions& options, Resampler resampler,
            SoundWriter out)
        : m_dry(dry)
        , m_range(range)
        , m_mix(static_cast<float>(options.mix))
        , m_resampler(std::move(resampler))
        , m_out(std::move(out))
    {}

    base::Result<void> resample(std::span<const float> made);
    base::Result<void> put();

    const MonoFile& m_dry;
    Range m_range;
    float m_mix;
    std::optional<vocoder::FormantShifter> m_formants;
    Resampler m_resampler;
    SoundWriter m_out;
    std::vector<float> m_moved; ///< at the rate that it was made at
    std::vector<float> m_wet;   ///< at the source's rate, not yet written
};

} // namespace melisma::ml::conversion
