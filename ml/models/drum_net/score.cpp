// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/score.h"

#include "ml/models/drum_net/asked.h"
#include "ml/nn/weights.h"

#include <cmath>
#include <numbers>

namespace melisma::ml::drums {

namespace {

constexpr double kHalfLogTwoPi = 0.91893853320467274;

torch::Tensor gaussian(const torch::Tensor& told, int first, const torch::Tensor& value)
{
    const auto logDeviation = told.select(3, first + 1).clamp(kLeastLogDeviation, kMostLogDeviation);
    const auto scaled = (value - told.select(3, first)) * torch::exp(-logDeviation);
    return 0.5 * scaled.square() + logDeviation + kHalfLogTwoPi;
}

/// Mean and deviation of what was seen, drawn towards a wide guess while little was.
struct Moments {
    double count = 0.0, sum = 0.0, squares = 0.0;

    void add(double value)
    {
        count += 1.0;
        sum += value;
        squares += value * value;
    }
    double surprise(double value, double guess, double spread) const
    {
        constexpr double kPrior = 2.0;
        const double mean = (sum + kPrior * guess) / (count + kPrior);
        const double around = squares - 2.0 * mean * sum + count * mean * mean;
        const double deviation = std::sqrt((around + kPrior * spread * spread) / (count + kPrior));
        const double scaled = (value - mean) / deviation;
        return 0.5 * scaled * scaled + std::log(deviation) + kHalfLogTwoPi;
    }
};

struct Cell {
    double steps = 0.0;
    Moments velocity, offset;
};

class Grammar {
public:
    explicit Grammar(const std::vector<Groove>& grooves)
    {
        for (const Groove& groove : grooves)
            visit(groove, [this](std::size_t cell, bool hit, double velocity, double offset) {
                m_cells[cell].steps += 1.0;
                if (!hit)
                    return;
                m_cells[cell].velocity.add(velocity);
                m_cells[cell].offset.add(offset);
            });
    }

    DrumScore score(const std::vector<Groove>& grooves) const
    {
        DrumScore sum;
        double steps = 0.0, strokes = 0.0;
        for (const Groove& groove : grooves) {
            steps += static_cast<double>(groove.steps.size());
            visit(groove, [&](std::size_t index, bool hit, double velocity, double offset) {
                const Cell& cell = m_cells[index];
                const double chance = (cell.velocity.count + 0.5) / (cell.steps + 1.0);
                sum.hits -= std::log(hit ? chance : 1.0 - chance);
                if (!hit)
                    return;
                strokes += 1.0;
                sum.velocities += cell.velocity.surprise(velocity, 0.5, 0.3);
                sum.offsets += cell.offset.surprise(offset, 0.0, 0.2);
            });
        }
        return {sum.hits / steps, sum.velocities / strokes, sum.offsets / strokes};
    }

private:
    template <class Each>
    static void visit(const Groove& groove, const Each& each)
    {
        const Skeleton skeleton = skeletonOf(groove.steps);
        const std::vector<Asked> asked = askedOf(groove);
        for (std::size_t at = 0; at < groove.steps.size(); ++at)
            for (std::size_t voice = 0; voice < kVoices; ++voice) {
                const std::size_t written = skeleton[at][voice] > 0.5F ? 1 : 0;
                const std::size_t cell = at % kStepsPerBar * kVoices + voice;
                const Step& step = groove.steps[at];
                each((cell * kAsks + kindOf(asked[at / kStepsPerBar])) * 2 + written, step[voice] > 0.5F,
                     step[kVoices + voice], step[2 * kVoices + voice]);
            }
    }

    static constexpr std::size_t kAsks = 4;

    /// A fill, or a bar of a soft, a usual or a loud section.
    static std::size_t kindOf(const Asked& asked)
    {
        constexpr float kUsual = 0.15F; ///< octaves; leaves about a quarter of the bars on either side
        if (asked.fill > 0.5F)
            return 0;
        return asked.energy < -kUsual ? 1 : asked.energy > kUsual ? 3 : 2;
    }

    std::array<Cell, 2 * kAsks * kStepsPerBar * kVoices> m_cells{};
};

} // namespace

Surprise surpriseOf(DrumNet& net, const Batch& batch)
{
    const auto told = net(batch.played, batch.places, batch.genre, batch.tempo, batch.asked, batch.target);
    const auto part = [&](int index) { return batch.target.narrow(2, index * kVoices, kVoices); };
    const auto hits = part(0);
    const auto nats = torch::binary_cross_entropy_with_logits(told.select(3, 0), hits, {}, {}, torch::Reduction::None);
    return {(nats * batch.weight.unsqueeze(2)).sum(), (gaussian(told, 1, part(1)) * hits).sum(),
            (gaussian(told, 3, part(2)) * hits).sum(), batch.weight.sum().item<double>(), hits.sum()};
}

DrumScore scoreOf(DrumNet& net, const std::vector<Groove>& grooves)
{
    const torch::NoGradGuard noGrad;
    DrumScore sum;
    double steps = 0.0, strokes = 0.0;
    for (const Groove& groove : grooves) {
        const Surprise surprise = surpriseOf(net, wholeGroove(groove));
        sum.hits += surprise.hits.item<double>();
        sum.velocities += surprise.velocities.item<double>();
        sum.offsets += surprise.offsets.item<double>();
        steps += surprise.steps;
        strokes += surprise.strokes.item<double>();
    }
    return {sum.hits / steps, sum.velocities / strokes, sum.offsets / strokes};
}

DrumScore grammarScore(const std::vector<Groove>& training, const std::vector<Groove>& grooves)
{
    return Grammar(training).score(grooves);
}

base::Result<DrumScore> evaluate(const std::filesystem::path& weights, const std::vector<Groove>& grooves)
{
    const auto file = Safetensors::read(weights);
    if (!file)
        return file.error();
    try {
        DrumNet net;
        if (const auto loaded = loadWeights(*net, *file); !loaded)
            return loaded.error();
        net->eval();
        return scoreOf(net, grooves);
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The net could not be judged", "Run melisma doctor",
                           problem.what()};
    }
}

} // namespace melisma::ml::drums
