// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace melisma::audio {

/// ITU-R BS.1770 / EBU R 128 figures (libebur128). -infinity is answered for silence.
struct Loudness {
    double integratedLufs = 0.0;
    double truePeakDb = 0.0;
    double rangeLu = 0.0;
    /// The loudest 400 ms and 3 s (EBU Tech 3341), every 100 ms; -infinity where less was heard, and without true
    /// peaks.
    double maxMomentaryLufs = 0.0;
    double maxShortTermLufs = 0.0;
};

/// Measures while audio passes by. One thread at a time.
class LoudnessMeter {
public:
    /// Without `truePeak` that figure is the highest sample, and there are no loudest moments: much cheaper.
    LoudnessMeter(int channels, int sampleRate, bool truePeak = true);
    ~LoudnessMeter();
    void add(const float* interleaved, int frames);
    Loudness result() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

base::Result<Loudness> measureLoudness(const std::filesystem::path& audioFile);

} // namespace melisma::audio
