// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

struct fftw_plan_s;

namespace melisma::ml::vocoder {

namespace detail {
struct FftwFree {
    void operator()(void* memory) const;
};
template <class T>
using FftwArray = std::unique_ptr<T[], FftwFree>;
} // namespace detail

/// A real transform of one size with buffers of its own; one thread at a time. Unscaled, as FFTW's.
/// Plans are made under one lock and shared; they are estimated, never measured, so that results repeat.
class RealFft {
public:
    explicit RealFft(int size); ///< even
    std::span<double> samples() { return {m_samples.get(), m_size}; }
    std::span<std::complex<double>> bins() { return {m_bins.get(), m_size / 2 + 1}; }
    void forward(); ///< samples to bins; keeps samples
    void inverse(); ///< bins to samples; destroys bins

private:
    std::size_t m_size;
    fftw_plan_s* m_forward;
    fftw_plan_s* m_inverse;
    detail::FftwArray<double> m_samples;
    detail::FftwArray<std::complex<double>> m_bins;
};

/// The transform of a real and even sequence of period 2 (points - 1), given by its first half: its own inverse but
/// for the factor of the period. Between log spectrum and cepstrum it costs half of a real transform.
class CosineTransform {
public:
    explicit CosineTransform(int points);
    std::span<double> input() { return {m_input.get(), m_points}; }
    std::span<double> output() { return {m_output.get(), m_points}; }
    void run(); ///< input to output; may destroy input

private:
    std::size_t m_points;
    fftw_plan_s* m_plan;
    detail::FftwArray<double> m_input;
    detail::FftwArray<double> m_output;
};

} // namespace melisma::ml::vocoder
