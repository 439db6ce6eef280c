// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::audio {

struct Peak {
    float low = 0.0f;
    float high = 0.0f;
    float rms = 0.0f;
};

Peak peakOf(std::span<const float> samples);

/// Minimum, maximum and RMS of a sound file at several zoom levels (256 x 4^n frames a peak), all channels folded
/// to their extremes. Immutable once built; may be read on any thread.
class PeakPyramid {
public:
    using Part = std::function<void(const PeakPyramid&)>;

    /// Reads the file once. `part` gets what there is now and then, on this thread; frames() says how far it reaches.
    static base::Result<PeakPyramid> build(const std::filesystem::path& audioFile, std::stop_token stop = {},
                                           const Part& part = {});
    /// Loads `cacheFile` when it belongs to `key` (the asset's hash), else builds and stores it there.
    static base::Result<PeakPyramid> loadOrBuild(const std::filesystem::path& audioFile,
                                                 const std::filesystem::path& cacheFile, const std::string& key,
                                                 std::stop_token stop = {}, const Part& part = {});

    base::Frames frames() const { return m_frames; }
    /// `columns` peaks that evenly cover [start, end) of the file; outside the file they are zero.
    std::vector<Peak> columns(base::Frames start, base::Frames end, int columns) const;

private:
    /// A peak in 1/8192 of full scale, held at +12 dB: ten hours take 54 MB.
    struct Packed {
        std::int16_t low = 0;
        std::int16_t high = 0;
        std::uint16_t rms = 0;
    };
    struct Level {
        std::int64_t framesPerPeak = 0;
        std::vector<Packed> peaks;
    };
    static Packed packed(const Peak& peak);
    static Peak unpacked(const Packed& peak);
    std::string toBytes() const;
    static bool fromBytes(std::string_view bytes, PeakPyramid& pyramid);
    void addLevels();

    std::vector<Level> m_levels; ///< finest first
    base::Frames m_frames;
};

} // namespace melisma::audio
