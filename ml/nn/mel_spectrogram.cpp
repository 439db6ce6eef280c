// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/mel_spectrogram.h"

namespace melisma::ml {

torch::Tensor magnitudes(const torch::Tensor& samples, std::int64_t points, std::int64_t hop)
{
    const auto window = torch::hann_window(points, samples.options());
    const auto frames = samples.unfold(0, points, hop) * window;
    return torch::fft::rfft(frames).abs();
}

MelSpectrogram::MelSpectrogram(const Shape& shape, torch::Device device) : m_shape(shape)
{
    const auto filters = melFilters(shape.filters);
    m_filters = torch::tensor(at::ArrayRef<float>(filters)).view({shape.filters.bands, -1}).t().contiguous().to(device);
}

torch::Tensor MelSpectrogram::forward(const torch::Tensor& samples) const
{
    const std::int64_t half = m_shape.filters.points / 2;
    const auto row = samples.view({1, 1, -1});
    const auto padded =
        m_shape.reflects ? torch::reflection_pad1d(row, {half, half}) : torch::constant_pad_nd(row, {half, half});
    auto spectrum = magnitudes(padded.view({-1}), m_shape.filters.points, m_shape.hop);
    if (m_shape.power)
        spectrum = spectrum.square();
    return torch::matmul(spectrum, m_filters);
}

} // namespace melisma::ml
