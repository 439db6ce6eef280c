// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/fourier.h"

#include <fftw3.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace melisma::ml::vocoder {

namespace {

enum class Kind { forward, inverse, cosine };

fftw_plan makePlan(Kind kind, int size, double* first, double* second)
{
    auto* bins = reinterpret_cast<fftw_complex*>(second);
    switch (kind) {
    case Kind::forward:
        return fftw_plan_dft_r2c_1d(size, first, bins, FFTW_ESTIMATE);
    case Kind::inverse:
        return fftw_plan_dft_c2r_1d(size, bins, first, FFTW_ESTIMATE);
    case Kind::cosine:
        break;
    }
    return fftw_plan_r2r_1d(size, first, second, FFTW_REDFT00, FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
}

/// FFTW's planner may run in one thread at a time; executing a plan on other arrays may run anywhere.
fftw_plan planFor(Kind kind, int size)
{
    static std::mutex mutex;
    static auto& plans = *new std::map<std::pair<Kind, int>, fftw_plan>; // never destroyed: threads may outlive main
    const std::scoped_lock lock(mutex);
    fftw_plan& plan = plans[{kind, size}];
    if (!plan) {
        const auto room = static_cast<std::size_t>(size) + 2;
        double* first = fftw_alloc_real(room);
        double* second = fftw_alloc_real(room);
        plan = makePlan(kind, size, first, second);
        fftw_free(first);
        fftw_free(second);
    }
    return plan;
}

template <class T>
detail::FftwArray<T> zeros(std::size_t count)
{
    detail::FftwArray<T> array(static_cast<T*>(fftw_malloc(count * sizeof(T))));
    std::fill_n(array.get(), count, T{});
    return array;
}

} // namespace

void detail::FftwFree::operator()(void* memory) const
{
    fftw_free(memory);
}

RealFft::RealFft(int size)
    : m_size(static_cast<std::size_t>(size))
    , m_forward(planFor(Kind::forward, size))
    , m_inverse(planFor(Kind::inverse, size))
    , m_samples(zeros<double>(m_size))
    , m_bins(zeros<std::complex<double>>(m_size / 2 + 1))
{}

void RealFft::forward()
{
    fftw_execute_dft_r2c(m_forward, m_samples.get(), reinterpret_cast<fftw_complex*>(m_bins.get()));
}

void RealFft::inverse()
{
    fftw_execute_dft_c2r(m_inverse, reinterpret_cast<fftw_complex*>(m_bins.get()), m_samples.get());
}

CosineTransform::CosineTransform(int points)
    : m_points(static_cast<std::size_t>(points))
    , m_plan(planFor(Kind::cosine, points))
    , m_input(zeros<double>(m_points))
    , m_output(zeros<double>(m_points))
{}

void CosineTransform::run()
{
    fftw_execute_r2r(m_plan, m_input.get(), m_output.get());
}

} // namespace melisma::ml::vocoder
