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
    m_preview.collectRetired();
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
    m_renderer.setPlan(m_plan.get(), m_state != State::stopped && m_state != State::counting);
    retireOldPlan();
    enterLoop();
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
        m_countIn = command.countIn;
        m_counted = 0;
        m_piece = command.piece;
        if (m_state == State::stopped && m_countIn.frames > 0)
            m_state = State::counting;
        else if (m_state == State::stopped)
            startAt(m_next);
        else if (m_state == State::stopping)
            m_state = State::jumping;
        break;
    case TransportKind::stop:
        if (m_state == State::counting) {
            m_state = State::stopped;
            break;
        }
        if (m_state == State::playing) {
            m_next = m_position;
            m_fade.fall();
        }
        if (m_state != State::stopped)
            m_state = State::stopping;
        break;
    case TransportKind::seek:
        m_next = std::max<std::int64_t>(command.frame, 0);
        m_piece = {};
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
    m_round = 0;
    retireOldPlan();
    m_seam.clear();
    m_position = frame;
    m_way = {};
    m_used = m_chunkEnd = 0;
    m_handUsed = kChunkFrames;
    m_looping = false;
    m_state = State::playing;
    enterLoop();
    // From timeline zero the first sample is as in the export; a start inside a sound rises.
    if (frame == 0)
        m_fade.full();
    else
        m_fade.rise(latency());
}

/// After a start or another plan. A loop that was pulled away from under the playhead is entered anew at its start;
/// behind a loop that never held it, playback goes on.
void Playback::enterLoop() noexcept
{
    const LoopSpan loop = m_plan && m_piece.isEmpty() ? m_plan->loop : LoopSpan{};
    const bool ahead = !loop.empty() && m_position < loop.end;
    if (m_state == State::playing && m_looping && !loop.empty() && !ahead) {
        m_next = loop.start;
        m_fade.fall();
        m_state = State::jumping;
    }
    m_looping = ahead;
}

void Playback::finishFade() noexcept
{
    if (m_state == State::jumping) {
        startAt(m_next);
        return;
    }
    m_renderer.reset();
    m_handUsed = kChunkFrames;
    m_state = State::stopped;
}

bool Playback::inPiece() const noexcept
{
    return m_state == State::playing && !m_piece.isEmpty();
}

/// What playback goes on at the start of when it comes to its end: the loop, or what a piece leaves out.
std::optional<LoopSpan> Playback::leap() const noexcept
{
    if (m_looping)
        return m_plan->loop;
    if (inPiece() && m_piece.skipFrom < m_piece.skipTo && m_position <= m_piece.skipFrom.count)
        return LoopSpan{m_piece.skipTo.count, m_piece.skipFrom.count};
    return {};
}

/// Where the fade begins that a piece ends with, so that it is heard where the piece says.
std::int64_t Playback::pieceFall() const noexcept
{
    return m_piece.end.count + latency() - kGlideFrames;
}

void Playback::leapOver(const LoopSpan& span) noexcept
{
    m_way.loop = span;
    m_way.sinceReturn = 0;
    ++m_round;
    m_position = span.start;
    m_used = m_chunkEnd;
    if (latency() == 0)
        m_seam.begin();
}

int Playback::latency() const noexcept
{
    return m_plan ? m_plan->latency : 0;
}

void Playback::nextChunk() noexcept
{
    const auto start = chunkStart(m_position);
    m_used = static_cast<int>(m_position - start);
    m_chunkEnd = kChunkFrames;
    if (const auto span = leap())
        m_chunkEnd = static_cast<int>(std::min<std::int64_t>(span->end - start, kChunkFrames));
    if (m_renderer.render({start, m_used, m_chunkEnd}, m_chunk) > 0)
        m_late.fetch_add(1, std::memory_order_relaxed);
}

/// Writes up to `room` frames of the current chunk; answers how many.
int Playback::give(float* output, int room) noexcept
{
    if (m_used == m_chunkEnd)
        nextChunk();
    int count = std::min(room, m_chunkEnd - m_used);
    if (const auto span = leap()) // its end may have moved since the chunk was rendered
        count = static_cast<int>(std::min<std::int64_t>(count, span->end - m_position));
    if (inPiece() && m_position < pieceFall())
        count = static_cast<int>(std::min<std::int64_t>(count, pieceFall() - m_position));
    const bool seamAhead = m_way.sinceReturn >= 0 && m_way.sinceReturn < latency();
    if (seamAhead) // the return is heard as late as the rest
        count = static_cast<int>(std::min<std::int64_t>(count, latency() - m_way.sinceReturn));
    for (int i = 0; i < count; ++i, ++m_used) {
        const float level = m_fade.next();
        output[2 * i] = level * m_seam.apply(0, m_chunk.left[static_cast<std::size_t>(m_used)]);
        output[2 * i + 1] = level * m_seam.apply(1, m_chunk.right[static_cast<std::size_t>(m_used)]);
        m_seam.nextFrame();
    }
    m_position += count;
    m_way.sinceStart += count;
    if (m_way.sinceReturn >= 0)
        m_way.sinceReturn += count;
    if (seamAhead && m_way.sinceReturn == latency())
        m_seam.begin();
    if (const auto span = leap(); span && m_position >= span->end)
        leapOver(*span);
    if (inPiece() && !leap() && m_position >= pieceFall()) {
        m_fade.fall();
        m_state = State::stopping;
    }
    if (m_fade.fallen())
        finishFade();
    return count;
}

/// Silence with clicks, until playback begins; answers how many frames of `room` it took.
int Playback::countIn(float* output, int room) noexcept
{
    const auto count = static_cast<int>(std::min<std::int64_t>(room, m_countIn.frames - m_counted));
    std::fill(output, output + 2 * count, 0.0f);
    m_metronome.count(m_countIn, sampleRate(), m_counted, output, count);
    addByHand(output, count);
    m_counted += count;
    if (m_counted == m_countIn.frames)
        startAt(m_next);
    return count;
}

/// Clicks for the frames given out from `from` on, as late as the sound that they go with.
void Playback::click(PlayPosition from, float* output, int count) noexcept
{
    const std::int64_t late = latency();
    for (int done = 0; done < count;) {
        std::int64_t room = count - done;
        const bool silent = from.sinceStart < late;
        if (silent)
            room = std::min(room, late - from.sinceStart);
        else if (from.sinceReturn >= 0 && from.sinceReturn < late)
            room = std::min(room, late - from.sinceReturn);
        const auto heard = from.heard(late);
        float* const here = output + 2 * done;
        if (silent)
            m_metronome.ring(here, static_cast<int>(room));
        else
            m_metronome.follow(m_plan->clicks, m_plan->sampleRate, heard, here, static_cast<int>(room));
        from.frame += room;
        from.sinceStart += room;
        if (from.sinceReturn >= 0)
            from.sinceReturn += room;
        done += static_cast<int>(room);
    }
}

/// Answers how many of the frames were played; the rest is rest.
int Playback::play(const InputBlock& input, float* output, int frames) noexcept
{
    int done = 0;
    while (done < frames && m_state != State::stopped) {
        float* const here = output + 2 * done;
        if (m_state == State::counting) {
            done += countIn(here, frames - done);
            continue;
        }
        PlayPosition from = m_way;
        from.frame = m_position;
        const bool arrived = m_state == State::playing && m_obeyed >= m_expected.load(std::memory_order_relaxed);
        const int count = give(here, frames - done);
        // Who plays along hears what effects hold back so late; before that comes, nothing of the song is heard yet.
        const std::int64_t late = latency();
        m_input.take(input.from(done), count, from.sinceStart < late ? from.frame - late : from.heard(late), arrived);
        m_tap.write(here, static_cast<std::size_t>(count) * 2);
        if (m_plan)
            click(from, here, count);
        done += count;
    }
    return done;
}

int Playback::sampleRate() const noexcept
{
    return m_plan ? m_plan->sampleRate : project::Project::kDefaultSampleRate;
}

void Playback::publishState() noexcept
{
    const bool moving = m_state == State::playing;
    const bool settled = !m_oldPlan && (moving || m_state == State::stopped || m_state == State::counting);
    PlayPosition where = moving ? m_way : PlayPosition{};
    where.frame = moving ? m_position : m_next;
    m_where.store(where);
    m_counting.store(m_state == State::counting);
    m_resting.store(m_state == State::stopped);
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

void Playback::process(const InputBlock& input, float* output, int frames) noexcept
{
    const DenormalsOff denormalsOff;
    takePlans();
    takeCommands();
    playByHand();
    m_input.begin(input, frames);
    const int done = play(input, output, frames);
    m_input.take(input.from(done), frames - done, -1, false);
    std::fill(output + 2 * done, output + 2 * frames, 0.0f);
    if (m_state == State::stopped) {
        m_metronome.ring(output + 2 * done, frames - done);
        if (m_handLeft > 0)
            addByHand(output + 2 * done, frames - done);
        else
            for (int rested = done; rested < frames; rested += kChunkFrames)
                m_renderer.rest();
    }
    m_testTone.mix(output, frames, sampleRate());
    m_preview.mix(output, frames);
    m_input.end(input, output, frames);
    m_midi.end(frames);
    publishState();
    remember(output, frames);
    m_passes.fetch_add(1);
}

} // namespace melisma::audio
