// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/batches.h"

#include "ml/models/drum_net/asked.h"

#include <algorithm>

namespace melisma::ml::drums {

namespace {

constexpr std::size_t kWindowSteps = 4 * kStepsPerBar;
constexpr std::size_t kBatchSize = 64;
constexpr int kUntoldEvery = 8;

struct Window {
    const Groove* groove;
    std::size_t begin; ///< a multiple of kStepsPerBar
    bool genreTold;
    std::array<float, kVoices> written; ///< 0: this voice's skeleton is withheld
    bool fillsWritten;                  ///< the pattern of a bar that is a fill is what its loud strokes are
};

Batch emptyBatch(std::int64_t size, std::int64_t steps)
{
    return {torch::zeros({size, steps, kFeatures + 3 * kVoices}),
            torch::zeros({size, steps}, torch::kInt64),
            torch::zeros({size}, torch::kInt64),
            torch::zeros({size}),
            torch::zeros({size, steps, 2}),
            torch::zeros({size, steps, kFeatures}),
            torch::zeros({size, steps})};
}

/// `row` has room for kFeatures + 3 * kVoices numbers.
void fillPlayed(const Groove& groove, const Skeleton& skeleton, const Window& window, std::size_t at, float* row)
{
    if (at > 0)
        std::copy(groove.steps[at - 1].begin(), groove.steps[at - 1].end(), row);
    row += kFeatures;
    for (std::size_t voice = 0; voice < kVoices; ++voice) {
        row[voice] = at >= kStepsPerBar ? groove.steps[at - kStepsPerBar][voice] : 0.0F;
        row[kVoices + voice] = window.written[voice] * skeleton[at][voice];
        row[2 * kVoices + voice] = at + 1 < skeleton.size() ? window.written[voice] * skeleton[at + 1][voice] : 0.0F;
    }
}

Skeleton patternOf(const Window& window, const std::vector<Asked>& asked)
{
    const std::vector<Step>& steps = window.groove->steps;
    Skeleton pattern = skeletonOf(steps);
    for (std::size_t at = 0; window.fillsWritten && at < steps.size(); ++at)
        if (asked[at / kStepsPerBar].fill > 0.5F)
            std::transform(steps[at].begin() + kVoices, steps[at].begin() + 2 * kVoices, pattern[at].begin(),
                           [](float velocity) { return velocity >= kSoft ? 1.0F : 0.0F; });
    return pattern;
}

void fill(Batch& batch, std::int64_t row, std::size_t steps, const Window& window)
{
    const Groove& groove = *window.groove;
    const std::vector<Asked> asked = askedOf(groove);
    const Skeleton skeleton = patternOf(window, asked);
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t at = window.begin + step;
        const auto index = row * static_cast<std::int64_t>(steps) + static_cast<std::int64_t>(step);
        batch.places.data_ptr<std::int64_t>()[index] = static_cast<std::int64_t>(step % kStepsPerBar);
        if (at >= groove.steps.size())
            continue;
        fillPlayed(groove, skeleton, window, at, batch.played.data_ptr<float>() + index * (kFeatures + 3 * kVoices));
        std::copy(groove.steps[at].begin(), groove.steps[at].end(), batch.target.data_ptr<float>() + index * kFeatures);
        batch.weight.data_ptr<float>()[index] = 1.0F;
        const Asked& bar = asked[at / kStepsPerBar];
        std::copy_n(std::array{bar.energy, bar.fill}.begin(), 2, batch.asked.data_ptr<float>() + 2 * index);
    }
    batch.genre[row] = window.genreTold ? groove.genre : 0;
    batch.tempo[row] = groove::tempoFeature(groove.bpm);
}

std::array<float, kVoices> writtenVoices(std::mt19937_64& random)
{
    std::array<float, kVoices> written{};
    const bool all = random() % 2 == 0;
    for (float& voice : written)
        voice = all || random() % 5 != 0 ? 1.0F : 0.0F;
    return written;
}

std::vector<Window> windowsOf(const std::vector<Groove>& grooves, std::mt19937_64& random)
{
    std::vector<Window> windows;
    for (const Groove& groove : grooves) {
        // A different first bar in each pass, so that windows do not always break at the same places.
        const std::size_t bars = groove.steps.size() / kStepsPerBar;
        std::size_t begin = bars > 4 ? random() % 4 * kStepsPerBar : 0;
        do {
            windows.push_back({&groove, begin, random() % kUntoldEvery != 0, writtenVoices(random), random() % 2 == 0});
            begin += kWindowSteps;
        } while (begin + kWindowSteps <= groove.steps.size());
    }
    // std::shuffle differs between standard libraries; the same seed shall give the same weights.
    for (std::size_t last = windows.size(); last > 1; --last)
        std::swap(windows[last - 1], windows[random() % last]);
    return windows;
}

} // namespace

Batch wholeGroove(const Groove& groove)
{
    Batch batch = emptyBatch(1, static_cast<std::int64_t>(groove.steps.size()));
    Window window{&groove, 0, true, {}, false};
    window.written.fill(1.0F);
    fill(batch, 0, groove.steps.size(), window);
    return batch;
}

std::vector<Batch> shuffledBatches(const std::vector<Groove>& grooves, std::mt19937_64& random)
{
    const std::vector<Window> windows = windowsOf(grooves, random);
    std::vector<Batch> batches;
    for (std::size_t first = 0; first < windows.size(); first += kBatchSize) {
        const std::size_t size = std::min(kBatchSize, windows.size() - first);
        batches.push_back(emptyBatch(static_cast<std::int64_t>(size), kWindowSteps));
        for (std::size_t row = 0; row < size; ++row)
            fill(batches.back(), static_cast<std::int64_t>(row), kWindowSteps, windows[first + row]);
    }
    return batches;
}

} // namespace melisma::ml::drums
