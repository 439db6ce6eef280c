// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/crepe/pitch_path.h"

#include "ml/features/pitch_bins.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace melisma::ml {

namespace {

constexpr std::ptrdiff_t kReach = 12; ///< moves are nearer than this
constexpr double kNever = -std::numeric_limits<double>::infinity();

std::span<const float> rowOf(const FeatureRows& salience, std::size_t row)
{
    return std::span(salience.values).subspan(row * salience.width, salience.width);
}

/// Logarithms of the shares that a bin gives to its neighbours; at the ends there are fewer.
double moveFrom(std::size_t bin, std::size_t to, std::size_t bins)
{
    double sum = 0.0;
    const auto from = static_cast<std::ptrdiff_t>(bin);
    for (std::ptrdiff_t place = std::max<std::ptrdiff_t>(0, from - kReach + 1);
         place <= std::min(static_cast<std::ptrdiff_t>(bins) - 1, from + kReach - 1); ++place)
        sum += static_cast<double>(kReach - std::abs(from - place));
    const auto far = std::abs(from - static_cast<std::ptrdiff_t>(to));
    return std::log(static_cast<double>(kReach - far) / sum);
}

/// moves[bin][kReach - 1 + to - bin]
using Moves = std::vector<std::array<double, 2 * kReach - 1>>;

Moves movesOf(std::size_t bins)
{
    Moves moves(bins);
    for (std::size_t bin = 0; bin < bins; ++bin)
        for (std::ptrdiff_t step = 1 - kReach; step < kReach; ++step) {
            const auto to = static_cast<std::ptrdiff_t>(bin) + step;
            const bool inside = to >= 0 && to < static_cast<std::ptrdiff_t>(bins);
            moves[bin][static_cast<std::size_t>(step + kReach - 1)] =
                inside ? moveFrom(bin, static_cast<std::size_t>(to), bins) : kNever;
        }
    return moves;
}

/// Logarithms of a row's softmax over the range; never outside.
std::vector<double> likelihoods(std::span<const float> row, const BinRange& range)
{
    std::vector<double> all(row.size(), kNever);
    double sum = 0.0;
    for (std::size_t bin = range.first; bin < range.last; ++bin)
        sum += std::exp(static_cast<double>(row[bin]));
    for (std::size_t bin = range.first; bin < range.last; ++bin)
        all[bin] = row[bin] - std::log(sum);
    return all;
}

/// The best way to `to` out of the scores of the row before.
std::size_t bestBefore(const std::vector<double>& scores, const Moves& moves, std::size_t to, double& best)
{
    const auto place = static_cast<std::ptrdiff_t>(to);
    std::size_t from = to;
    best = kNever;
    for (std::ptrdiff_t bin = std::max<std::ptrdiff_t>(0, place - kReach + 1);
         bin <= std::min(static_cast<std::ptrdiff_t>(scores.size()) - 1, place + kReach - 1); ++bin) {
        const auto before = static_cast<std::size_t>(bin);
        const double score = scores[before] + moves[before][static_cast<std::size_t>(place - bin + kReach - 1)];
        if (score > best) {
            best = score;
            from = before;
        }
    }
    return from;
}

} // namespace

BinRange binsBetween(double lowest, double highest)
{
    const auto binOf = [](double hertz) { return (1200.0 * std::log2(hertz / 10.0) - kFirstPitchBin) / kCentsPerBin; };
    const auto within = [](double bin) { return static_cast<std::size_t>(std::clamp(bin, 0.0, double{kPitchBins})); };
    return {within(std::trunc(binOf(lowest))), within(std::ceil(binOf(highest)))};
}

std::vector<std::size_t> strongestBins(const FeatureRows& salience, const BinRange& range)
{
    std::vector<std::size_t> bins;
    for (std::size_t row = 0; row < salience.rows; ++row) {
        const auto values = rowOf(salience, row).subspan(range.first, range.last - range.first);
        const auto place = std::max_element(values.begin(), values.end()) - values.begin();
        bins.push_back(range.first + static_cast<std::size_t>(place));
    }
    return bins;
}

std::vector<std::size_t> likeliestBins(const FeatureRows& salience, const BinRange& range)
{
    if (salience.rows == 0)
        return {};
    const Moves moves = movesOf(salience.width);
    std::vector<std::vector<std::uint16_t>> came(salience.rows, std::vector<std::uint16_t>(salience.width));
    std::vector<double> scores = likelihoods(rowOf(salience, 0), range);
    for (std::size_t row = 1; row < salience.rows; ++row) {
        auto heard = likelihoods(rowOf(salience, row), range);
        for (std::size_t bin = range.first; bin < range.last; ++bin) {
            double best = kNever;
            came[row][bin] = static_cast<std::uint16_t>(bestBefore(scores, moves, bin, best));
            heard[bin] += best;
        }
        scores = std::move(heard);
    }
    std::vector<std::size_t> bins(salience.rows);
    bins.back() = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t row = salience.rows - 1; row > 0; --row)
        bins[row - 1] = came[row][bins[row]];
    return bins;
}

} // namespace melisma::ml
