// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/fft.h"

#include "audio/analysis/work_count.h"

#include <cmath>
#include <map>
#include <mutex>
#include <numbers>
#include <numeric>

namespace melisma::audio {

namespace {

/// FFTW's planner may run in one thread at a time; executing a plan on other arrays may run anywhere.
fftwf_plan planFor(int size)
{
    static std::mutex mutex;
    static auto& plans = *new std::map<int, fftwf_plan>; // never destroyed: threads may outlive main
    const std::scoped_lock lock(mutex);
    fftwf_plan& plan = plans[size];
    if (!plan) {
        auto* in = fftwf_alloc_real(static_cast<std::size_t>(size));
        auto* out = fftwf_alloc_complex(static_cast<std::size_t>(size / 2 + 1));
        plan = fftwf_plan_dft_r2c_1d(size, in, out, FFTW_ESTIMATE); // measuring would differ from run to run
        fftwf_free(in);
        fftwf_free(out);
    }
    return plan;
}

/// a0 - a1 cos + a2 cos - a3 cos, over one period; F. J. Harris, "On the use of windows", 1978.
std::vector<double> windowOf(int size, project::WindowShape shape)
{
    static constexpr double kTerms[4][4] = {
        {0.5, 0.5, 0.0, 0.0}, {0.54, 0.46, 0.0, 0.0}, {0.35875, 0.48829, 0.14128, 0.01168}, {1.0, 0.0, 0.0, 0.0}};
    const auto& term = kTerms[static_cast<int>(shape)];
    std::vector<double> window(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / size;
        window[static_cast<std::size_t>(i)] =
            term[0] - term[1] * std::cos(angle) + term[2] * std::cos(2.0 * angle) - term[3] * std::cos(3.0 * angle);
    }
    return window;
}

} // namespace

WindowedFft::WindowedFft(int size, project::WindowShape shape)
    : m_size(size)
    , m_plan(planFor(size))
    , m_window(static_cast<std::size_t>(size))
    , m_in(fftwf_alloc_real(static_cast<std::size_t>(size)))
    , m_out(fftwf_alloc_complex(static_cast<std::size_t>(bins())))
    , m_power(static_cast<std::size_t>(bins()))
{
    // A sine of amplitude 1 puts half of the window's sum into its bin.
    const auto window = windowOf(size, shape);
    const double scale = 2.0 / std::accumulate(window.begin(), window.end(), 0.0);
    for (std::size_t i = 0; i < window.size(); ++i)
        m_window[i] = static_cast<float>(scale * window[i]);
}

std::span<const float> WindowedFft::power(std::span<const float> samples)
{
    for (std::size_t i = 0; i < m_window.size(); ++i)
        m_in.get()[i] = samples[i] * m_window[i];
    countTransform();
    fftwf_execute_dft_r2c(m_plan, m_in.get(), m_out.get());
    for (std::size_t i = 0; i < m_power.size(); ++i) {
        const float* bin = m_out.get()[i];
        m_power[i] = bin[0] * bin[0] + bin[1] * bin[1];
    }
    // Both edges hold a whole sine instead of half of one.
    m_power.front() /= 4.0f;
    m_power.back() /= 4.0f;
    return m_power;
}

} // namespace melisma::audio
