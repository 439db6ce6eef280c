// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/spectrum.h"

#include "audio/analysis/fft.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

namespace {
constexpr double kLeastPower = 1e-20; ///< -200 dB stands for nothing at all
}

struct SpectrumAnalyser::Plan {
    WindowedFft fft;
};

SpectrumAnalyser::SpectrumAnalyser(int size) : m_size(size), m_plan(new Plan{WindowedFft(size)}) {}

SpectrumAnalyser::~SpectrumAnalyser()
{
    delete m_plan;
}

std::vector<double> SpectrumAnalyser::levelsDb(std::span<const float> samples)
{
    const auto power = m_plan->fft.power(samples);
    std::vector<double> levels(power.size());
    std::transform(power.begin(), power.end(), levels.begin(),
                   [](float each) { return 10.0 * std::log10(std::max(static_cast<double>(each), kLeastPower)); });
    return levels;
}

} // namespace melisma::audio
