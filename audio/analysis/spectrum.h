// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::audio {

/// Magnitude spectrum of the newest samples for a live display. Owns an FFTW plan; one thread at a time.
class SpectrumAnalyser {
public:
    explicit SpectrumAnalyser(int size = 4096); ///< power of two
    ~SpectrumAnalyser();
    SpectrumAnalyser(const SpectrumAnalyser&) = delete;
    SpectrumAnalyser& operator=(const SpectrumAnalyser&) = delete;

    int size() const { return m_size; }
    /// `samples.size() == size()`, mono. Answers size()/2+1 levels in dBFS (Hann window; a full-scale sine reads 0 dB).
    std::vector<double> levelsDb(std::span<const float> samples);

private:
    struct Plan;
    int m_size;
    Plan* m_plan;
};

} // namespace melisma::audio
