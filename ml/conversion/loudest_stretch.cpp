// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/loudest_stretch.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace melisma::ml::conversion {

namespace {

constexpr std::size_t kSteps = 60; ///< in a stretch

double energyOf(std::span<const float> samples)
{
    return std::transform_reduce(samples.begin(), samples.end(), 0.0, std::plus<>(),
                                 [](float sample) { return static_cast<double>(sample) * sample; });
}

/// Of each step of the source.
base::Result<std::vector<double>> energies(const SoundSource& source, std::size_t step, const std::stop_token& stop)
{
    std::vector<double> all;
    for (std::size_t begin = 0; begin < source.samples; begin += step) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
        const auto sound = source.read(static_cast<std::int64_t>(begin), std::min(step, source.samples - begin));
        if (!sound)
            return sound.error();
        all.push_back(energyOf(*sound));
    }
    return all;
}

} // namespace

base::Result<std::vector<float>> loudestStretch(const SoundSource& source, std::size_t longest,
                                                const std::stop_token& stop)
{
    if (source.samples <= longest)
        return source.read(0, source.samples);
    const std::size_t step = longest / kSteps;
    const auto heard = energies(source, step, stop);
    if (!heard)
        return heard.error();
    const auto sum = [&heard](std::size_t first) {
        const auto begin = heard->begin() + static_cast<std::ptrdiff_t>(first);
        return std::accumulate(begin, begin + kSteps, 0.0);
    };
    std::size_t best = 0;
    double most = -1.0;
    for (std::size_t first = 0; first + kSteps <= heard->size(); ++first)
        if (const double now = sum(first); now > most) {
            most = now;
            best = first;
        }
    return source.read(static_cast<std::int64_t>(best * step), std::min(longest, source.samples - best * step));
}

} // namespace melisma::ml::conversion
