// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/capture.h"

#include "audio/record/beside_song.h"

#include <algorithm>

namespace melisma::audio {

namespace {

/// What a disk may stall for before sound is lost.
constexpr std::int64_t kRingSeconds = 8;

} // namespace

Capture::Capture(CaptureRange range, const std::vector<InputChannels>& tracks, int sampleRate) : m_range(range)
{
    for (const auto& channels : tracks) {
        const InputChannels held{std::max(channels.first, 0), std::clamp(channels.count, 1, 2)};
        m_lanes.push_back({held, std::make_unique<TakeRing>(held.count, kRingSeconds * sampleRate)});
    }
}

void Capture::mark(TakeMark::Kind kind, std::int64_t value) noexcept
{
    for (auto& lane : m_lanes)
        lane.ring->mark(kind, value);
}

void Capture::begin(std::int64_t timeline) noexcept
{
    mark(TakeMark::Kind::begin, timeline);
    m_inside = true;
    m_frames.store(0);
    m_takeStart.store(timeline);
    m_takes.fetch_add(1);
}

void Capture::end() noexcept
{
    mark(TakeMark::Kind::end, 0);
    m_inside = false;
    m_late = m_range.latency;
}

/// A channel that the input does not have is silent.
void Capture::write(const InputBlock& input, int frames) noexcept
{
    std::int64_t lost = 0;
    for (auto& lane : m_lanes) {
        for (int done = 0; done < frames; done += kBlock) {
            const int count = std::min(kBlock, frames - done);
            for (int channel = 0; channel < lane.channels.count; ++channel) {
                const int source = lane.channels.first + channel;
                const bool there = input.samples && source < input.channels;
                for (int i = 0; i < count; ++i)
                    m_block[static_cast<std::size_t>(i * lane.channels.count + channel)] =
                        there ? input.samples[(done + i) * input.channels + source] : 0.0f;
            }
            lost += lane.ring->write(m_block.data(), count);
        }
    }
    if (lost > 0 && !m_dropping)
        m_dropouts.fetch_add(1);
    m_dropping = lost > 0 || !input.samples;
}

/// Deals with up to `most` frames that are all of one kind; answers how many.
int Capture::step(const InputBlock& input, int most, std::int64_t timeline, bool arrived) noexcept
{
    const bool moving = timeline >= 0 && !m_stop.load(std::memory_order_relaxed);
    if (moving && arrived && !m_inside && timeline >= m_range.from && timeline < m_range.until)
        begin(timeline);
    std::int64_t count = most;
    if (m_inside)
        count = std::min(count, m_range.until - timeline);
    else if (moving && timeline < m_range.from)
        count = std::min(count, m_range.from - timeline);
    if (m_late > 0)
        count = std::min(count, m_late);
    if (m_inside || m_late > 0)
        write(input, static_cast<int>(count));
    m_late = std::max<std::int64_t>(m_late - count, 0);
    if (m_inside) {
        m_frames.fetch_add(count);
        m_next = timeline + count;
        if (m_next >= m_range.until)
            end();
    }
    return static_cast<int>(count);
}

void Capture::take(const InputBlock& input, int frames, std::int64_t timeline, bool arrived) noexcept
{
    if (m_done.load(std::memory_order_relaxed))
        return;
    if (m_range.from == kBesideSong) {
        timeline = m_next;
        arrived = true;
    }
    const bool stopped = m_stop.load();
    if (m_inside && (stopped || timeline != m_next))
        end();
    if ((m_inside || m_late > 0) && (input.lost || (!input.samples && !m_dropping))) {
        mark(TakeMark::Kind::dropout, 0);
        m_dropouts.fetch_add(1);
    }
    for (int done = 0; done < frames;)
        done += step(input.from(done), frames - done, timeline < 0 ? timeline : timeline + done, arrived);
    if (stopped && m_late == 0)
        m_done.store(true);
}

} // namespace melisma::audio
