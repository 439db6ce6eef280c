// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/nn/runtime.h"
#include "ml/nn/source_place.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace melisma::ml::kokoro {

inline constexpr std::size_t kStyleWidth = 256; ///< of the published voices; first half sound, second half prosody

/// Pitch in Hz (0 or below 10: unvoiced) and energy (about -10 .. 9), each at 80 values a second: two a frame.
struct Curves {
    std::vector<float> f0;
    std::vector<float> energy;
};

/// How a text is spoken. `durations` are in frames of 25 ms, one for each id, the silent ends included.
struct Prosody {
    std::vector<int> durations;
    std::vector<float> exactDurations; ///< before rounding, speed included
    Curves curves;
};

/// The means and variances of every adaptive normalisation of one decode, in the order in which they run. They say
/// what the net took for the average of an utterance; held notes sound steadier with those of the spoken line.
struct AdaInStatistics {
    std::vector<float> values; ///< means, then variances, layer after layer
};

/// What the decoder hands to the generator: `width` numbers for each of `rows` values of the curves.
struct Features {
    std::size_t rows = 0;
    std::size_t width = 0;
    std::vector<float> values; ///< row after row
};

struct DecodeOptions {
    std::uint64_t seed = 0;
    double noise = 1.0; ///< share of the published model's noise; 0: the same samples whatever the seed
    /// Share of a turn by which overtones may start apart. The published model draws phases too, but its resampling
    /// drops them, so 0 is what its weights know.
    double phase = 0.0;
    SourcePlace place{};                     ///< where in a longer sound this begins
    const AdaInStatistics* frozen = nullptr; ///< of another decode with the same weights; used instead of measuring
    AdaInStatistics* captured = nullptr;     ///< receives those of this decode
    /// Added to what the style asks of every normalisation of the pass: a voice that was fitted (OpenVocoder). As many
    /// numbers as there are statistics.
    std::span<const float> adapted{};
};

struct Speech {
    Prosody prosody;
    std::vector<float> samples; ///< mono, 24 kHz
};

/// Sees the inner results of a pass by name, for tests: rows of `width` numbers.
using Probe = std::function<void(std::string_view name, std::span<const float> values, std::size_t width)>;

/// Kokoro-82M (StyleTTS 2, Li et al. 2023, with an iSTFTNet vocoder), inference only. Text comes as ids of its symbols
/// with a 0 at both ends, at most 510 between them; a style is a row of a voice file; a pass is at most 40 s long.
///
/// After load() nothing changes: any thread may call, but calls share libtorch's threads, so one at a time is best. The
/// thread that calls should have called prepareRuntime(). Every function refuses with ErrorKind::input what it cannot
/// use, answers ErrorKind::cancelled soon after `stop`, and gives the same numbers for the same arguments on the same
/// machine, whatever the number of threads in the convolutions.
class Kokoro {
public:
    /// Reads float32 weights named as in README.md. The process then peaks at some 910 MB; a pass adds 12 MB a second
    /// of sound.
    static base::Result<Kokoro> load(const std::filesystem::path& weights, const Runtime& runtime);
    ~Kokoro();
    Kokoro(Kokoro&&) noexcept;
    Kokoro& operator=(Kokoro&&) noexcept;

    /// Length of a style row.
    std::size_t styleWidth() const;

    /// How many statistics features() has, and generate().
    std::size_t decoderStatistics() const;
    std::size_t generatorStatistics() const;

    /// `speed` 0.25 .. 4: how much shorter everything gets.
    base::Result<Prosody> prosody(std::span<const int> ids, std::span<const float> style, double speed,
                                  const std::stop_token& stop = {}) const;

    /// The curves that the model would speak with these durations.
    base::Result<Curves> f0AndEnergy(std::span<const int> ids, std::span<const float> style,
                                     std::span<const int> durations, const std::stop_token& stop = {}) const;

    /// Samples, 600 for each frame of the durations.
    base::Result<std::vector<float>> decode(std::span<const int> ids, std::span<const int> durations,
                                            const Curves& curves, std::span<const float> style,
                                            const DecodeOptions& options = {}, const std::stop_token& stop = {}) const;

    /// prosody() and decode() in one.
    base::Result<Speech> synthesise(std::span<const int> ids, std::span<const float> style, double speed,
                                    const DecodeOptions& options = {}, const std::stop_token& stop = {}) const;

    /// The first half of decode(). Frozen and captured statistics are those of this half alone.
    base::Result<Features> features(std::span<const int> ids, std::span<const int> durations, const Curves& curves,
                                    std::span<const float> style, const DecodeOptions& options = {},
                                    const std::stop_token& stop = {}) const;

    /// What the text encoder makes of the symbols, a row each.
    base::Result<Features> content(std::span<const int> ids, const std::stop_token& stop = {}) const;

    /// features() of speech whose content was heard instead of read: `content` has a row for each frame.
    base::Result<Features> features(const Features& content, const Curves& curves, std::span<const float> style,
                                    const DecodeOptions& options = {}, const std::stop_token& stop = {}) const;

    /// The second half: 300 samples for each row; `f0` has one value a row. Its statistics are those of this half.
    base::Result<std::vector<float>> generate(const Features& features, std::span<const float> f0,
                                              std::span<const float> style, const DecodeOptions& options = {},
                                              const std::stop_token& stop = {}) const;

    /// Set before the first call; the probe runs on the calling thread.
    void setProbe(Probe probe);

private:
    struct Nets;
    explicit Kokoro(std::unique_ptr<Nets> nets);
    std::unique_ptr<Nets> m_nets;
};

} // namespace melisma::ml::kokoro
