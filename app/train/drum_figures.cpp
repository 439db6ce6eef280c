// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/drum_figures.h"

#include "app/train/told_apart.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace melisma::app {

namespace {

using ml::groove::Groove;
using ml::groove::kStepsPerBar;
using ml::groove::kVoices;

std::size_t barsOf(const Groove& take)
{
    return take.steps.size() / kStepsPerBar;
}

bool strikes(const ml::groove::Step& step)
{
    return std::any_of(step.begin(), step.begin() + kVoices, [](float hit) { return hit > 0.5F; });
}

bool isSameBar(const Groove& take, std::size_t one, std::size_t other)
{
    for (std::size_t at = 0; at < kStepsPerBar; ++at) {
        const auto& first = take.steps[one * kStepsPerBar + at];
        const auto& second = take.steps[other * kStepsPerBar + at];
        if (!std::equal(first.begin(), first.begin() + kVoices, second.begin()))
            return false;
    }
    return true;
}

double milliseconds(const Groove& take, float offset)
{
    constexpr double kMinute = 60000.0;
    return offset * kMinute / take.bpm * 4.0 / kStepsPerBar;
}

using Reading = std::function<double(const Groove&, const ml::groove::Step&, std::size_t voice)>;

std::vector<double> readings(const DrumTakes& takes, std::size_t voice, const Reading& read)
{
    std::vector<double> values;
    for (const Groove& take : takes)
        for (const auto& step : take.steps)
            if (step[voice] > 0.5F)
                values.push_back(read(take, step, voice));
    return values;
}

/// Voices that the takes leave out are left out of the mean: that is a matter of pattern.
double distance(const DrumTakes& takes, const DrumTakes& people, const Reading& read)
{
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t voice = 0; voice < kVoices; ++voice) {
        const auto own = readings(takes, voice, read);
        const auto theirs = readings(people, voice, read);
        if (own.empty() || theirs.empty())
            continue;
        sum += static_cast<double>(theirs.size()) * wasserstein(own, theirs);
        weight += static_cast<double>(theirs.size());
    }
    return weight > 0.0 ? sum / weight : 0.0;
}

void countBars(const DrumTakes& takes, DrumFigures& figures)
{
    double strokes = 0.0, bars = 0.0, same = 0.0, pairs = 0.0;
    for (const Groove& take : takes) {
        figures.grooveConsistency += grooveConsistency(take) / static_cast<double>(takes.size());
        bars += static_cast<double>(barsOf(take));
        for (const auto& step : take.steps)
            strokes += std::accumulate(step.begin(), step.begin() + kVoices, 0.0);
        for (std::size_t bar = 1; bar < barsOf(take); ++bar, pairs += 1.0)
            same += isSameBar(take, bar - 1, bar) ? 1.0 : 0.0;
    }
    figures.strokesABar = bars > 0.0 ? strokes / bars : 0.0;
    figures.identicalBars = pairs > 0.0 ? same / pairs : 0.0;
}

} // namespace

double wasserstein(std::vector<double> one, std::vector<double> other)
{
    if (one.empty() || other.empty())
        return 0.0;
    std::ranges::sort(one);
    std::ranges::sort(other);
    std::vector<double> all = one;
    all.insert(all.end(), other.begin(), other.end());
    std::ranges::sort(all);
    double area = 0.0;
    std::size_t i = 0, j = 0;
    for (std::size_t at = 0; at + 1 < all.size(); ++at) {
        while (i < one.size() && one[i] <= all[at])
            ++i;
        while (j < other.size() && other[j] <= all[at])
            ++j;
        const double apart = static_cast<double>(i) / static_cast<double>(one.size()) -
                             static_cast<double>(j) / static_cast<double>(other.size());
        area += std::abs(apart) * (all[at + 1] - all[at]);
    }
    return area;
}

double grooveConsistency(const ml::groove::Groove& take)
{
    const std::size_t bars = barsOf(take);
    if (bars < 2)
        return 1.0;
    std::size_t differing = 0;
    for (std::size_t at = kStepsPerBar; at < bars * kStepsPerBar; ++at)
        differing += strikes(take.steps[at]) != strikes(take.steps[at - kStepsPerBar]) ? 1 : 0;
    return 1.0 - static_cast<double>(differing) / static_cast<double>(bars * kStepsPerBar);
}

DrumFigures drumFigures(const DrumTakes& takes, const DrumTakes& people)
{
    DrumFigures figures;
    countBars(takes, figures);
    figures.velocityDistance =
        distance(takes, people, [](const Groove&, const ml::groove::Step& step, std::size_t voice) {
            return 127.0 * step[kVoices + voice];
        });
    figures.timingDistance =
        distance(takes, people, [](const Groove& take, const ml::groove::Step& step, std::size_t voice) {
            return milliseconds(take, step[2 * kVoices + voice]);
        });
    figures.toldApart = toldApart(takes, people);
    return figures;
}

} // namespace melisma::app
