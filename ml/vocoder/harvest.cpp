// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/harvest.h"

#include "ml/vocoder/decimate.h"
#include "ml/vocoder/harvest_contour.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::vocoder {

namespace {

constexpr double kWorkingRate = 8000.0;

base::Result<void> checkOptions(const HarvestOptions& options)
{
    if (options.f0Floor >= 20.0 && options.f0Ceiling >= 1.5 * options.f0Floor && options.f0Ceiling <= 2000.0 &&
        options.framePeriod >= 0.001)
        return {};
    return base::Error{base::ErrorKind::input, "The range for the pitch search cannot be used",
                       "Give a floor of 20 Hz or more and a ceiling between 1.5 times the floor and 2000 Hz."};
}

void removeMean(std::vector<double>& signal)
{
    const double mean = std::accumulate(signal.begin(), signal.end(), 0.0) / double(signal.size());
    for (double& sample : signal)
        sample -= mean;
}

F0Track everyPeriod(const std::vector<double>& milliseconds, double framePeriod, double seconds)
{
    F0Track track{framePeriod, {}};
    track.hertz.resize(static_cast<std::size_t>(seconds / framePeriod + 1e-9) + 1);
    for (std::size_t i = 0; i < track.hertz.size(); ++i) {
        const auto at = static_cast<std::size_t>(std::lround(double(i) * framePeriod * 1000.0));
        track.hertz[i] = static_cast<float>(milliseconds[std::min(at, milliseconds.size() - 1)]);
    }
    return track;
}

} // namespace

base::Result<F0Track> harvest(std::span<const float> samples, int sampleRate, const HarvestOptions& options,
                              const Watch& watch)
{
    if (auto good = checkInput(samples, sampleRate, {options.framePeriod, {0.0F}}); !good)
        return good.error();
    if (auto good = checkOptions(options); !good)
        return good.error();
    const int ratio = std::max(1, static_cast<int>(std::lround(sampleRate / kWorkingRate)));
    auto signal = decimate(samples, ratio);
    removeMean(signal);
    const double seconds = double(samples.size()) / sampleRate;
    const F0Search search{double(sampleRate) / ratio, options.f0Floor, options.f0Ceiling,
                          static_cast<std::size_t>(seconds * 1000.0) + 1};
    const auto raw = rawCandidates(signal, search, watch);
    const auto candidates = refineCandidates(signal, raw, search, watch);
    if (!watch.goesOn(0.95))
        return stoppedError();
    auto contour = joinCandidates(candidates);
    smoothContour(contour);
    return everyPeriod(contour, options.framePeriod, seconds);
}

} // namespace melisma::ml::vocoder
