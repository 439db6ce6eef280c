// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/symbol_path.h"

#include "ml/models/content_encoder/config.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace melisma::ml::content {

namespace {

constexpr std::size_t kSymbols = kTokens;
constexpr int kSilence = 0;

} // namespace

std::vector<int> likeliestPath(std::span<const float> likelihoods, std::span<const double> change)
{
    const std::size_t frames = likelihoods.size() / kSymbols;
    if (frames == 0)
        return {};
    std::vector<double> best(likelihoods.begin(), likelihoods.begin() + kSymbols);
    std::vector<std::array<std::uint8_t, kSymbols>> from(frames);
    for (std::size_t frame = 1; frame < frames; ++frame) {
        std::vector<double> next(kSymbols);
        for (std::size_t to = 0; to < kSymbols; ++to) {
            std::size_t most = to;
            double score = best[to];
            for (std::size_t before = 0; before < kSymbols; ++before)
                if (const double changed = best[before] + change[before * kSymbols + to]; changed > score) {
                    score = changed;
                    most = before;
                }
            next[to] = score + likelihoods[frame * kSymbols + to];
            from[frame][to] = static_cast<std::uint8_t>(most);
        }
        best = std::move(next);
    }
    std::vector<int> path(frames);
    auto at = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t frame = frames; frame-- > 0;) {
        path[frame] = static_cast<int>(at);
        at = from[frame][at];
    }
    return path;
}

std::vector<double> evenChanges(double cost)
{
    return std::vector<double>(kSymbols * kSymbols, -cost);
}

SymbolRuns runsOf(std::span<const int> path)
{
    SymbolRuns runs;
    const auto append = [&runs](int symbol, int frames) {
        runs.ids.push_back(symbol);
        runs.durations.push_back(frames);
    };
    if (path.empty() || path.front() != kSilence)
        append(kSilence, 0);
    for (std::size_t begin = 0, end = 0; begin < path.size(); begin = end) {
        for (end = begin; end < path.size() && path[end] == path[begin];)
            ++end;
        append(path[begin], static_cast<int>(end - begin));
    }
    if (!path.empty() && path.back() != kSilence)
        append(kSilence, 0);
    return runs;
}

} // namespace melisma::ml::content
