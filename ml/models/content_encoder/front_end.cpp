// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/front_end.h"

#include "ml/nn/mel_spectrogram.h"
#include "ml/nn/plain_data.h"

#include <cmath>

namespace melisma::ml::content {

namespace {

constexpr double kFloor = 1e-4;      ///< of a magnitude: some 70 dB below speech at the usual level
constexpr double kFilterGain = 10.0; ///< brings the bands of speech near one
constexpr double kUsualRms = 0.08;   ///< of the louder half of the frames

/// A longer throat moves all of speech down; the bands are moved up instead, which is the same as if the rate were
/// lower.
torch::Tensor bandsOf(double warp)
{
    const auto filters = melFilters(
        {kSampleRate / warp, kMelWindow, static_cast<int>(kMelBands), kLowestHz, kHighestHz, MelScale::slaney});
    return tensorOf(filters, torch::kCPU).view({kMelBands, -1}).t().contiguous() * (kFilterGain / warp);
}

} // namespace

FrontEnd::FrontEnd(double warp) : m_bands(bandsOf(warp)) {}

torch::Tensor FrontEnd::forward(const torch::Tensor& samples) const
{
    return heard(spectrum(samples));
}

torch::Tensor FrontEnd::spectrum(const torch::Tensor& samples)
{
    constexpr std::int64_t kAround = (kMelWindow - kMelHop) / 2;
    return magnitudes(torch::constant_pad_nd(samples, {kAround, kAround}), kMelWindow, kMelHop);
}

torch::Tensor FrontEnd::heard(const torch::Tensor& spectrum) const
{
    return torch::matmul(spectrum, m_bands).clamp_min(kFloor).log();
}

double lowestMel()
{
    return std::log(kFloor);
}

double levelGain(const torch::Tensor& samples)
{
    const std::int64_t frames = samples.size(0) / kFrameSamples;
    if (frames == 0)
        return 1.0;
    const auto powers =
        std::get<0>(samples.narrow(0, 0, frames * kFrameSamples).view({frames, kFrameSamples}).square().mean(1).sort());
    const double loud = powers.narrow(0, frames / 2, frames - frames / 2).mean().item<double>();
    return loud > 1e-12 ? kUsualRms / std::sqrt(loud) : 1.0;
}

} // namespace melisma::ml::content
