// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/fft.h"

#include <cmath>
#include <map>
#include <mutex>
#include <numbers>

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

} // namespace

WindowedFft::WindowedFft(int size)
    : m_size(size)
    , m_plan(planFor(size))
    , m_window(static_cast<std::size_t>(size))
    , m_in(fftwf_alloc_real(static_cast<std::size_t>(size)))
    , m_out(fftwf_alloc_complex(static_cast<std::size_t>(bins())))
    , m_power(static_cast<std::size_t>(bins()))
{
    // The Hann window sums to size/2 and a sine of amplitude 1 puts half of itself into its bin.
    const double scale = 4.0 / size;
    for (int i = 0; i < size; ++i)
        m_window[static_cast<std::size_t>(i)] =
            static_cast<float>(scale * 0.5 * (1.0 - std::cos(2.0 * std::numbers::pi * i / size)));
}

std::span<const float> WindowedFft::power(std::span<const float> samples)
{
    for (std::size_t i = 0; i < m_window.size(); ++i)
        m_in.get()[i] = samples[i] * m_window[i];
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
