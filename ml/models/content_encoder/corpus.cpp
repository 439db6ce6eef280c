// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/corpus.h"

#include "ml/models/content_encoder/front_end.h"
#include "ml/models/content_encoder/mel_harm.h"
#include "ml/nn/plain_data.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::content {

namespace {

constexpr float kVoiced = 10.0F;    ///< Hz
constexpr std::int64_t kMargin = 8; ///< frames heard on either side of a window, so that its ends are no edges

torch::Tensor symbolOfFrames(const std::vector<int>& durations)
{
    const auto counts = torch::tensor(durations, torch::kInt64);
    return torch::arange(counts.size(0)).repeat_interleave(counts);
}

/// `begin` and `count` along the first dimension, zeros where there is nothing.
torch::Tensor cut(const torch::Tensor& rows, std::int64_t begin, std::int64_t count)
{
    const auto from = std::clamp<std::int64_t>(begin, 0, rows.size(0));
    const auto to = std::clamp<std::int64_t>(begin + count, 0, rows.size(0));
    std::vector<std::int64_t> padding(static_cast<std::size_t>(2 * rows.dim()), 0);
    padding[padding.size() - 2] = std::min(count, from - begin);
    padding[padding.size() - 1] = count - (to - from) - padding[padding.size() - 2];
    return torch::constant_pad_nd(rows.narrow(0, from, to - from), padding);
}

/// Logarithm of a gain.
double drawnLevel(std::mt19937_64& random)
{
    return std::normal_distribution(0.0, 0.12 * std::numbers::ln10)(random);
}

/// Frames that are spoken in one.
double drawnPace(std::mt19937_64& random)
{
    return std::exp(std::uniform_real_distribution(-0.2, 0.2)(random));
}

double drawnWarp(std::mt19937_64& random)
{
    return std::exp(std::uniform_real_distribution(-0.16, 0.16)(random));
}

/// As if spoken faster or slower: `rows` along their first dimension, `count` of them, each the nearest.
torch::Tensor paced(const torch::Tensor& rows, std::int64_t count)
{
    const auto last = rows.size(0) - 1;
    const auto step = static_cast<double>(rows.size(0)) / static_cast<double>(count);
    const auto places = ((torch::arange(count) + 0.5) * step - 0.5).round().clamp(0, last);
    return rows.index_select(0, places.to(torch::kInt64));
}

/// The same of spectra, between which it is interpolated.
torch::Tensor pacedMels(const torch::Tensor& mels, std::int64_t count)
{
    if (count == mels.size(0))
        return mels;
    return torch::upsample_linear1d(mels.t().unsqueeze(0), {count}, false).squeeze(0).t().contiguous();
}

Batch stacked(const std::vector<Batch>& windows)
{
    const auto gather = [&windows](torch::Tensor Batch::*member) {
        std::vector<torch::Tensor> parts;
        for (const Batch& window : windows)
            parts.push_back(window.*member);
        return torch::cat(parts, 0);
    };
    return {gather(&Batch::mels),   gather(&Batch::features), gather(&Batch::tokens),
            gather(&Batch::energy), gather(&Batch::voicing),  gather(&Batch::weight)};
}

} // namespace

Corpus::Corpus(std::filesystem::path folder, kokoro::TextEncoder encoder)
    : m_folder(std::move(folder))
    , m_encoder(std::move(encoder))
{}

base::Result<void> Corpus::refresh()
{
    for (const auto& file : speechItems(m_folder)) {
        if (std::binary_search(m_read.begin(), m_read.end(), file))
            continue;
        const auto item = readSpeechItem(file);
        if (!item)
            return item.error();
        (isHeldOut(*item) ? m_heldOut : m_training).push_back(kept(*item));
        m_seconds += item->seconds();
        m_read.insert(std::upper_bound(m_read.begin(), m_read.end(), file), file);
    }
    return {};
}

/// A text said by several voices is encoded once.
torch::Tensor Corpus::featuresOf(const std::vector<int>& ids, const torch::Tensor& tokens)
{
    auto& known = m_features[ids];
    if (!known.defined())
        known = m_encoder.forward(tokens).to(torch::kFloat16);
    return known;
}

Corpus::Utterance Corpus::kept(const SpeechItem& item)
{
    const torch::NoGradGuard still;
    Utterance utterance;
    utterance.samples = torch::tensor(item.samples).to(torch::kFloat16);
    utterance.mels = torch::tensor(item.mels).to(torch::kFloat16).view({-1, kMelBands});
    utterance.tokens = torch::tensor(std::vector<std::int64_t>(item.ids.begin(), item.ids.end()));
    utterance.features = featuresOf(item.ids, utterance.tokens);
    utterance.symbol = symbolOfFrames(item.durations);
    utterance.energy = torch::tensor(item.energy);
    utterance.f0 = torch::tensor(item.f0);
    return utterance;
}

torch::Tensor Corpus::heardSound(const Utterance& from, std::int64_t begin, std::int64_t frames, const Harm& harm,
                                 std::mt19937_64& random) const
{
    const auto around =
        plainFloats(cut(from.samples, (begin - kMargin) * kFrameSamples, (frames + 2 * kMargin) * kFrameSamples));
    const auto& other = m_training[std::uniform_int_distribution<std::size_t>(0, m_training.size() - 1)(random)];
    const auto heard = torch::tensor(harmed(around, plainFloats(other.samples), harm, random));
    const double level = levelGain(heard) * std::exp(harm.chance > 0.0 ? drawnLevel(random) : 0.0);
    const double warp = harm.chance > 0.0 ? drawnWarp(random) : 1.0;
    return FrontEnd(warp).forward(heard * level).narrow(0, 2 * kMargin, 2 * frames);
}

torch::Tensor Corpus::heardMels(const Utterance& from, std::int64_t begin, std::int64_t frames, const Harm& harm,
                                std::mt19937_64& random) const
{
    const auto around =
        cut(from.mels.to(torch::kFloat32) - lowestMel(), 2 * (begin - kMargin), 2 * (frames + 2 * kMargin)) +
        lowestMel();
    const auto& other = m_training[std::uniform_int_distribution<std::size_t>(0, m_training.size() - 1)(random)];
    auto heard = harmedMels(around, other.mels.to(torch::kFloat32), harm, random);
    if (harm.chance > 0.0)
        heard = (warpedMels(heard, drawnWarp(random)) + drawnLevel(random)).clamp_min(lowestMel());
    return heard.narrow(0, 2 * kMargin, 2 * frames);
}

Batch Corpus::window(const Utterance& from, Stretch stretch, std::int64_t frames, const Harm& harm,
                     std::mt19937_64& random) const
{
    const auto [begin, spoken] = stretch;
    const auto all = from.symbol.size(0);
    const auto mels = from.mels.size(0) > 0 ? heardMels(from, begin, spoken, harm, random)
                                            : heardSound(from, begin, spoken, harm, random);
    const auto weight = paced(cut(torch::ones({all}), begin, spoken), frames);
    const auto symbol = paced(cut(from.symbol, begin, spoken), frames);
    const auto tokens = torch::where(weight > 0, from.tokens.index_select(0, symbol), torch::full_like(symbol, -1));
    const auto voiced = (cut(from.f0, 2 * begin, 2 * spoken) > kVoiced).to(torch::kFloat32);
    return {pacedMels(mels, 2 * frames).unsqueeze(0),
            from.features.index_select(0, symbol).to(torch::kFloat32).unsqueeze(0),
            tokens.unsqueeze(0),
            paced(cut(from.energy, 2 * begin, 2 * spoken), 2 * frames).unsqueeze(0),
            paced(voiced, 2 * frames).unsqueeze(0),
            weight.unsqueeze(0)};
}

Batch Corpus::whole(const Utterance& from, const Harm& harm, std::mt19937_64& random) const
{
    const auto frames = from.symbol.size(0);
    return window(from, {0, frames}, frames, harm, random);
}

Batch Corpus::windows(std::size_t count, std::int64_t frames, const Harm& harm, std::mt19937_64& random) const
{
    std::vector<Batch> parts;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& from = m_training[std::uniform_int_distribution<std::size_t>(0, m_training.size() - 1)(random)];
        const auto spoken = std::llround(static_cast<double>(frames) * drawnPace(random));
        const auto last = std::max<std::int64_t>(0, from.symbol.size(0) - spoken);
        const Stretch stretch{std::uniform_int_distribution<std::int64_t>(0, last)(random), spoken};
        parts.push_back(window(from, stretch, frames, harm, random));
    }
    return stacked(parts);
}

Batch Corpus::heldOut(std::size_t place, const Harm& harm, std::mt19937_64& random) const
{
    return whole(m_heldOut[place], harm, random);
}

Batch Corpus::learned(std::size_t place, const Harm& harm, std::mt19937_64& random) const
{
    return whole(m_training[place], harm, random);
}

} // namespace melisma::ml::content
