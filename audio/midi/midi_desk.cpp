// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/midi/midi_desk.h"

#include <algorithm>
#include <chrono>

namespace melisma::audio {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

std::int64_t scaled(std::int64_t value, std::int64_t by, std::int64_t over)
{
    return value / over * by + (value % over * by + over / 2) / over;
}

} // namespace

bool MidiDesk::play(const LiveEvent& event, std::int64_t nanoseconds)
{
    const std::lock_guard turn(m_players);
    return m_played.tryPut({event, nanoseconds});
}

std::int64_t MidiDesk::now() const
{
    if (m_counts.load())
        return scaled(m_frames.load(), kSecond, m_sampleRate.load());
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void MidiDesk::setTracks(const std::vector<project::TrackId>& tracks)
{
    for (std::size_t i = 0; i < kMostTracks; ++i)
        m_tracks[i].store(i < tracks.size() ? tracks[i].value : 0);
}

void MidiDesk::begin(int sampleRate, int round) noexcept
{
    m_sampleRate.store(sampleRate);
    m_round.store(round);
    m_began = now();
}

bool MidiDesk::next(Played& played) noexcept
{
    Timed timed;
    if (!m_played.tryTake(timed))
        return false;
    const auto since = std::max<std::int64_t>(m_began - timed.nanoseconds, 0);
    played = {timed.event, scaled(since, m_sampleRate.load(), kSecond) + m_outputLatency.load()};
    return true;
}

MidiDesk::Tracks MidiDesk::tracks() const noexcept
{
    Tracks tracks;
    for (std::size_t i = 0; i < kMostTracks; ++i)
        tracks[i].value = m_tracks[i].load(std::memory_order_relaxed);
    return tracks;
}

} // namespace melisma::audio
