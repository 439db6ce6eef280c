// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/harvest_contour.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace melisma::ml::vocoder {

namespace {

// The figures of the paper, tuned by its author on databases of speech; frames are milliseconds.
constexpr double kLargestJump = 0.008;
constexpr std::size_t kShortestStretch = 6;
constexpr double kLargestStep = 0.18;
constexpr std::ptrdiff_t kLongestGrowth = 100;
constexpr int kMissesAllowed = 4;
constexpr double kShortestInPeriods = 2.2;
constexpr std::size_t kBridgedGap = 9;
constexpr double kSmoothingHz = 30.0;

/// A voiced stretch: frames first .. first + hertz.size() - 1. Frames within may be 0.
struct Stretch {
    std::size_t first = 0;
    std::vector<double> hertz;

    std::size_t last() const { return first + hertz.size() - 1; }
};

std::vector<Stretch> stretchesOf(const std::vector<double>& contour)
{
    std::vector<Stretch> found;
    bool open = false;
    // The outermost frames never belong to a stretch.
    for (std::size_t i = 1; i + 1 < contour.size(); ++i) {
        const bool voiced = contour[i] > 0.0;
        if (voiced && !open)
            found.push_back({i, {}});
        if (voiced)
            found.back().hertz.push_back(contour[i]);
        open = voiced;
    }
    return found;
}

std::vector<double> bestOfEach(const CandidateRows& candidates)
{
    std::vector<double> best(candidates.rows(), 0.0);
    for (std::size_t i = 0; i < best.size(); ++i) {
        const auto row = candidates.row(i);
        const auto top = std::ranges::max_element(row, {}, &F0Candidate::score);
        if (top != row.end())
            best[i] = top->hertz;
    }
    return best;
}

/// Unvoiced where the contour jumps away both from its last value and from its last direction.
std::vector<double> withoutJumps(const std::vector<double>& contour)
{
    std::vector<double> kept(contour.size(), 0.0);
    for (std::size_t i = 2; i < contour.size(); ++i) {
        const double before = contour[i - 1];
        if (contour[i] == 0.0 || before == 0.0)
            continue;
        const double expected = 2.0 * before - contour[i - 2];
        const bool offCourse = std::abs(contour[i] - expected) > kLargestJump * std::abs(expected);
        const bool offValue = std::abs(contour[i] - before) > kLargestJump * before;
        kept[i] = offCourse && offValue ? 0.0 : contour[i];
    }
    return kept;
}

void dropShort(std::vector<double>& contour)
{
    for (const auto& each : stretchesOf(contour))
        if (each.hertz.size() <= kShortestStretch)
            std::fill_n(contour.begin() + static_cast<std::ptrdiff_t>(each.first), each.hertz.size(), 0.0);
}

/// The candidate of `row` nearest to `hertz`, or 0 when none is within 18 %.
double nearest(double hertz, std::span<const F0Candidate> row)
{
    double best = 0.0;
    double least = kLargestStep;
    for (const auto& each : row) {
        const double error = std::abs(hertz - each.hertz) / hertz;
        if (error > least)
            continue;
        least = error;
        best = each.hertz;
    }
    return best;
}

/// What the candidates offer beyond frame `from`, walking by `step` as far as `limit` and one more; ends at four misses
/// in a row and leaves no zeros at its end.
std::vector<double> growth(const CandidateRows& candidates, double hertz, std::ptrdiff_t from, std::ptrdiff_t limit,
                           std::ptrdiff_t step)
{
    std::vector<double> found;
    std::size_t good = 0;
    int misses = 0;
    for (std::ptrdiff_t i = from; misses < kMissesAllowed && (limit - i) * step >= 0; i += step) {
        found.push_back(nearest(hertz, candidates.row(static_cast<std::size_t>(i + step))));
        if (found.back() == 0.0) {
            ++misses;
            continue;
        }
        misses = 0;
        hertz = found.back();
        good = found.size();
    }
    found.resize(good);
    return found;
}

void grow(Stretch& stretch, const CandidateRows& candidates)
{
    const auto frames = static_cast<std::ptrdiff_t>(candidates.rows());
    const auto first = static_cast<std::ptrdiff_t>(stretch.first);
    const auto last = static_cast<std::ptrdiff_t>(stretch.last());
    const auto after = growth(candidates, stretch.hertz.back(), last, std::min(frames - 2, last + kLongestGrowth), 1);
    const auto before =
        growth(candidates, stretch.hertz.front(), first, std::max<std::ptrdiff_t>(1, first - kLongestGrowth), -1);
    stretch.hertz.insert(stretch.hertz.end(), after.begin(), after.end());
    stretch.hertz.insert(stretch.hertz.begin(), before.rbegin(), before.rend());
    stretch.first -= before.size();
}

bool longEnough(const Stretch& stretch)
{
    const double frames = double(stretch.hertz.size() - 1);
    const double sum = std::accumulate(stretch.hertz.begin(), stretch.hertz.end() - 1, 0.0);
    return frames > 0.0 && sum > 0.0 && frames * sum / frames > 1000.0 * kShortestInPeriods;
}

/// The score of the candidate of frame `frame` that is just this.
double scoreOf(const CandidateRows& candidates, std::size_t frame, double hertz)
{
    double best = 0.0;
    for (const auto& each : candidates.row(frame))
        if (double(each.hertz) == hertz)
            best = std::max<double>(best, each.score);
    return best;
}

/// Lays stretches over each other in the order of their beginnings; where two overlap the better scored one wins.
class Merger {
public:
    Merger(const CandidateRows& candidates) : m_candidates(candidates), m_contour(candidates.rows(), 0.0) {}

    void take(const Stretch& next)
    {
        if (m_empty || next.first > m_last)
            write(next, next.first);
        else if (next.last() <= m_last)
            return;
        else
            write(next, olderIsBetter(next) ? m_last : next.first);
        m_last = next.last();
        m_empty = false;
    }
    std::vector<double> contour() && { return std::move(m_contour); }

private:
    bool olderIsBetter(const Stretch& next) const
    {
        double older = 0.0;
        double newer = 0.0;
        for (std::size_t i = next.first; i <= m_last; ++i) {
            older += scoreOf(m_candidates, i, m_contour[i]);
            newer += scoreOf(m_candidates, i, next.hertz[i - next.first]);
        }
        return older > newer;
    }
    void write(const Stretch& next, std::size_t from)
    {
        for (std::size_t i = from; i <= next.last(); ++i)
            m_contour[i] = next.hertz[i - next.first];
    }

    const CandidateRows& m_candidates;
    std::vector<double> m_contour;
    std::size_t m_last = 0;
    bool m_empty = true;
};

std::vector<double> grown(const std::vector<double>& contour, const CandidateRows& candidates)
{
    auto stretches = stretchesOf(contour);
    for (auto& each : stretches)
        grow(each, candidates);
    std::erase_if(stretches, [](const Stretch& each) { return !longEnough(each); });
    if (stretches.empty())
        return contour;
    std::ranges::stable_sort(stretches, {}, &Stretch::first);
    Merger merger(candidates);
    for (const auto& each : stretches)
        merger.take(each);
    return std::move(merger).contour();
}

void bridgeGaps(std::vector<double>& contour)
{
    const auto stretches = stretchesOf(contour);
    for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
        const std::size_t from = stretches[i].last();
        const std::size_t to = stretches[i + 1].first;
        if (to - from - 1 >= kBridgedGap)
            continue;
        const double step = (contour[to] - contour[from]) / double(to - from);
        for (std::size_t j = from + 1; j < to; ++j)
            contour[j] = contour[from] + step * double(j - from);
    }
}

template <class Iterator>
void lowPass(Iterator begin, Iterator end)
{
    const double k = std::tan(std::numbers::pi * kSmoothingHz / 1000.0);
    const double norm = 1.0 / (1.0 + std::numbers::sqrt2 * k + k * k);
    const double b = k * k * norm;
    const double a1 = 2.0 * (1.0 - k * k) * norm;
    const double a2 = -(1.0 - std::numbers::sqrt2 * k + k * k) * norm;
    // Starts as if the first value had always been there.
    double w1 = *begin / (1.0 - a1 - a2);
    double w2 = w1;
    for (; begin != end; ++begin) {
        const double w0 = *begin + a1 * w1 + a2 * w2;
        *begin = b * (w0 + 2.0 * w1 + w2);
        w2 = w1;
        w1 = w0;
    }
}

} // namespace

std::vector<double> joinCandidates(const CandidateRows& candidates)
{
    auto contour = withoutJumps(bestOfEach(candidates));
    dropShort(contour);
    contour = grown(contour, candidates);
    bridgeGaps(contour);
    return contour;
}

void smoothContour(std::vector<double>& hertz)
{
    constexpr std::size_t kHold = 100; // frames after the end for the backward pass to settle
    for (auto& stretch : stretchesOf(hertz)) {
        auto& values = stretch.hertz;
        values.insert(values.end(), kHold, values.back());
        lowPass(values.begin(), values.end());
        lowPass(values.rbegin(), values.rend());
        std::copy(values.begin(), values.end() - kHold, hertz.begin() + static_cast<std::ptrdiff_t>(stretch.first));
    }
}

} // namespace melisma::ml::vocoder
