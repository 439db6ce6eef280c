// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/groove_net/train.h"

#include "core/base/json.h"
#include "ml/models/groove_net/batches.h"
#include "ml/nn/adam.h"
#include "ml/nn/training.h"
#include "ml/nn/weights.h"

#include <chrono>
#include <limits>

namespace melisma::ml::groove
{

namespace
{

constexpr double kMaxGradientNorm = 1.0;
/// Hits are told in nats; these bring the squared errors of velocity and timing to a like size.
constexpr double kVelocityWeight = 10.0;
constexpr double kOffsetWeight = 10.0;

torch::Tensor lossOf(const GrooveNetImpl::Output& out, const Batch& batch)
{
    const auto part = [&](int index) { return batch.target.narrow(2, index * kVoices, kVoices); };
    const auto hits = part(0);
    const auto squared = [&](const torch::Tensor& guess, int index) {
        return ((guess - part(index)).square() * hits).sum();
    };
    const auto nats = torch::binary_cross_entropy_with_logits(out.hits, hits, {}, {}, torch::Reduction::Sum);
    const auto steps = static_cast<double>(batch.places.numel());
    return (nats + kVelocityWeight * squared(out.velocities, 1) + kOffsetWeight * squared(out.offsets, 2)) / steps;
}

/// Half a cosine from the first rate to a hundredth of it.
double rateAt(const TrainOptions& options, int epoch)
{
    const double progress = static_cast<double>(epoch) / std::max(1, options.epochs);
    return options.learningRate * cosineDecay(progress, 0.01);
}

std::string text(double number)
{
    return base::Json(number).dump();
}

class Training
{
public:
    Training(const TrainOptions& options, const std::filesystem::path& weights,
             const std::map<std::string, std::string>& metadata)
        : m_options(options)
        , m_weights(weights)
        , m_metadata(metadata)
        , m_net(seeded(options.seed))
        , m_adam(*m_net)
    {
    }

    base::Result<void> resume()
    {
        if (m_options.checkpoint.empty() || !std::filesystem::exists(m_options.checkpoint))
            return {};
        const auto file = Safetensors::read(m_options.checkpoint);
        if (!file)
            return file.error();
        if (auto loaded = loadWeights(*m_net, *file, "net."); !loaded)
            return loaded;
        if (auto state = m_adam.setState(*file, static_cast<std::int64_t>(numberIn(*file, "steps"))); !state)
            return state;
        m_epoch = static_cast<int>(numberIn(*file, "epoch"));
        m_best = numberIn(*file, "best");
        return {};
    }

    bool done() const { return m_epoch >= m_options.epochs; }

    base::Result<TrainProgress> epoch(const std::vector<Groove>& training, const std::vector<Groove>& validation)
    {
        const auto start = std::chrono::steady_clock::now();
        const double loss = pass(training);
        const GrooveScore score = scoreOf(m_net, validation);
        ++m_epoch;
        if (auto kept = keep(score.hitNats); !kept)
            return kept.error();
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return TrainProgress{m_epoch, loss, score, seconds};
    }

private:
    static GrooveNet seeded(std::uint64_t seed)
    {
        torch::manual_seed(seed);
        return GrooveNet();
    }

    /// Each epoch has its own generator, so that a resumed run draws what an unbroken one would have.
    double pass(const std::vector<Groove>& training)
    {
        std::mt19937_64 random(m_options.seed * 1'000'003 + static_cast<std::uint64_t>(m_epoch));
        const auto batches = shuffledBatches(training, random);
        double total = 0.0;
        for (const Batch& batch : batches) {
            const auto loss = lossOf(m_net(batch.played, batch.places, batch.genre, batch.tempo), batch);
            loss.backward();
            m_adam.step(rateAt(m_options, m_epoch), kMaxGradientNorm);
            total += loss.item<double>();
        }
        return batches.empty() ? 0.0 : total / static_cast<double>(batches.size());
    }

    base::Result<void> keep(double score)
    {
        if (score < m_best) {
            m_best = score;
            if (auto written = writeSafetensors(m_weights, weightsOf(*m_net), m_metadata); !written)
                return written;
        }
        if (m_options.checkpoint.empty())
            return {};
        auto tensors = weightsOf(*m_net, "net.");
        for (TensorToWrite& tensor : m_adam.state())
            tensors.push_back(std::move(tensor));
        return writeSafetensors(
            m_options.checkpoint, std::move(tensors),
            {{"epoch", text(m_epoch)}, {"steps", text(static_cast<double>(m_adam.steps()))}, {"best", text(m_best)}});
    }

    const TrainOptions& m_options;
    const std::filesystem::path& m_weights;
    const std::map<std::string, std::string>& m_metadata;
    GrooveNet m_net;
    Adam m_adam;
    int m_epoch = 0;
    double m_best = std::numeric_limits<double>::max();
};

} // namespace

base::Result<void> train(const std::vector<Groove>& training, const std::vector<Groove>& validation,
                         const TrainOptions& options, const std::filesystem::path& weights,
                         const std::map<std::string, std::string>& metadata,
                         const std::function<void(const TrainProgress&)>& progress)
{
    if (training.empty() || validation.empty())
        return base::Error{base::ErrorKind::input,
                           "There are no performances to learn from",
                           "Name the folder of the Groove MIDI Dataset",
                           {}};
    return guardedTraining([&]() -> base::Result<void> {
        Training run(options, weights, metadata);
        if (auto resumed = run.resume(); !resumed)
            return resumed;
        while (!run.done()) {
            const auto epoch = run.epoch(training, validation);
            if (!epoch)
                return epoch.error();
            progress(*epoch);
        }
        return {};
    });
}

} // namespace melisma::ml::groove
