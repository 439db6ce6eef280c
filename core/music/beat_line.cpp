// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/beat_line.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace melisma::music {

namespace {

constexpr double kNear = 0.1; ///< of a beat
constexpr double kPause = 2.0;
constexpr std::size_t kMostTaps = 16;

double medianSpacing(const std::vector<base::Seconds>& beats)
{
    std::vector<double> spacings;
    for (std::size_t i = 1; i < beats.size(); ++i)
        spacings.push_back((beats[i] - beats[i - 1]).value);
    const auto middle = spacings.begin() + static_cast<std::ptrdiff_t>(spacings.size() / 2);
    std::ranges::nth_element(spacings, middle);
    return *middle;
}

struct Counted {
    double number, seconds;
};

/// Counts from beat to beat, so that a small error of the spacing does not add up.
std::vector<Counted> counted(const std::vector<base::Seconds>& beats, double spacing)
{
    std::vector<Counted> all{{0.0, beats.front().value}};
    for (std::size_t i = 1; i < beats.size(); ++i) {
        const double step = (beats[i].value - all.back().seconds) / spacing;
        if (step > 0.5 && std::abs(step - std::round(step)) < 2.0 * kNear)
            all.push_back({all.back().number + std::round(step), beats[i].value});
    }
    return all;
}

BeatLine fitted(const std::vector<Counted>& beats)
{
    const auto count = static_cast<double>(beats.size());
    Counted mean{0.0, 0.0};
    for (const auto& beat : beats) {
        mean.number += beat.number / count;
        mean.seconds += beat.seconds / count;
    }
    double both = 0.0, numbers = 0.0;
    for (const auto& beat : beats) {
        both += (beat.number - mean.number) * (beat.seconds - mean.seconds);
        numbers += (beat.number - mean.number) * (beat.number - mean.number);
    }
    const double spacing = both / numbers;
    return {60.0 / spacing, {mean.seconds - mean.number * spacing}, 0.0};
}

constexpr double kSlowest = 50.0, kFastest = 180.0, kStep = 0.02; ///< bpm
constexpr double kUsualFrom = 70.0, kUsualTo = 160.0, kPreferred = 90.0;
constexpr double kSpread = 0.7, kUnusual = 0.35; ///< octaves, about the preferred tempo and beside the usual ones
constexpr double kByChance = 15.0;               ///< chance leads to exp(-15) of the tempi

std::complex<double> meanPhase(const std::vector<Onset>& onsets, double bpm)
{
    std::complex<double> sum = 0.0;
    double weights = 0.0;
    for (const auto& onset : onsets) {
        sum += std::polar(onset.weight, 2.0 * std::numbers::pi * bpm / 60.0 * onset.at.value);
        weights += onset.weight;
    }
    return weights > 0.0 ? sum / weights : 0.0;
}

/// How likely a tempo is before anything is heard. Of 160 drum performances with known tempi this finds 134; flatter or
/// faster ones lead to twice the tempo more often than they save one that is fast.
double prior(double bpm)
{
    const double away = std::log2(bpm / kPreferred) / kSpread;
    const double beside = std::log2(bpm / std::clamp(bpm, kUsualFrom, kUsualTo)) / kUnusual;
    return std::exp(-0.5 * (away * away + beside * beside));
}

/// How many equal weights the weights are worth.
double worth(const std::vector<Onset>& onsets)
{
    double sum = 0.0, squares = 0.0;
    for (const auto& onset : onsets) {
        sum += onset.weight;
        squares += onset.weight * onset.weight;
    }
    return squares > 0.0 ? sum * sum / squares : 0.0;
}

} // namespace

std::optional<BeatLine> steadiestBeat(const std::vector<Onset>& onsets, const std::stop_token& stop)
{
    BeatLine best;
    double most = 0.0;
    for (double bpm = kSlowest; bpm <= kFastest; bpm += kStep) {
        if (stop.stop_requested())
            return std::nullopt;
        const auto beat = meanPhase(onsets, bpm);
        const double half = std::abs(meanPhase(onsets, 2.0 * bpm)), quarter = std::abs(meanPhase(onsets, 4.0 * bpm));
        const double score = (std::abs(beat) + half + 0.5 * quarter) * prior(bpm);
        if (score <= most)
            continue;
        most = score;
        const double turns = std::arg(beat) / (2.0 * std::numbers::pi);
        best = {bpm, {(turns - std::floor(turns)) * 60.0 / bpm}, std::max({std::abs(beat), half, quarter})};
    }
    if (best.sureness * best.sureness * worth(onsets) < kByChance)
        return std::nullopt;
    return best;
}

std::optional<BeatLine> fitBeats(const std::vector<base::Seconds>& beats)
{
    if (beats.size() < 3)
        return std::nullopt;
    const double spacing = medianSpacing(beats);
    if (spacing <= 0.0)
        return std::nullopt;
    const auto some = counted(beats, spacing);
    if (some.size() < 3)
        return std::nullopt;
    auto line = fitted(some);
    const auto isNear = [&](base::Seconds beat) {
        const double number = (beat - line.first).value * line.bpm / 60.0;
        return std::abs(number - std::round(number)) < kNear;
    };
    line.sureness = static_cast<double>(std::ranges::count_if(beats, isNear)) / static_cast<double>(beats.size());
    return line;
}

std::optional<double> TapTempo::tap(base::Seconds at)
{
    if (!m_taps.empty() && (at - m_taps.back()).value > kPause)
        m_taps.clear();
    m_taps.push_back(at);
    if (m_taps.size() > kMostTaps)
        m_taps.erase(m_taps.begin());
    const auto line = fitBeats(m_taps);
    return line ? std::optional(line->bpm) : std::nullopt;
}

} // namespace melisma::music
