// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/groove_net/batches.h"

#include <algorithm>

namespace melisma::ml::groove
{

namespace
{

constexpr int kWindowSteps = 4 * kStepsPerBar;
constexpr std::size_t kBatchSize = 64;
constexpr int kUntoldGenreEvery = 8;

struct Window {
    const Groove* groove;
    std::size_t begin; ///< a multiple of kStepsPerBar
    bool genreTold;
};

Batch emptyBatch(std::int64_t size, std::int64_t steps)
{
    return {torch::zeros({size, steps, kFeatures}), torch::zeros({size, steps}, torch::kInt64),
            torch::zeros({size}, torch::kInt64), torch::zeros({size}), torch::zeros({size, steps, kFeatures})};
}

void fill(Batch& batch, std::int64_t row, std::int64_t steps, const Window& window)
{
    const auto& all = window.groove->steps;
    auto played = batch.played.accessor<float, 3>();
    auto places = batch.places.accessor<std::int64_t, 2>();
    auto target = batch.target.accessor<float, 3>();
    for (std::int64_t step = 0; step < steps; ++step) {
        const std::size_t at = window.begin + static_cast<std::size_t>(step);
        places[row][step] = step % kStepsPerBar;
        for (int feature = 0; feature < kFeatures; ++feature) {
            const auto column = static_cast<std::size_t>(feature);
            if (at > 0 && at - 1 < all.size())
                played[row][step][feature] = all[at - 1][column];
            if (at < all.size())
                target[row][step][feature] = all[at][column];
        }
    }
    batch.genre[row] = window.genreTold ? window.groove->genre : 0;
    batch.tempo[row] = tempoFeature(window.groove->bpm);
}

std::vector<Window> windowsOf(const std::vector<Groove>& grooves, std::mt19937_64& random)
{
    std::vector<Window> windows;
    for (const Groove& groove : grooves) {
        // A different first bar in each pass, so that windows do not always break at the same places.
        const std::size_t bars = groove.steps.size() / kStepsPerBar;
        std::size_t begin = bars > 4 ? random() % 4 * kStepsPerBar : 0;
        do {
            windows.push_back({&groove, begin, random() % kUntoldGenreEvery != 0});
            begin += kWindowSteps;
        } while (begin + kWindowSteps <= groove.steps.size());
    }
    return windows;
}

/// std::shuffle differs between standard libraries; the same seed shall give the same weights.
void shuffle(std::vector<Window>& windows, std::mt19937_64& random)
{
    for (std::size_t last = windows.size(); last > 1; --last)
        std::swap(windows[last - 1], windows[random() % last]);
}

} // namespace

Batch wholeGroove(const Groove& groove)
{
    const auto steps = static_cast<std::int64_t>(groove.steps.size());
    Batch batch = emptyBatch(1, steps);
    fill(batch, 0, steps, {&groove, 0, true});
    return batch;
}

std::vector<Batch> shuffledBatches(const std::vector<Groove>& grooves, std::mt19937_64& random)
{
    std::vector<Window> windows = windowsOf(grooves, random);
    shuffle(windows, random);
    std::vector<Batch> batches;
    for (std::size_t first = 0; first < windows.size(); first += kBatchSize) {
        const std::size_t size = std::min(kBatchSize, windows.size() - first);
        batches.push_back(emptyBatch(static_cast<std::int64_t>(size), kWindowSteps));
        for (std::size_t row = 0; row < size; ++row)
            fill(batches.back(), static_cast<std::int64_t>(row), kWindowSteps, windows[first + row]);
    }
    return batches;
}

} // namespace melisma::ml::groove
