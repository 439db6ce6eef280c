// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/short_stft.h"

namespace melisma::ml {

namespace {

constexpr double kRounding = 2e-7; ///< of sums of samples up to 1

/// [points, bins] of angles 2 pi n k / points.
torch::Tensor angles(std::int64_t points)
{
    const auto time = torch::arange(points, torch::kFloat64).unsqueeze(1);
    const auto bin = torch::arange(points / 2 + 1, torch::kFloat64).unsqueeze(0);
    return torch::fmod(time * bin, static_cast<double>(points)) * (2.0 * M_PI / static_cast<double>(points));
}

/// Adds frames [n, 4 * hop] at steps of hop: [(n + 3) * hop].
torch::Tensor overlapAdd(const torch::Tensor& frames, std::int64_t hop)
{
    const auto count = frames.size(0);
    const auto parts = frames.view({count, 4, hop});
    auto sum = torch::zeros({count + 3, hop}, frames.options());
    for (std::int64_t part = 0; part < 4; ++part)
        sum.narrow(0, part, count).add_(parts.select(1, part));
    return sum.view({-1});
}

} // namespace

ShortStft::ShortStft(std::int64_t points, std::int64_t hop, torch::Device device)
    : m_points(points)
    , m_hop(hop)
    , m_window(torch::hann_window(points, torch::kFloat64))
{
    TORCH_CHECK(points == 4 * hop, "the short Fourier transform wants four hops a frame");
    const auto angle = angles(points);
    auto sine = torch::sin(angle);
    // Exactly zero, or the phase of the first and last bin would be rounding noise.
    sine.select(1, 0).zero_();
    sine.select(1, points / 2).zero_();
    const auto window = m_window.unsqueeze(1);
    m_forward = torch::cat({torch::cos(angle) * window, -sine * window}, 1).to(torch::kFloat32).to(device);
    auto weight = torch::full({bins()}, 2.0, torch::kFloat64);
    weight[0] = weight[points / 2] = 1.0;
    weight /= static_cast<double>(points);
    m_inverse = torch::cat({(torch::cos(angle) * window * weight).t(), (-sine * window * weight).t()}, 0)
                    .to(torch::kFloat32)
                    .to(device);
    m_window = m_window.to(torch::kFloat32).to(device);
}

torch::Tensor ShortStft::polar(const torch::Tensor& samples) const
{
    const auto half = m_points / 2;
    const auto padded = torch::reflection_pad1d(samples.view({1, 1, -1}), {half, half}).view({-1});
    const auto frames = padded.unfold(0, m_points, m_hop);
    const auto parts = torch::matmul(frames, m_forward);
    const auto real = parts.narrow(1, 0, bins());
    // Where the frame is symmetric, as the first with its reflected end, or silent, this is zero but for rounding,
    // which would choose between pi and -pi. (+ 0: no negative zeros either.)
    const auto told = parts.narrow(1, bins(), bins());
    const auto imaginary = torch::where(told.abs() > kRounding, told, torch::zeros_like(told)) + 0.0;
    return torch::cat({torch::sqrt(real.square() + imaginary.square()), torch::atan2(imaginary, real)}, 1);
}

torch::Tensor ShortStft::inverse(const torch::Tensor& magnitude, const torch::Tensor& phase) const
{
    const auto parts = torch::cat({magnitude * torch::cos(phase), magnitude * torch::sin(phase)}, 1);
    const auto sum = overlapAdd(torch::matmul(parts, m_inverse), m_hop);
    const auto weight = overlapAdd(m_window.square().unsqueeze(0).expand({parts.size(0), -1}).contiguous(), m_hop);
    const auto half = m_points / 2;
    const auto length = (parts.size(0) - 1) * m_hop;
    return sum.narrow(0, half, length) / weight.narrow(0, half, length);
}

} // namespace melisma::ml
