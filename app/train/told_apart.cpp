// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/told_apart.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace melisma::app {

namespace {

using ml::groove::Groove;

constexpr std::size_t kBarFeatures = static_cast<std::size_t>(ml::groove::kStepsPerBar) * ml::groove::kFeatures;
constexpr int kRounds = 300;
constexpr double kStepSize = 0.5;
constexpr double kDecay = 1e-3;

using Bar = std::array<float, kBarFeatures>;

/// Bars of one set of takes, with those of even takes apart from those of odd ones.
using Halves = std::array<std::vector<Bar>, 2>;

Halves halvesOf(const std::vector<Groove>& takes)
{
    Halves halves;
    for (std::size_t take = 0; take < takes.size(); ++take) {
        const auto& steps = takes[take].steps;
        for (std::size_t at = 0; at + ml::groove::kStepsPerBar <= steps.size(); at += ml::groove::kStepsPerBar) {
            auto& bar = halves[take % 2].emplace_back();
            for (std::size_t step = 0; step < ml::groove::kStepsPerBar; ++step)
                std::copy(steps[at + step].begin(), steps[at + step].end(),
                          bar.begin() + static_cast<std::ptrdiff_t>(step * ml::groove::kFeatures));
        }
    }
    return halves;
}

struct Line {
    std::vector<double> weights = std::vector<double>(kBarFeatures, 0.0);
    double bias = 0.0;

    double at(const Bar& bar) const
    {
        double sum = bias;
        for (std::size_t i = 0; i < kBarFeatures; ++i)
            sum += weights[i] * bar[i];
        return sum;
    }
};

void addSlope(const Line& line, const std::vector<Bar>& bars, double wanted, Line& slope)
{
    for (const Bar& bar : bars) {
        const double miss = (wanted - 1.0 / (1.0 + std::exp(-line.at(bar)))) / static_cast<double>(bars.size());
        for (std::size_t i = 0; i < kBarFeatures; ++i)
            slope.weights[i] += miss * bar[i];
        slope.bias += miss;
    }
}

Line fitted(const std::vector<Bar>& takes, const std::vector<Bar>& people)
{
    Line line;
    for (int round = 0; round < kRounds; ++round) {
        Line slope;
        addSlope(line, takes, 0.0, slope);
        addSlope(line, people, 1.0, slope);
        for (std::size_t i = 0; i < kBarFeatures; ++i)
            line.weights[i] += kStepSize * (slope.weights[i] - kDecay * line.weights[i]);
        line.bias += kStepSize * slope.bias;
    }
    return line;
}

double shareAbove(const Line& line, const std::vector<Bar>& bars)
{
    double above = 0.0;
    for (const Bar& bar : bars)
        above += line.at(bar) > 0.0 ? 1.0 : 0.0;
    return bars.empty() ? 0.5 : above / static_cast<double>(bars.size());
}

} // namespace

double toldApart(const std::vector<Groove>& takes, const std::vector<Groove>& people)
{
    const Halves own = halvesOf(takes);
    const Halves theirs = halvesOf(people);
    double sum = 0.0;
    for (std::size_t half = 0; half < 2; ++half) {
        const Line line = fitted(own[half], theirs[half]);
        sum += shareAbove(line, theirs[1 - half]) + 1.0 - shareAbove(line, own[1 - half]);
    }
    return sum / 4.0;
}

} // namespace melisma::app
