// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/groove_net/batches.h"
#include "ml/models/groove_net/train.h"
#include "ml/nn/weights.h"

#include <cmath>

namespace melisma::ml::groove
{

namespace
{

/// Sums over many steps, from which the means of a GrooveScore come.
struct Tally {
    double nats = 0.0;
    double velocity = 0.0;
    double offset = 0.0;
    double steps = 0.0;
    double hits = 0.0;

    GrooveScore score() const
    {
        const double strokes = std::max(hits, 1.0);
        return {nats / std::max(steps, 1.0), 127.0 * velocity / strokes, 100.0 * offset / strokes};
    }
};

/// Frequencies and means by place in the bar and voice.
class PlaceStatistics
{
public:
    explicit PlaceStatistics(const std::vector<Groove>& grooves)
    {
        for (const Groove& groove : grooves)
            for (std::size_t step = 0; step < groove.steps.size(); ++step)
                add(m_cells[step % kStepsPerBar], groove.steps[step]);
    }

    void judge(const Groove& groove, Tally& tally) const
    {
        for (std::size_t index = 0; index < groove.steps.size(); ++index) {
            const Step& step = groove.steps[index];
            const Place& place = m_cells[index % kStepsPerBar];
            tally.steps += 1.0;
            for (std::size_t voice = 0; voice < kVoices; ++voice)
                judgeVoice(place, step, voice, tally);
        }
    }

private:
    struct Place {
        double steps = 0.0;
        std::array<double, kVoices> hits{};
        std::array<double, kVoices> velocities{};
        std::array<double, kVoices> offsets{};
    };

    static void add(Place& place, const Step& step)
    {
        place.steps += 1.0;
        for (std::size_t voice = 0; voice < kVoices; ++voice) {
            place.hits[voice] += step[voice];
            place.velocities[voice] += step[kVoices + voice];
            place.offsets[voice] += step[2 * kVoices + voice];
        }
    }

    static void judgeVoice(const Place& place, const Step& step, std::size_t voice, Tally& tally)
    {
        const double probability = (place.hits[voice] + 0.5) / (place.steps + 1.0);
        const bool hit = step[voice] > 0.5F;
        tally.nats -= std::log(hit ? probability : 1.0 - probability);
        if (!hit)
            return;
        const double seen = std::max(place.hits[voice], 1.0);
        tally.hits += 1.0;
        tally.velocity += std::abs(step[kVoices + voice] - place.velocities[voice] / seen);
        tally.offset += std::abs(step[2 * kVoices + voice] - place.offsets[voice] / seen);
    }

    std::array<Place, kStepsPerBar> m_cells{};
};

} // namespace

GrooveScore scoreOf(GrooveNet& net, const std::vector<Groove>& grooves)
{
    const torch::NoGradGuard noGrad;
    Tally tally;
    for (const Groove& groove : grooves) {
        const Batch batch = wholeGroove(groove);
        const auto out = net(batch.played, batch.places, batch.genre, batch.tempo);
        const auto hits = batch.target.narrow(2, 0, kVoices);
        const auto error = [&](const torch::Tensor& guess, int part) {
            return ((guess - batch.target.narrow(2, part * kVoices, kVoices)).abs() * hits).sum().item<double>();
        };
        tally.nats +=
            torch::binary_cross_entropy_with_logits(out.hits, hits, {}, {}, torch::Reduction::Sum).item<double>();
        tally.velocity += error(out.velocities, 1);
        tally.offset += error(out.offsets, 2);
        tally.steps += static_cast<double>(groove.steps.size());
        tally.hits += hits.sum().item<double>();
    }
    return tally.score();
}

GrooveScore baseline(const std::vector<Groove>& training, const std::vector<Groove>& grooves)
{
    const PlaceStatistics statistics(training);
    Tally tally;
    for (const Groove& groove : grooves)
        statistics.judge(groove, tally);
    return tally.score();
}

base::Result<GrooveScore> evaluate(const std::filesystem::path& weights, const std::vector<Groove>& grooves)
{
    const auto file = Safetensors::read(weights);
    if (!file)
        return file.error();
    try {
        GrooveNet net;
        if (const auto loaded = loadWeights(*net, *file); !loaded)
            return loaded.error();
        return scoreOf(net, grooves);
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The net could not be judged", "Run melisma doctor",
                           problem.what()};
    }
}

} // namespace melisma::ml::groove
