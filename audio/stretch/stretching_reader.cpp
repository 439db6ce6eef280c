// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/stretch/stretching_reader.h"

#include "audio/stretch/rubber_band.h"
#include "core/project/time_pitch.h"

#include <algorithm>

namespace melisma::audio {

namespace {

using base::Result;
using RubberBand::RubberBandStretcher;

class StretchingReader : public AudioReader {
public:
    StretchingReader(std::unique_ptr<AudioReader> source, const project::TimePitch& timePitch)
        : m_source(std::move(source))
        , m_timePitch(timePitch)
        , m_info(m_source->info())
        , m_stretcher(
              makeStretcher(m_info.sampleRate, m_info.channels, timePitch,
                            RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFaster))
        , m_planar(m_info.channels)
        , m_block(static_cast<std::size_t>(kStretchBlock) * static_cast<std::size_t>(m_info.channels))
    {
        m_info.frames = project::heardFrames(m_info.frames, timePitch);
    }

    const AudioFileInfo& info() const override { return m_info; }

    Result<void> seek(base::Frames position) override
    {
        m_running = m_running && position.count == m_at;
        m_at = position.count;
        return {};
    }

    Result<int> read(float* samples, int frames) override
    {
        if (!m_running)
            begin();
        const int wanted = static_cast<int>(std::clamp<std::int64_t>(m_info.frames.count - m_at, 0, frames));
        int done = 0;
        while (done < wanted) {
            const int got = retrieve(m_late > 0 ? m_late : wanted - done);
            if (got == 0) {
                if (auto fed = feed(); !fed)
                    return fed.error();
            } else if (m_late > 0) {
                m_late -= got;
            } else {
                m_planar.giveTo(samples + static_cast<std::ptrdiff_t>(done) * m_info.channels, got);
                done += got;
            }
        }
        m_at += done;
        return done;
    }

private:
    /// The stretcher is late, and wants to have heard something before the place; both are known.
    void begin()
    {
        m_stretcher->reset();
        m_sourceAt = project::fileFrames({m_at}, m_timePitch).count -
                     static_cast<std::int64_t>(m_stretcher->getPreferredStartPad());
        m_sought = false;
        m_late = static_cast<int>(m_stretcher->getStartDelay());
        m_running = true;
    }

    /// How many frames are now in m_planar.
    int retrieve(int most)
    {
        const int ready = std::min({m_stretcher->available(), most, kStretchBlock});
        return ready <= 0 ? 0
                          : static_cast<int>(m_stretcher->retrieve(m_planar.write(), static_cast<std::size_t>(ready)));
    }

    Result<void> feed()
    {
        const int wanted = std::clamp(static_cast<int>(m_stretcher->getSamplesRequired()), 1, kStretchBlock);
        std::ranges::fill(m_block, 0.0f); // before the file and behind it
        const int before = static_cast<int>(std::clamp<std::int64_t>(-m_sourceAt, 0, wanted));
        if (auto read = readSource(before, wanted); !read)
            return read;
        m_sourceAt += wanted;
        m_planar.takeFrom(m_block.data(), wanted);
        m_stretcher->process(m_planar.read(), static_cast<std::size_t>(wanted), false);
        return {};
    }

    Result<void> readSource(int from, int to)
    {
        if (from < to && !m_sought) {
            if (auto sought = m_source->seek({m_sourceAt + from}); !sought)
                return sought;
            m_sought = true;
        }
        while (from < to) {
            const auto got =
                m_source->read(m_block.data() + static_cast<std::ptrdiff_t>(from) * m_info.channels, to - from);
            if (!got || *got == 0)
                return got ? Result<void>() : got.error();
            from += *got;
        }
        return {};
    }

    std::unique_ptr<AudioReader> m_source;
    project::TimePitch m_timePitch;
    AudioFileInfo m_info;
    std::unique_ptr<RubberBandStretcher> m_stretcher;
    PlanarBlock m_planar;
    std::vector<float> m_block;  ///< interleaved
    std::int64_t m_at = 0;       ///< where the next read begins
    std::int64_t m_sourceAt = 0; ///< the next frame to hand over
    int m_late = 0;              ///< frames to leave out
    bool m_running = false;
    bool m_sought = false; ///< the source stands at m_sourceAt, where that is in it
};

} // namespace

std::unique_ptr<AudioReader> stretchWhileReading(std::unique_ptr<AudioReader> source,
                                                 const project::TimePitch& timePitch)
{
    return std::make_unique<StretchingReader>(std::move(source), timePitch);
}

} // namespace melisma::audio
