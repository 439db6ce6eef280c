// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/mel_harm.h"

#include "ml/models/content_encoder/channel.h"
#include "ml/models/content_encoder/front_end.h"

#include <cmath>

namespace melisma::ml::content {

namespace {

using Random = std::mt19937_64;

/// Of Slaney's bands, as melFilters lays them: even up to 1 kHz, then 27 to a factor of 6.4.
struct Bands {
    torch::Tensor middle; ///< Hz
    torch::Tensor width;  ///< Hz
};

double melOf(double hertz)
{
    return hertz < 1000.0 ? hertz * 0.015 : 15.0 + 27.0 * std::log(hertz / 1000.0) / std::log(6.4);
}

Bands bandsOfEar()
{
    const auto mels = torch::linspace(melOf(kLowestHz), melOf(kHighestHz), kMelBands + 2);
    const auto hertz = torch::where(mels < 15.0, mels / 0.015, ((mels - 15.0) * (std::log(6.4) / 27.0)).exp() * 1000.0);
    return {hertz.narrow(0, 1, kMelBands), (hertz.narrow(0, 2, kMelBands) - hertz.narrow(0, 0, kMelBands)) / 2.0};
}

/// Power of each row over all bands.
torch::Tensor powers(const torch::Tensor& mels, const Bands& bands)
{
    return torch::matmul((2.0 * mels).exp(), bands.width);
}

/// Of the louder half of the rows.
double loudness(const torch::Tensor& mels, const Bands& bands)
{
    const auto sorted = std::get<0>(powers(mels, bands).sort());
    const auto half = mels.size(0) / 2;
    return sorted.narrow(0, half, mels.size(0) - half).mean().item<double>() + 1e-12;
}

/// Each row is followed by decaying power.
torch::Tensor inRoom(const torch::Tensor& mels, double longest, Random& random)
{
    constexpr double kRow = static_cast<double>(kMelHop) / kSampleRate;
    const double decay = uniform(random, 0.08, longest);
    const auto length = std::max<std::int64_t>(1, std::llround(decay / kRow));
    auto tail = (torch::arange(length) * (-2.0 * 6.9 / decay * kRow)).exp();
    tail = tail / tail.sum() * std::pow(10.0, -uniform(random, 0.0, 18.0) / 10.0);
    const auto power = (2.0 * mels).exp().t().unsqueeze(1); // [bands, 1, rows]
    const auto behind = torch::conv1d(torch::constant_pad_nd(power, {length - 1, 0}), tail.flip(0).view({1, 1, -1}));
    return (power + behind).squeeze(1).t().log() / 2.0;
}

} // namespace

torch::Tensor warpedMels(const torch::Tensor& mels, double warp)
{
    static const Bands bands = bandsOfEar();
    const auto last = static_cast<double>(kMelBands - 1);
    const auto hertz = bands.middle * warp;
    const auto mel =
        torch::where(hertz < 1000.0, hertz * 0.015, 15.0 + (hertz / 1000.0).log() * (27.0 / std::log(6.4)));
    const double step = (melOf(kHighestHz) - melOf(kLowestHz)) / (kMelBands + 1);
    const auto place = ((mel - melOf(kLowestHz)) / step - 1.0).clamp(0.0, last);
    const auto below = place.floor().clamp_max(last - 1.0);
    const auto share = place - below;
    const auto from = below.to(torch::kInt64);
    return mels.index_select(1, from) * (1.0 - share) + mels.index_select(1, from + 1) * share;
}

torch::Tensor harmedMels(const torch::Tensor& mels, const torch::Tensor& others, const Harm& harm, Random& random)
{
    if (!happens(random, harm.chance))
        return mels;
    static const Bands bands = bandsOfEar();
    static const FrontEnd ear;
    const double before = loudness(mels, bands);
    auto changed = mels;
    if (happens(random, 0.8))
        changed = changed + microphoneGains((bands.middle / 1000.0).log2(), random).log();
    if (happens(random, 0.4))
        changed = inRoom(changed, harm.longestRoom, random);
    if (happens(random, 0.7)) {
        const bool voices = happens(random, 0.15) && others.size(0) > 0;
        const auto beside = voices ? others.repeat({mels.size(0) / others.size(0) + 1, 1}).narrow(0, 0, mels.size(0))
                                   : ear.forward(colouredNoise(mels.size(0) * kMelHop, random));
        const double over = uniform(random, voices ? harm.quietest + 6.0 : harm.quietest, 40.0);
        const double ratio = powers(changed, bands).mean().item<double>() /
                             (powers(beside, bands).mean().item<double>() + 1e-12) * std::pow(10.0, -over / 10.0);
        changed = ((2.0 * changed).exp() + (2.0 * beside).exp() * ratio).log() / 2.0;
    }
    return (changed + 0.5 * std::log(before / loudness(changed, bands))).clamp_min(lowestMel());
}

} // namespace melisma::ml::content
