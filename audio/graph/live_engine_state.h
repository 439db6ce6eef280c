// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/device_slot.h"
#include "audio/graph/live_engine.h"
#include "audio/graph/live_loudness.h"
#include "audio/graph/plan_compiler.h"
#include "audio/graph/playback.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace melisma::audio {

/// Two threads stand between the window and the callback: the compiler makes plans, the butler reads ahead and passes
/// transport commands on once what they need is in memory. Each is the one producer of its queue.
struct LiveEngine::State {
    struct Wish {
        project::ProjectPtr project;
        MediaPath mediaPath;
        std::uint64_t number = 0; ///< counts setProject() calls
    };

    /// A command, and the wish that must have become a plan before it may start anything.
    struct Order {
        TransportCommand command;
        std::uint64_t wish = 0;
    };

    State(std::unique_ptr<OutputDevice> output, std::filesystem::path soundfont)
        : compiler(std::move(soundfont))
        , loudness(playback.tap(), project::Project::kDefaultSampleRate)
        , slot(playback, std::move(output))
    {}

    // The UI thread's alone.
    std::optional<OutputDeviceState> deviceState;
    int sampleRate = project::Project::kDefaultSampleRate;
    int bufferFrames = 512;
    std::optional<DeviceChoice> input; ///< to be open beside the output
    project::ProjectPtr shown;         ///< of the last setProject()
    int countInBars = 0;
    PlayPiece chosenPiece;    ///< for the next play
    int earlierUnderruns = 0; ///< of devices that were replaced, less those that were reset
    int lateReset = 0;        ///< late chunks at the last reset

    Playback playback;
    PlanCompiler compiler; ///< the compiler thread's alone
    LiveLoudness loudness;
    DeviceSlot slot;

    mutable std::mutex mutex; ///< guards what follows; never taken by the callback
    std::condition_variable_any changed;
    std::optional<Wish> wish;
    bool compiling = false;
    std::uint64_t wishes = 0;   ///< number of the last wish
    std::uint64_t compiled = 0; ///< number of the wish that `latest` answers
    PlanPointer latest;
    std::vector<std::string> warnings;
    std::set<project::EffectId> deltas;     ///< effects of which only what they change is heard
    std::set<project::EffectId> tapped;     ///< effects that an editor listens to
    std::optional<base::Error> rateProblem; ///< why the device does not run at the project's rate
    std::deque<Order> commands;
    bool sending = false;             ///< the butler is reading ahead for a command it has taken
    std::uint64_t servings = 0;       ///< rounds that the butler has ended
    std::uint64_t servingsWanted = 0; ///< it does not pause before this many
    std::uint64_t serial = 0;
    std::int64_t target = 0; ///< where the last command puts the playhead
    bool wantsPlay = false;
    PlayPiece piece; ///< that the last play began; empty: none, or it has been left

    // Last, so that they end before what they use.
    std::jthread compileThread;
    std::jthread butlerThread;

    void compileLoop(const std::stop_token& stop);
    void butlerLoop(const std::stop_token& stop);
    void setListening(const RenderPlan& plan) const;
    void compileOne(const Wish& next, const std::stop_token& stop);
    void sendOne(const TransportCommand& command, const std::stop_token& stop);
    void serveFiles();
    void command(TransportKind kind, std::int64_t frame, const CountIn& countIn = {}, const PlayPiece& begun = {});
    bool commandReady() const;
    std::int64_t positionNow() const;
    std::shared_ptr<TrackCell> cellOf(project::TrackId id) const;
};

} // namespace melisma::audio
