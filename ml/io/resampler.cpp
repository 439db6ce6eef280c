// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/resampler.h"

#include <fmt/format.h>
#include <soxr.h>

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr int kLeastRate = 4000;
constexpr int kMostRate = 768000;
constexpr std::size_t kBlock = 8192;

base::Error broken(const char* why)
{
    return {base::ErrorKind::internal, "The sound could not be brought to another rate", "Report this", why};
}

} // namespace

void Resampler::Close::operator()(void* soxr) const
{
    soxr_delete(static_cast<soxr_t>(soxr));
}

std::size_t Resampler::lengthAt(std::size_t samples, int from, int to)
{
    return static_cast<std::size_t>(std::llround(static_cast<double>(samples) * to / from));
}

base::Result<Resampler> Resampler::make(int from, int to)
{
    for (const int rate : {from, to})
        if (rate < kLeastRate || rate > kMostRate)
            return base::Error{base::ErrorKind::input,
                               fmt::format("Sound at {} Hz cannot be used", rate),
                               "Give a recording of 4000 Hz or more",
                               {}};
    if (from == to)
        return Resampler(nullptr, from, to);
    soxr_error_t failed = nullptr;
    const auto quality = soxr_quality_spec(SOXR_VHQ, 0);
    auto* soxr = soxr_create(from, to, 1, &failed, nullptr, &quality, nullptr);
    if (failed)
        return broken(failed);
    return Resampler(soxr, from, to);
}

base::Result<std::vector<float>> Resampler::whole(std::span<const float> samples, int from, int to)
{
    auto resampler = make(from, to);
    if (!resampler)
        return resampler.error();
    std::vector<float> made;
    auto done = resampler->push(samples, made);
    if (done)
        done = resampler->finish(made);
    return done ? base::Result<std::vector<float>>(std::move(made)) : done.error();
}

base::Result<void> Resampler::drain(const float* samples, std::size_t count, std::vector<float>& made)
{
    std::vector<float> block(kBlock);
    std::size_t taken = 0;
    for (;;) {
        std::size_t used = 0, given = 0;
        const auto failed = soxr_process(static_cast<soxr_t>(m_soxr.get()), samples ? samples + taken : nullptr,
                                         count - taken, &used, block.data(), block.size(), &given);
        if (failed)
            return broken(failed);
        taken += used;
        m_given += given;
        made.insert(made.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(given));
        if (given < block.size() && taken == count)
            return {};
    }
}

base::Result<void> Resampler::push(std::span<const float> samples, std::vector<float>& made)
{
    m_taken += samples.size();
    if (m_soxr && !samples.empty())
        return drain(samples.data(), samples.size(), made);
    made.insert(made.end(), samples.begin(), samples.end());
    m_given += samples.size();
    return {};
}

base::Result<void> Resampler::finish(std::vector<float>& made)
{
    if (m_soxr)
        if (auto drained = drain(nullptr, 0, made); !drained)
            return drained;
    // libsoxr's last sample may be one more or less.
    const auto wanted = lengthAt(m_taken, m_from, m_to);
    const auto lacking = static_cast<std::ptrdiff_t>(wanted) - static_cast<std::ptrdiff_t>(m_given);
    made.resize(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, std::ssize(made) + lacking)));
    return {};
}

} // namespace melisma::ml
