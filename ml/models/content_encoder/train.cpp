// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/train.h"

#include "ml/models/content_encoder/content_net.h"
#include "ml/models/content_encoder/corpus.h"
#include "ml/nn/adam.h"
#include "ml/nn/half_weights.h"
#include "ml/nn/training.h"
#include "ml/nn/weights.h"

#include <chrono>

namespace melisma::ml::content {

namespace {

namespace f = torch::nn::functional;

constexpr double kMaxGradientNorm = 2.0;
constexpr int kWarmUp = 150; ///< steps
constexpr double kAverage = 0.998;
constexpr std::size_t kScored = 60; ///< held-out utterances at most
const Harm kNoHarm{0.0, 40.0, 0.1};
const Harm kUsualHarm{};
const Harm kSureHarm{1.0, 6.0, 0.4};

/// Up over the first steps, then half a cosine down to a fiftieth.
double rateAt(const TrainOptions& options, int step)
{
    const double done = static_cast<double>(step) / std::max(1, options.steps);
    const double warm = std::min(1.0, static_cast<double>(step + 1) / kWarmUp);
    return options.learningRate * warm * cosineDecay(done, 0.02);
}

Batch on(const Batch& batch, torch::Device device)
{
    return {batch.mels.to(device),   batch.features.to(device), batch.tokens.to(device),
            batch.energy.to(device), batch.voicing.to(device),  batch.weight.to(device)};
}

/// Stretches of time and of bands that the net has to do without (SpecAugment, Park et al. 2019).
torch::Tensor withGaps(const torch::Tensor& mels, std::mt19937_64& random)
{
    auto gapped = mels.clone();
    const auto place = [&random](std::int64_t from, std::int64_t count) {
        return std::uniform_int_distribution<std::int64_t>(0, std::max<std::int64_t>(0, from - count))(random);
    };
    for (std::int64_t row = 0; row < mels.size(0); ++row) {
        const auto time = std::uniform_int_distribution<std::int64_t>(0, 10)(random);
        const auto bands = std::uniform_int_distribution<std::int64_t>(0, 10)(random);
        gapped[row].narrow(0, place(mels.size(1), time), time).fill_(-7.0);
        gapped[row].narrow(1, place(mels.size(2), bands), bands).fill_(-7.0);
    }
    return gapped;
}

torch::Tensor lossOf(const Heard& heard, const Batch& batch)
{
    const auto frames = batch.weight.sum();
    const auto twice = batch.weight.repeat_interleave(2, 1);
    const auto mean = [&frames](const torch::Tensor& each) { return each.sum() / frames; };
    const auto apart = mean((heard.features - batch.features).abs().mean(2) * batch.weight);
    const auto turned = mean((1.0 - torch::cosine_similarity(heard.features, batch.features, 2)) * batch.weight);
    const auto said = f::cross_entropy(heard.tokens.flatten(0, 1), batch.tokens.flatten(),
                                       f::CrossEntropyFuncOptions().ignore_index(-1));
    const auto energy = mean((heard.energy - batch.energy).abs() * twice) / 2.0;
    const auto voiced =
        mean(f::binary_cross_entropy_with_logits(heard.voicing, batch.voicing,
                                                 f::BinaryCrossEntropyWithLogitsFuncOptions().reduction(torch::kNone)) *
             twice) /
        2.0;
    return 4.0 * apart + turned + 0.5 * said + 0.1 * energy + 0.3 * voiced;
}

/// Over batches of one utterance, `batchAt(place, chance)` for each place below `count`.
HearingScore scoreOf(ContentNet& net, std::size_t count,
                     const std::function<Batch(std::size_t, std::mt19937_64&)>& batchAt, torch::Device device)
{
    const torch::NoGradGuard still;
    net->eval();
    std::mt19937_64 random(7);
    HearingScore score;
    double frames = 0.0, spoken = 0.0;
    for (std::size_t place = 0; place < std::min(kScored, count); ++place) {
        const auto batch = on(batchAt(place, random), device);
        const auto heard = net->forward(batch.mels);
        const auto loud = batch.tokens > 0;
        score.tokens += ((heard.tokens.argmax(2) == batch.tokens) & loud).sum().item<double>();
        score.cosine += torch::cosine_similarity(heard.features, batch.features, 2).sum().item<double>();
        score.energy += (heard.energy - batch.energy).abs().sum().item<double>() / 2.0;
        score.voicing += ((heard.voicing > 0) == (batch.voicing > 0.5)).sum().item<double>() / 2.0;
        frames += static_cast<double>(batch.tokens.numel());
        spoken += loud.sum().item<double>();
    }
    net->train();
    score.tokens /= std::max(1.0, spoken);
    for (double* sum : {&score.cosine, &score.energy, &score.voicing})
        *sum /= std::max(1.0, frames);
    return score;
}

ContentNet seeded(std::uint64_t seed)
{
    torch::manual_seed(seed);
    return ContentNet();
}

class Training {
public:
    Training(const TrainOptions& options, Corpus corpus)
        : m_options(options)
        , m_device(options.device)
        , m_corpus(std::move(corpus))
        , m_net(seeded(options.seed))
        , m_average(seeded(options.seed))
    {
        m_net->to(m_device);
        m_average->to(m_device);
        m_adam = std::make_unique<Adam>(*m_net);
    }

    base::Result<void> resume()
    {
        if (auto read = m_corpus.refresh(); !read)
            return read;
        if (m_corpus.trainingCount() == 0 || m_corpus.heldOutCount() == 0)
            return base::Error{base::ErrorKind::input,
                               "There is too little speech to learn from",
                               "Let make_speech make a quarter of an hour first",
                               {}};
        if (m_options.checkpoint.empty() || !std::filesystem::exists(m_options.checkpoint))
            return begin();
        const auto file = Safetensors::read(m_options.checkpoint);
        if (!file)
            return file.error();
        if (auto loaded = loadWeights(*m_net, *file, "net."); !loaded)
            return loaded;
        if (auto loaded = loadWeights(*m_average, *file, "average."); !loaded)
            return loaded;
        m_step = static_cast<int>(numberIn(*file, "steps"));
        return m_adam->setState(*file, m_step);
    }

    /// With the weights of another training, if there are any.
    base::Result<void> begin()
    {
        if (m_options.start.empty())
            return {};
        const auto file = Safetensors::read(m_options.start);
        const auto weights = file ? widened(*file) : file;
        if (!weights)
            return weights.error();
        if (auto loaded = loadWeights(*m_net, *weights); !loaded)
            return loaded;
        return loadWeights(*m_average, *weights);
    }

    bool done() const { return m_step >= m_options.steps; }

    base::Result<TrainProgress> untilReport()
    {
        const auto start = std::chrono::steady_clock::now();
        double loss = 0.0;
        const int steps = std::min(m_options.reportEvery, m_options.steps - m_step);
        for (int i = 0; i < steps; ++i)
            loss += step();
        if (auto read = m_corpus.refresh(); !read)
            return read.error();
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        return TrainProgress{
            m_step,         loss / std::max(1, steps),   heldOutScore(kNoHarm), heldOutScore(kSureHarm),
            learnedScore(), m_corpus.seconds() / 3600.0, passed.count()};
    }

    base::Result<void> keep(const std::filesystem::path& weights, const std::map<std::string, std::string>& metadata)
    {
        if (auto written = writeSafetensors(weights, halvesOf(*m_average), metadata); !written)
            return written;
        if (m_options.checkpoint.empty())
            return {};
        auto tensors = weightsOf(*m_net, "net.");
        for (auto more : {weightsOf(*m_average, "average."), m_adam->state()})
            std::move(more.begin(), more.end(), std::back_inserter(tensors));
        return writeSafetensors(m_options.checkpoint, std::move(tensors), {{"steps", std::to_string(m_step)}});
    }

private:
    HearingScore heldOutScore(const Harm& harm)
    {
        const auto batch = [&](std::size_t place, std::mt19937_64& random) {
            return m_corpus.heldOut(place, harm, random);
        };
        return scoreOf(m_average, m_corpus.heldOutCount(), batch, m_device);
    }

    HearingScore learnedScore()
    {
        const auto batch = [this](std::size_t place, std::mt19937_64& random) {
            return m_corpus.learned(place, kNoHarm, random);
        };
        return scoreOf(m_average, m_corpus.trainingCount(), batch, m_device);
    }

    /// Each step has its own generator, so that a resumed run draws what an unbroken one would have.
    double step()
    {
        std::seed_seq seeds{m_options.seed, static_cast<std::uint64_t>(m_step)};
        std::mt19937_64 random(seeds);
        auto batch = m_corpus.windows(static_cast<std::size_t>(m_options.batch), m_options.frames, kUsualHarm, random);
        batch.mels = withGaps(batch.mels, random);
        const auto placed = on(batch, m_device);
        const auto loss = lossOf(m_net->forward(placed.mels), placed);
        loss.backward();
        m_adam->step(rateAt(m_options, m_step), kMaxGradientNorm);
        follow();
        ++m_step;
        return loss.item<double>();
    }

    void follow()
    {
        const torch::NoGradGuard still;
        const double keepShare = std::min(kAverage, (m_step + 1.0) / (m_step + 10.0));
        const auto from = m_net->parameters();
        const auto to = m_average->parameters();
        for (std::size_t i = 0; i < from.size(); ++i)
            to[i].mul_(keepShare).add_(from[i], 1.0 - keepShare);
    }

    const TrainOptions& m_options;
    torch::Device m_device;
    Corpus m_corpus;
    ContentNet m_net;
    ContentNet m_average;
    std::unique_ptr<Adam> m_adam;
    int m_step = 0;
};

base::Result<kokoro::TextEncoder> textEncoderOf(const Safetensors& file)
{
    const WeightReader weights(file, torch::kCPU);
    const auto config = kokoro::configOf(weights);
    if (!config)
        return config.error();
    return kokoro::TextEncoder(weights.at("text_encoder"), *config);
}

} // namespace

base::Result<void> writeUntrained(const std::filesystem::path& weights, std::uint64_t seed)
{
    return writeSafetensors(weights, halvesOf(*seeded(seed)));
}

base::Result<void> train(const TrainOptions& options, const std::filesystem::path& weights,
                         const std::map<std::string, std::string>& metadata,
                         const std::function<void(const TrainProgress&)>& progress)
{
    const auto speechModel = Safetensors::read(options.kokoro);
    if (!speechModel)
        return speechModel.error();
    return guardedTraining([&]() -> base::Result<void> {
        auto encoder = textEncoderOf(*speechModel);
        if (!encoder)
            return encoder.error();
        Training run(options, Corpus(options.speech, std::move(*encoder)));
        if (auto resumed = run.resume(); !resumed)
            return resumed;
        while (!run.done()) {
            const auto report = run.untilReport();
            if (!report)
                return report.error();
            if (auto kept = run.keep(weights, metadata); !kept)
                return kept;
            progress(*report);
        }
        return {};
    });
}

} // namespace melisma::ml::content
