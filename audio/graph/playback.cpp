// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/playback.h"

#include "audio/graph/denormals.h"

#include <algorithm>

namespace melisma::audio {

Playback::Playback() = default;
Playback::~Playback() = default;

void Playback::collectRetired()
{
    PlanPointer plan;
    while (m_retired.tryTake(plan))
        plan.reset();
}

std::vector<float> Playback::recentOutput(std::size_t count) const
{
    std::vector<float> samples(std::min(count, kRecent));
    const auto end = m_recentCount.load();
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = m_recent[(end - samples.size() + i) % kRecent].load(std::memory_order_relaxed);
    return samples;
}

void Playback::retireOldPlan() noexcept
{
    // A full queue leaves the plan where it is; the next pass tries again.
    if (m_oldPlan && !m_renderer.previous())
        static_cast<void>(m_retired.tryPut(std::move(m_oldPlan)));
}

/// The last of the plans that wait; those it overtook are retired unplayed.
PlanPointer Playback::newestPlan() noexcept
{
    PlanPointer newest;
    PlanPointer next;
    while (m_retired.room() > 2 && m_plans.tryTake(next)) {
        if (newest)
            m_retired.tryPut(std::move(newest));
        newest = std::move(next);
    }
    return newest;
}

void Playback::takePlans() noexcept
{
    retireOldPlan();
    if (m_oldPlan)
        return; // one crossing at a time; further plans wait in their queue
    PlanPointer newest = newestPlan();
    if (!newest)
        return;
    m_oldPlan = std::move(m_plan);
    m_plan = std::move(newest);
    m_renderer.setPlan(m_plan.get(), m_state != State::stopped);
    retireOldPlan();
}

void Playback::takeCommands() noexcept
{
    TransportCommand command;
    while (m_commands.tryTake(command))
        obey(command);
}

void Playback::obey(const TransportCommand& command) noexcept
{
    switch (command.kind) {
    case TransportKind::play:
        if (m_state == State::stopped)
            startAt(m_next);
        else if (m_state == State::stopping)
            m_state = State::jumping;
        break;
    case TransportKind::stop:
        if (m_state == State::playing) {
            m_next = position();
            m_fade.fall();
        }
        if (m_state != State::stopped)
            m_state = State::stopping;
        break;
    case TransportKind::seek:
        m_next = std::max<std::int64_t>(command.frame, 0);
        if (m_state == State::playing) {
            m_fade.fall();
            m_state = State::jumping;
        }
        break;
    }
    m_obeyed = command.serial;
}

void Playback::startAt(std::int64_t frame) noexcept
{
    m_renderer.reset();
    retireOldPlan();
    m_nextChunk = chunkStart(frame);
    m_skip = static_cast<int>(frame - m_nextChunk);
    m_used = kChunkFrames;
    m_state = State::playing;
    // From timeline zero the first sample is as in the export; a start inside a sound rises.
    if (frame == 0)
        m_fade.full();
    else
        m_fade.rise();
}

void Playback::finishFade() noexcept
{
    if (m_state == State::jumping) {
        startAt(m_next);
        return;
    }
    m_renderer.reset();
    m_state = State::stopped;
}

void Playback::nextChunk() noexcept
{
    if (m_renderer.render(m_nextChunk, m_chunk) > 0)
        m_late.fetch_add(1, std::memory_order_relaxed);
    m_nextChunk += kChunkFrames;
    m_used = m_skip;
    m_skip = 0;
}

/// Writes up to `room` frames of the current chunk; answers how many.
int Playback::give(float* output, int room) noexcept
{
    if (m_used == kChunkFrames)
        nextChunk();
    const int count = std::min(room, kChunkFrames - m_used);
    for (int i = 0; i < count; ++i, ++m_used) {
        const float level = m_fade.next();
        output[2 * i] = level * m_chunk.left[static_cast<std::size_t>(m_used)];
        output[2 * i + 1] = level * m_chunk.right[static_cast<std::size_t>(m_used)];
    }
    if (m_fade.fallen())
        finishFade();
    return count;
}

/// Timeline frame of the next frame to be given out, while playing.
std::int64_t Playback::position() const noexcept
{
    return m_used == kChunkFrames ? m_nextChunk + m_skip : m_nextChunk - kChunkFrames + m_used;
}

void Playback::publishState() noexcept
{
    const bool moving = m_state == State::playing;
    const bool settled = !m_oldPlan && (moving || m_state == State::stopped);
    m_playhead.store(moving ? position() : m_next);
    m_settled.store(settled ? m_plan.get() : nullptr);
    m_serial.store(m_obeyed); // last: who sees it sees the playhead that belongs to it
}

void Playback::remember(const float* output, int frames) noexcept
{
    auto at = m_recentCount.load(std::memory_order_relaxed);
    for (int i = 0; i < frames; ++i, ++at)
        m_recent[at % kRecent].store(0.5f * (output[2 * i] + output[2 * i + 1]), std::memory_order_relaxed);
    m_recentCount.store(at);
}

void Playback::process(float* output, int frames) noexcept
{
    const DenormalsOff denormalsOff;
    takePlans();
    takeCommands();
    int done = 0;
    while (done < frames && m_state != State::stopped)
        done += give(output + 2 * done, frames - done);
    std::fill(output + 2 * done, output + 2 * frames, 0.0f);
    if (m_state == State::stopped)
        for (int rested = done; rested < frames; rested += kChunkFrames)
            m_renderer.rest();
    publishState();
    remember(output, frames);
    m_passes.fetch_add(1);
}

} // namespace melisma::audio
