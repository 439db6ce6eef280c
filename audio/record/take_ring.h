// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/handover_queue.h"
#include "audio/graph/sample_ring.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace melisma::audio {

/// Something that holds from a frame of a stream on.
struct TakeMark {
    enum class Kind {
        begin,   ///< a take begins; value: the timeline frame
        end,     ///< the take that began last ends, but for what comes in late
        gap,     ///< `value` frames before this one found no room
        dropout, ///< the device lost an unknown number before this one
    };
    Kind kind = Kind::gap;
    std::int64_t frame = 0; ///< of the stream as it came through the ring, without gaps
    std::int64_t value = 0;
};

/// Frames of one track on their way from the callback to the disk thread, and the marks between them. What finds no
/// room is counted, and told by a gap mark before the next frame that does.
class TakeRing {
public:
    TakeRing(int channels, std::int64_t capacity)
        : m_channels(channels)
        , m_samples(static_cast<std::size_t>(capacity * channels))
    {}

    int channels() const { return m_channels; }

    // The callback's.
    /// Answers how many frames were lost.
    std::int64_t write(const float* interleaved, int frames)
    {
        const bool gapTold = m_lost == 0 || tell({TakeMark::Kind::gap, m_written, m_lost});
        if (!gapTold || !m_samples.write(interleaved, static_cast<std::size_t>(frames * m_channels))) {
            m_lost = gapTold ? frames : m_lost + frames;
            return frames;
        }
        m_lost = 0;
        m_written += frames;
        return 0;
    }
    void mark(TakeMark::Kind kind, std::int64_t value)
    {
        if (m_lost > 0 && tell({TakeMark::Kind::gap, m_written, m_lost}))
            m_lost = 0;
        tell({kind, m_written, value});
    }

    // The disk thread's.
    /// Frames that lie there and the marks up to them; a mark behind them waits.
    std::int64_t read(std::vector<float>& block, std::int64_t most)
    {
        block.resize(static_cast<std::size_t>(most * m_channels));
        const auto count = m_samples.read(block.data(), block.size());
        block.resize(count);
        TakeMark mark;
        while (m_queue.tryTake(mark)) // told before the frames behind it were: none is missing up to them
            m_marks.push_back(mark);
        return static_cast<std::int64_t>(count) / m_channels;
    }
    std::deque<TakeMark>& marks() { return m_marks; }

private:
    /// Room is kept for the marks that takes hang on, however many dropouts there are.
    bool tell(TakeMark mark)
    {
        const bool optional = mark.kind == TakeMark::Kind::dropout;
        return m_queue.room() > (optional ? kMarks / 2 : 0) && m_queue.tryPut(std::move(mark));
    }

    static constexpr std::size_t kMarks = 4096;
    int m_channels;
    SampleRing m_samples;
    HandoverQueue<TakeMark> m_queue{kMarks};
    std::int64_t m_written = 0; ///< the callback's
    std::int64_t m_lost = 0;    ///< the callback's: not yet told
    std::deque<TakeMark> m_marks;
};

} // namespace melisma::audio
