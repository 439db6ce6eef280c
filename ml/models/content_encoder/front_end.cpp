// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/front_end.h"

#include <cmath>

namespace melisma::ml::content {

namespace {

constexpr double kFloor = 1e-4;    ///< of a magnitude: some 70 dB below speech at the usual level
constexpr double kUsualRms = 0.08; ///< of the louder half of the frames

/// Slaney's scale (Auditory Toolbox, 1998): linear to 1 kHz, logarithmic above.
double melOf(double hz)
{
    return hz < 1000.0 ? hz * 3.0 / 200.0 : 15.0 + std::log(hz / 1000.0) * 27.0 / std::log(6.4);
}

double hzOf(double mel)
{
    return mel < 15.0 ? mel * 200.0 / 3.0 : 1000.0 * std::exp((mel - 15.0) * std::log(6.4) / 27.0);
}

/// Triangles of equal area.
torch::Tensor bandsOf(double warp)
{
    constexpr std::int64_t kBins = kMelWindow / 2 + 1;
    auto bands = torch::zeros({kBins, kMelBands});
    auto at = bands.accessor<float, 2>();
    const double lowest = melOf(kLowestHz);
    const double step = (melOf(kHighestHz) - lowest) / (kMelBands + 1);
    for (std::int64_t band = 0; band < kMelBands; ++band) {
        const double left = warp * hzOf(lowest + step * static_cast<double>(band));
        const double peak = warp * hzOf(lowest + step * static_cast<double>(band + 1));
        const double right = warp * hzOf(lowest + step * static_cast<double>(band + 2));
        for (std::int64_t bin = 0; bin < kBins; ++bin) {
            const double hz = static_cast<double>(bin) * kSampleRate / kMelWindow;
            const double height = std::min((hz - left) / (peak - left), (right - hz) / (right - peak));
            at[bin][band] = static_cast<float>(std::max(0.0, height) * 200.0 / (right - left) / 10.0);
        }
    }
    return bands;
}

} // namespace

FrontEnd::FrontEnd(double warp) : m_window(torch::hann_window(kMelWindow)), m_bands(bandsOf(warp)) {}

torch::Tensor FrontEnd::forward(const torch::Tensor& samples) const
{
    const auto batch = samples.dim() == 1 ? samples.unsqueeze(0) : samples;
    constexpr std::int64_t kAround = (kMelWindow - kMelHop) / 2;
    const auto padded = torch::constant_pad_nd(batch, {kAround, kAround});
    const auto spectrum =
        torch::stft(padded, kMelWindow, kMelHop, kMelWindow, m_window.to(samples.device()), false, true, true);
    const auto mels = torch::matmul(spectrum.abs().transpose(1, 2), m_bands.to(samples.device()));
    const auto logs = mels.clamp_min(kFloor).log();
    return samples.dim() == 1 ? logs.squeeze(0) : logs;
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
