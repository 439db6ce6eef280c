// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/live_engine_state.h"

#include "audio/graph/butler.h"

#include <chrono>

namespace melisma::audio {

namespace {

constexpr std::chrono::milliseconds kButlerInterval{20};

} // namespace

/// Play waits for the plan of what the window showed when it was pressed, lest another project be heard, or the time
/// that loading takes be skipped.
bool LiveEngine::State::commandReady() const
{
    return !commands.empty() &&
           (commands.front().command.kind != TransportKind::play || compiled >= commands.front().wish);
}

std::int64_t LiveEngine::State::positionNow() const
{
    return playback.serial() < serial ? target : playback.playhead();
}

/// Cells may be new in the plan.
void LiveEngine::State::setListening(const RenderPlan& plan) const
{
    const auto set = [this](const EffectChain& chain) {
        for (const auto& cell : chain) {
            cell->setDelta(deltas.contains(cell->id()));
            tapped.contains(cell->id()) ? cell->openTap() : cell->closeTap();
        }
    };
    for (const auto& track : plan.tracks)
        set(track.effects);
    set(plan.masterEffects);
}

void LiveEngine::State::compileOne(const Wish& next, const std::stop_token& stop)
{
    PlanPointer plan = compiler.compile(*next.project, next.mediaPath);
    std::unique_lock lock(mutex);
    const auto position = positionNow();
    const auto playing = piece;
    setListening(*plan);
    lock.unlock();
    readAhead(*plan, position, playing);
    // A full queue means that nothing calls back; wait until somebody does.
    while (!playback.publish(plan) && !stop.stop_requested())
        std::this_thread::sleep_for(kButlerInterval);
    std::vector<std::string> sentences;
    for (const auto& problem : compiler.problems())
        sentences.push_back(problem.sentence());
    lock.lock();
    latest.swap(plan);
    setListening(*latest); // again: some may have changed meanwhile
    compiled = next.number;
    warnings = std::move(sentences);
    lock.unlock(); // before the plan that was the latest may die, with its instruments
}

void LiveEngine::State::compileLoop(const std::stop_token& stop)
{
    std::unique_lock lock(mutex);
    while (changed.wait(lock, stop, [this] { return wish.has_value(); }) && !stop.stop_requested()) {
        const Wish next = std::move(*wish);
        wish.reset();
        compiling = true;
        lock.unlock();
        compileOne(next, stop);
        lock.lock();
        compiling = false;
        changed.notify_all();
    }
}

void LiveEngine::State::sendOne(const TransportCommand& command, const std::stop_token& stop)
{
    PlanPointer plan;
    {
        const std::lock_guard lock(mutex);
        plan = latest;
    }
    if (plan && command.kind != TransportKind::stop)
        readHead(*plan, command.frame, command.piece); // the rest follows while that is heard
    while (!playback.send(command) && !stop.stop_requested())
        std::this_thread::sleep_for(kButlerInterval);
}

/// Reads ahead, and drops what is far once no old place or plan can be heard any more.
void LiveEngine::State::serveFiles()
{
    std::unique_lock lock(mutex);
    const PlanPointer plan = latest;
    const auto position = positionNow();
    const bool obeyed = playback.serial() == serial;
    const auto playing = piece;
    lock.unlock();
    if (plan) {
        readAhead(*plan, position, playing);
        if (obeyed && playback.settledPlan() == plan.get())
            dropFarBlocks(*plan, position, playback.passes(), playing);
    }
    playback.collectRetired();
}

void LiveEngine::State::butlerLoop(const std::stop_token& stop)
{
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        changed.wait_for(lock, stop, kButlerInterval, [this] { return commandReady() || servings < servingsWanted; });
        while (commandReady() && !stop.stop_requested()) {
            const auto next = commands.front().command;
            commands.pop_front();
            sending = true;
            lock.unlock();
            sendOne(next, stop);
            lock.lock();
            sending = false;
            changed.notify_all();
        }
        lock.unlock();
        serveFiles();
        lock.lock();
        ++servings;
        changed.notify_all();
    }
}

void LiveEngine::State::command(TransportKind kind, std::int64_t frame, const CountIn& countIn, const PlayPiece& begun)
{
    const std::lock_guard lock(mutex);
    target = frame;
    piece = begun;
    commands.push_back({{kind, frame, countIn, begun, ++serial}, wishes});
    playback.expect(serial);
    changed.notify_all();
}

std::shared_ptr<TrackCell> LiveEngine::State::cellOf(project::TrackId id) const
{
    const std::lock_guard lock(mutex);
    if (latest)
        for (const auto& track : latest->tracks)
            if (track.id == id)
                return track.cell;
    return nullptr;
}

} // namespace melisma::audio
