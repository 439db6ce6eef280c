// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/self_label.h"

#include "ml/models/content_encoder/config.h"
#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/content_encoder/symbol_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace melisma::ml::content {

namespace {

constexpr std::size_t kSymbols = kTokens;
constexpr std::size_t kStyle = 256;
constexpr float kVoiced = 10.0F; ///< Hz
constexpr double kUnseen = 0.2;  ///< successions added to each count, so that none is impossible

/// Logarithm of the length of each row of magnitudes, given as their logarithms.
std::vector<double> loudnessOf(std::span<const float> mels)
{
    std::vector<double> rows;
    for (std::size_t row = 0; row + kMelBands <= mels.size(); row += kMelBands) {
        double power = 0.0;
        for (std::int64_t band = 0; band < kMelBands; ++band)
            power += std::exp(2.0 * mels[row + static_cast<std::size_t>(band)]);
        rows.push_back(std::log(power) / 2.0);
    }
    return rows;
}

double confidenceIn(const std::vector<int>& path, std::span<const float> likelihoods)
{
    double sum = 0.0, count = 1e-9;
    for (std::size_t frame = 0; frame < path.size(); ++frame)
        if (path[frame] != 0) {
            sum += std::exp(likelihoods[frame * kSymbols + static_cast<std::size_t>(path[frame])]);
            count += 1.0;
        }
    return sum / count;
}

} // namespace

struct SelfLabeller::Knowledge {
    ContentEncoder encoder;
    std::vector<double> change; ///< log likelihood of each symbol (column) after each other one (row), costs included
    std::vector<double> voiced; ///< log likelihood of a row with pitch (even places) or without (odd) under each symbol

    base::Result<void> learn(const std::filesystem::path& corpus, const LabelOptions& options)
    {
        std::vector<double> counts(kSymbols * kSymbols, kUnseen);
        std::vector<double> rows(2 * kSymbols, 1.0); // with and without pitch
        for (const auto& file : speechItems(corpus)) {
            const auto item = readSpeechItem(file);
            if (!item)
                return item.error();
            for (std::size_t i = 1; i < item->ids.size(); ++i)
                counts[static_cast<std::size_t>(item->ids[i - 1]) * kSymbols +
                       static_cast<std::size_t>(item->ids[i])] += 1.0;
            countVoiced(*item, rows);
        }
        change.resize(counts.size());
        for (std::size_t before = 0; before < kSymbols; ++before) {
            const auto row = std::span(counts).subspan(before * kSymbols, kSymbols);
            double all = 0.0;
            for (const double count : row)
                all += count;
            for (std::size_t after = 0; after < kSymbols; ++after)
                change[before * kSymbols + after] = options.succession * std::log(row[after] / all) - options.change;
        }
        voiced.resize(rows.size());
        for (std::size_t at = 0; at < rows.size(); ++at)
            voiced[at] = options.voicing * std::log(rows[at] / (rows[at] + rows[at ^ 1U]));
        return {};
    }

    static void countVoiced(const SpeechItem& item, std::vector<double>& rows)
    {
        std::size_t at = 0;
        for (std::size_t token = 0; token < item.ids.size(); ++token)
            for (int row = 0; row < 2 * item.durations[token] && at < item.f0.size(); ++row, ++at)
                rows[2 * static_cast<std::size_t>(item.ids[token]) + (item.f0[at] > kVoiced ? 0 : 1)] += 1.0;
    }

    /// What the pitch tells of each symbol, added to what was heard: two rows a frame.
    void believePitch(std::vector<float>& likelihoods, std::span<const float> f0) const
    {
        for (std::size_t at = 0; at < likelihoods.size(); ++at)
            for (const std::size_t row : {2 * (at / kSymbols), 2 * (at / kSymbols) + 1})
                if (row < f0.size())
                    likelihoods[at] +=
                        static_cast<float>(voiced[2 * (at % kSymbols) + (f0[row] > kVoiced ? 0 : 1)] / 2.0);
    }

    static std::vector<float> levelled(std::vector<float> samples)
    {
        const auto gain = static_cast<float>(hearingGain(samples));
        for (float& sample : samples)
            sample *= gain;
        return samples;
    }
};

SelfLabeller::SelfLabeller(std::unique_ptr<Knowledge> knowledge) : m_knowledge(std::move(knowledge)) {}
SelfLabeller::~SelfLabeller() = default;
SelfLabeller::SelfLabeller(SelfLabeller&&) noexcept = default;
SelfLabeller& SelfLabeller::operator=(SelfLabeller&&) noexcept = default;

base::Result<SelfLabeller> SelfLabeller::load(const std::filesystem::path& weights, const std::filesystem::path& corpus,
                                              const LabelOptions& options, const Runtime& runtime)
{
    auto encoder = ContentEncoder::load(weights, runtime);
    if (!encoder)
        return encoder.error();
    auto knowledge = std::make_unique<Knowledge>(Knowledge{std::move(*encoder), {}, {}});
    if (auto learned = knowledge->learn(corpus, options); !learned)
        return learned.error();
    return SelfLabeller(std::move(knowledge));
}

base::Result<SelfLabeller::Labelled> SelfLabeller::label(std::span<const float> samples,
                                                         std::span<const float> f0) const
{
    const std::size_t frames = samples.size() / kFrameSamples;
    const auto whole =
        Knowledge::levelled({samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(frames * kFrameSamples)});
    const auto likelihoods = m_knowledge->encoder.symbolLikelihoods(whole, 1.0);
    if (!likelihoods)
        return likelihoods.error();
    auto believed = *likelihoods;
    m_knowledge->believePitch(believed, f0);
    const auto path = likeliestPath(believed, m_knowledge->change);
    Labelled labelled;
    labelled.confidence = confidenceIn(path, *likelihoods);
    auto [ids, durations] = runsOf(path);
    labelled.item.ids = std::move(ids);
    labelled.item.durations = std::move(durations);
    labelled.item.mels = bandsOf(whole);
    for (const double loudness : loudnessOf(labelled.item.mels))
        labelled.item.energy.push_back(usualEnergy(static_cast<float>(loudness)));
    labelled.item.f0.assign(f0.begin(), f0.begin() + static_cast<std::ptrdiff_t>(std::min(f0.size(), 2 * frames)));
    labelled.item.f0.resize(2 * frames, 0.0F);
    labelled.item.style.assign(kStyle, 0.0F);
    return labelled;
}

} // namespace melisma::ml::content
