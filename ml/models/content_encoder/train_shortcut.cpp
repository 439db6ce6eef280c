// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/train_shortcut.h"

#include "ml/models/content_encoder/front_end.h"
#include "ml/models/content_encoder/mel_shortcut.h"
#include "ml/models/content_encoder/speech_item.h"
#include "ml/models/kokoro/kokoro.h"
#include "ml/nn/adam.h"
#include "ml/nn/half_weights.h"
#include "ml/nn/plain_data.h"
#include "ml/nn/training.h"
#include "ml/nn/weights.h"

#include <random>

namespace melisma::ml::content {

namespace {

constexpr int kWindows = 8;
constexpr std::int64_t kRows = 128;
constexpr double kMaxGradientNorm = 1.0;

/// An utterance as the net sees it and what it should say.
struct Pair {
    torch::Tensor features; ///< float16 [rows, 512]
    torch::Tensor f0;       ///< [rows]
    torch::Tensor style;    ///< [256]
    torch::Tensor mels;     ///< float16 [rows, 80]
};

base::Result<Pair> pairOf(const SpeechItem& item, const kokoro::Kokoro& speech)
{
    const auto features = speech.features(item.ids, item.durations, {item.f0, item.energy}, item.style);
    if (!features)
        return features.error();
    const torch::NoGradGuard still;
    const auto samples = torch::tensor(item.samples);
    return Pair{tensorOf(std::span<const float>(features->values), torch::kCPU)
                    .view({static_cast<std::int64_t>(features->rows), -1})
                    .to(torch::kFloat16),
                torch::tensor(item.f0), torch::tensor(item.style),
                FrontEnd().forward(samples * levelGain(samples)).to(torch::kFloat16)};
}

torch::Tensor unlikelihood(const ToldMels& told, const torch::Tensor& mels)
{
    return (0.5 * ((mels - told.middle) * (-told.spread).exp()).square() + told.spread).mean();
}

ToldMels toldOf(MelShortcut& net, const Pair& pair, std::int64_t begin, std::int64_t rows)
{
    return net->forward(pair.features.narrow(0, begin, rows).to(torch::kFloat32), pair.f0.narrow(0, begin, rows),
                        pair.style);
}

class Training {
public:
    explicit Training(const ShortcutOptions& options) : m_options(options)
    {
        torch::manual_seed(options.seed);
        m_net = MelShortcut();
        m_adam = std::make_unique<Adam>(*m_net);
    }

    base::Result<void> read()
    {
        const auto speech = kokoro::Kokoro::load(m_options.kokoro, {"cpu", 1});
        if (!speech)
            return speech.error();
        for (const auto& file : speechItems(m_options.speech)) {
            const auto item = readSpeechItem(file);
            if (!item)
                return item.error();
            if (item->samples.empty())
                continue;
            auto pair = pairOf(*item, *speech);
            if (!pair)
                return pair.error();
            (isHeldOut(*item) ? m_heldOut : m_pairs).push_back(std::move(*pair));
            m_seconds += item->seconds();
        }
        if (m_pairs.empty() || m_heldOut.empty())
            return base::Error{base::ErrorKind::input,
                               "There is too little speech to learn from",
                               "Let make_speech make a quarter of an hour first",
                               {}};
        return {};
    }

    ShortcutProgress untilReport()
    {
        ShortcutProgress progress;
        const int steps = std::min(m_options.reportEvery, m_options.steps - m_step);
        for (int i = 0; i < steps; ++i)
            progress.loss += step() / steps;
        const torch::NoGradGuard still;
        for (const Pair& pair : m_heldOut) {
            const auto mels = pair.mels.to(torch::kFloat32);
            const auto told = toldOf(m_net, pair, 0, mels.size(0));
            progress.heldOut += unlikelihood(told, mels).item<double>() / static_cast<double>(m_heldOut.size());
            progress.decibels +=
                (told.middle - mels).abs().mean().item<double>() * 8.686 / static_cast<double>(m_heldOut.size());
        }
        progress.step = m_step;
        progress.hours = m_seconds / 3600.0;
        return progress;
    }

    bool done() const { return m_step >= m_options.steps; }

    base::Result<void> keep(const std::filesystem::path& weights) const
    {
        return writeSafetensors(weights, halvesOf(*m_net), {{"net", "mel_shortcut"}});
    }

private:
    double step()
    {
        torch::Tensor loss = torch::zeros({});
        for (int window = 0; window < kWindows; ++window) {
            const auto& pair = m_pairs[std::uniform_int_distribution<std::size_t>(0, m_pairs.size() - 1)(m_random)];
            const auto rows = std::min(kRows, pair.mels.size(0));
            const auto begin = std::uniform_int_distribution<std::int64_t>(0, pair.mels.size(0) - rows)(m_random);
            loss = loss + unlikelihood(toldOf(m_net, pair, begin, rows),
                                       pair.mels.narrow(0, begin, rows).to(torch::kFloat32)) /
                              kWindows;
        }
        loss.backward();
        const double warm = std::min(1.0, (m_step + 1) / 100.0);
        m_adam->step(m_options.learningRate * warm * cosineDecay(static_cast<double>(m_step) / m_options.steps, 0.02),
                     kMaxGradientNorm);
        ++m_step;
        return loss.item<double>();
    }

    const ShortcutOptions& m_options;
    MelShortcut m_net{nullptr};
    std::unique_ptr<Adam> m_adam;
    std::vector<Pair> m_pairs;
    std::vector<Pair> m_heldOut;
    std::mt19937_64 m_random{m_options.seed};
    double m_seconds = 0.0;
    int m_step = 0;
};

} // namespace

base::Result<void> trainShortcut(const ShortcutOptions& options, const std::filesystem::path& weights,
                                 const std::function<void(const ShortcutProgress&)>& progress)
{
    return guardedTraining([&]() -> base::Result<void> {
        Training run(options);
        if (auto read = run.read(); !read)
            return read;
        while (!run.done()) {
            const auto report = run.untilReport();
            if (auto kept = run.keep(weights); !kept)
                return kept;
            progress(report);
        }
        return {};
    });
}

} // namespace melisma::ml::content
