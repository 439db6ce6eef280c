// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/loudness.h"
#include "audio/analysis/spectrogram.h"
#include "core/base/time.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace melisma::audio {

/// Loudness over time, mean spectrum and spectrogram of a stretch of stereo sound.
struct SoundPicture {
    static constexpr double kStep = 0.1; ///< seconds from point to point of the curves
    static constexpr int kSpectrumSize = 8192;

    int sampleRate = 0;
    base::Frames length;
    /// EBU R 128, over the 400 ms and 3 s that end with each step; -infinity for silence and before they are full.
    std::vector<double> momentaryLufs;
    std::vector<double> shortTermLufs;
    std::vector<double> truePeakDb; ///< the highest of each step, dBTP
    Loudness whole;
    std::vector<double> spectrumDb; ///< mean power of each bin of kSpectrumSize; a full-scale sine reads 0 dB
    SpectrogramSettings settings;
    int columns = 0;
    std::vector<std::uint8_t> bytes; ///< [column][row], as in a SpectrogramTile; the columns part `length` evenly
};

/// Gathers a SoundPicture while sound passes by, in constant memory besides the result. One thread.
class SoundPictureMaker {
public:
    static constexpr int kMostColumns = 1600;

    SoundPictureMaker(int sampleRate, base::Frames length, const SpectrogramSettings& settings = {});
    ~SoundPictureMaker();

    void add(std::span<const float> stereo); ///< interleaved; what goes beyond `length` counts for loudness only
    SoundPicture finish();                   ///< once

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Mean power of the bins within `octaves` around each bin, in dB; 0 leaves the levels as they are. `levelsDb` are
/// size/2+1 bins from 0 Hz to half the rate.
std::vector<double> octaveSmoothed(std::span<const double> levelsDb, double octaves);

} // namespace melisma::audio
