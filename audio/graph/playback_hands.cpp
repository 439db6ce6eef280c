// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is played on keyboards, beside the song or along with it.
#include "audio/graph/playback.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

namespace {

/// Silence after which what is played by hand is no longer rendered while the song stands: a gate or an echo may come
/// back before.
constexpr int kHandRestSeconds = 4;
constexpr float kHandFloor = 1e-5f; // -100 dB

bool isSilent(const Chunk& chunk)
{
    const auto quiet = [](float sample) { return std::abs(sample) < kHandFloor; };
    return std::ranges::all_of(chunk.left, quiet) && std::ranges::all_of(chunk.right, quiet);
}

} // namespace

EventPlayer* Playback::playerOf(project::TrackId id) const noexcept
{
    const TrackPlan* track = m_plan && id ? findTrack(*m_plan, id) : nullptr;
    return track ? track->player.get() : nullptr;
}

void Playback::letGoElsewhere(const MidiDesk::Tracks& tracks) noexcept
{
    for (const auto before : m_handTracks)
        if (EventPlayer* player = playerOf(before); player && std::ranges::find(tracks, before) == tracks.end())
            player->letGo();
    m_handTracks = tracks;
}

/// Where in the song its first listener heard it when it was played.
HeardEvent Playback::heard(const MidiDesk::Played& played) const noexcept
{
    const auto behind = played.behind + latency();
    const bool arrived = m_obeyed >= m_expected.load(std::memory_order_relaxed);
    HeardEvent heard{played.event, m_next, m_round,
                     arrived && (m_state == State::playing || m_state == State::counting)};
    if (m_state == State::counting) {
        heard.frame = m_next - (m_countIn.frames - m_counted) - behind;
    } else if (m_state == State::playing) {
        PlayPosition now = m_way;
        now.frame = m_position;
        heard.frame = now.heard(behind);
        heard.round -= now.sinceReturn >= 0 && std::min(behind, now.sinceStart) > now.sinceReturn ? 1 : 0;
    }
    return heard;
}

/// What was played since the last block sounds from the next chunk on.
void Playback::playByHand() noexcept
{
    m_midi.begin(sampleRate(), m_round);
    if (m_midi.takeLetGo())
        letGoElsewhere({});
    if (const auto tracks = m_midi.tracks(); tracks != m_handTracks)
        letGoElsewhere(tracks);
    MidiDesk::Played played;
    while (m_midi.next(played)) {
        m_midi.tell(heard(played));
        for (const auto track : m_handTracks)
            if (EventPlayer* player = playerOf(track)) {
                player->playByHand(played.event);
                if (played.event.kind == EventKind::noteOn)
                    m_handLeft = handRest();
            }
    }
}

/// In frames.
std::int64_t Playback::handRest() const noexcept
{
    return std::int64_t{kHandRestSeconds} * sampleRate();
}

/// While the song stands or is counted in; until nothing has been heard of it for a while.
void Playback::addByHand(float* output, int frames) noexcept
{
    for (int i = 0; i < frames && m_handLeft > 0; ++i) {
        if (m_handUsed == kChunkFrames) {
            m_renderer.render({chunkStart(m_next)}, m_handChunk, Renderer::Sources::hand);
            m_handUsed = 0;
            m_handLeft = isSilent(m_handChunk) ? m_handLeft - kChunkFrames : handRest();
            if (m_handLeft <= 0) {
                for (const auto track : m_handTracks)
                    if (EventPlayer* player = playerOf(track))
                        player->forgetKeys(); // what has died away is not struck again
                m_renderer.reset();
            }
        }
        output[2 * i] += m_handChunk.left[static_cast<std::size_t>(m_handUsed)];
        output[2 * i + 1] += m_handChunk.right[static_cast<std::size_t>(m_handUsed)];
        ++m_handUsed;
    }
}

} // namespace melisma::audio
