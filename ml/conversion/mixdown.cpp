// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/mixdown.h"

#include <algorithm>

namespace melisma::ml::conversion {

using base::Result;

Range inRate(const Range& range, int from, int to)
{
    const auto first = Resampler::lengthAt(range.first, from, to);
    return {first, Resampler::lengthAt(range.first + range.count, from, to) - first};
}

SoundSource partOf(const MonoFile& sound, const Range& range)
{
    return {range.count, [&sound, range](std::int64_t begin, std::size_t count) {
                return sound.read(static_cast<std::int64_t>(range.first) + begin, count);
            }};
}

Result<Mixdown> Mixdown::make(const MonoFile& dry, const Range& range, int madeRate, const MixdownOptions& options,
                              const std::filesystem::path& path)
{
    auto resampler = Resampler::make(madeRate, dry.rate());
    if (!resampler)
        return resampler.error();
    auto out = SoundWriter::create(path, dry.rate());
    if (!out)
        return out.error();
    Mixdown mixdown(dry, range, options, std::move(*resampler), std::move(*out));
    if (options.formant != 0.0)
        mixdown.m_formants.emplace(madeRate, options.formant);
    return mixdown;
}

Result<void> Mixdown::take(std::span<const float> made)
{
    if (!m_formants)
        return resample(made);
    m_moved.clear();
    m_formants->push(made, m_moved);
    return resample(m_moved);
}

Result<void> Mixdown::resample(std::span<const float> made)
{
    m_wet.clear();
    auto pushed = m_resampler.push(made, m_wet);
    return pushed ? put() : pushed;
}

Result<void> Mixdown::finish()
{
    if (m_formants) {
        m_moved.clear();
        m_formants->finish(m_moved);
        if (auto done = resample(m_moved); !done)
            return done;
    }
    m_wet.clear();
    if (auto finished = m_resampler.finish(m_wet); !finished)
        return finished;
    if (auto done = put(); !done)
        return done;
    m_wet.assign(m_range.count - m_out.written(), 0.0F);
    if (auto done = put(); !done)
        return done;
    return m_out.finish();
}

Result<void> Mixdown::put()
{
    m_wet.resize(std::min(m_wet.size(), m_range.count - m_out.written()));
    if (m_mix < 1.0F) {
        const auto dry = m_dry.read(static_cast<std::int64_t>(m_range.first + m_out.written()), m_wet.size());
        if (!dry)
            return dry.error();
        for (std::size_t i = 0; i < m_wet.size(); ++i)
            m_wet[i] = m_mix * m_wet[i] + (1.0F - m_mix) * (*dry)[i];
    }
    return m_out.write(m_wet);
}

} // namespace melisma::ml::conversion
