// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/live_engine.h"

#include "audio/graph/butler.h"
#include "audio/graph/plan_compiler.h"
#include "audio/graph/playback.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace melisma::audio {

namespace {

constexpr std::chrono::milliseconds kButlerInterval{20};

} // namespace

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

    explicit State(std::unique_ptr<OutputDevice> output, std::filesystem::path soundfont)
        : device(std::move(output))
        , compiler(std::move(soundfont))
    {}

    std::unique_ptr<OutputDevice> device;
    std::optional<OutputDeviceState> deviceState;
    int sampleRate = project::Project::kDefaultSampleRate;
    int bufferFrames = 512;
    bool started = false;
    Playback playback;
    PlanCompiler compiler; ///< the compiler thread's alone

    mutable std::mutex mutex; ///< guards what follows; never taken by the callback
    std::condition_variable_any changed;
    std::optional<Wish> wish;
    bool compiling = false;
    std::uint64_t wishes = 0;   ///< number of the last wish
    std::uint64_t compiled = 0; ///< number of the wish that `latest` answers
    PlanPointer latest;
    std::vector<std::string> warnings;
    std::optional<base::Error> rateProblem; ///< why the device does not run at the project's rate
    std::deque<Order> commands;
    bool sending = false;             ///< the butler is reading ahead for a command it has taken
    std::uint64_t servings = 0;       ///< rounds that the butler has ended
    std::uint64_t servingsWanted = 0; ///< it does not pause before this many
    std::uint64_t serial = 0;
    std::int64_t target = 0; ///< where the last command puts the playhead
    bool wantsPlay = false;

    std::jthread compileThread;
    std::jthread butlerThread;

    void compileLoop(const std::stop_token& stop);
    void butlerLoop(const std::stop_token& stop);
    void compileOne(const Wish& next, const std::stop_token& stop);
    void sendOne(const TransportCommand& command, const std::stop_token& stop);
    void serveFiles();
    void command(TransportKind kind, std::int64_t frame);
    bool commandReady() const;
    std::int64_t positionNow() const;
    std::shared_ptr<TrackCell> cellOf(project::TrackId id) const;
};

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

void LiveEngine::State::compileOne(const Wish& next, const std::stop_token& stop)
{
    PlanPointer plan = compiler.compile(*next.project, next.mediaPath);
    std::unique_lock lock(mutex);
    const auto position = positionNow();
    lock.unlock();
    readAhead(*plan, position);
    // A full queue means that nothing calls back; wait until somebody does.
    while (!playback.publish(plan) && !stop.stop_requested())
        std::this_thread::sleep_for(kButlerInterval);
    std::vector<std::string> sentences;
    for (const auto& problem : compiler.problems())
        sentences.push_back(problem.sentence());
    lock.lock();
    latest.swap(plan);
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
        readAhead(*plan, command.frame);
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
    lock.unlock();
    if (plan) {
        readAhead(*plan, position);
        if (obeyed && playback.settledPlan() == plan.get())
            dropFarBlocks(*plan, position, playback.passes());
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

void LiveEngine::State::command(TransportKind kind, std::int64_t frame)
{
    const std::lock_guard lock(mutex);
    target = frame;
    commands.push_back({{kind, frame, {}, ++serial}, wishes});
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

LiveEngine::LiveEngine(std::unique_ptr<OutputDevice> device, std::filesystem::path soundfont)
    : m_state(std::make_unique<State>(std::move(device), std::move(soundfont)))
{
    auto* state = m_state.get();
    state->compileThread = std::jthread([state](const std::stop_token& stop) { state->compileLoop(stop); });
    state->butlerThread = std::jthread([state](const std::stop_token& stop) { state->butlerLoop(stop); });
}

LiveEngine::~LiveEngine()
{
    stopDevice();
}

base::Result<OutputDeviceState> LiveEngine::start(int sampleRate, int bufferFrames)
{
    stopDevice();
    m_state->sampleRate = sampleRate;
    m_state->bufferFrames = bufferFrames;
    auto started = m_state->device->start(m_state->playback, sampleRate, bufferFrames);
    if (!started)
        return started;
    m_state->started = true;
    m_state->deviceState = *started;
    return started;
}

void LiveEngine::stopDevice()
{
    if (m_state->started)
        m_state->device->stop();
    m_state->started = false;
}

base::Result<OutputDeviceState> LiveEngine::useDevice(std::unique_ptr<OutputDevice> device)
{
    stopDevice();
    m_state->device = std::move(device);
    return start(m_state->sampleRate, m_state->bufferFrames);
}

void LiveEngine::setProject(project::ProjectPtr project, MediaPath mediaPath)
{
    followRate(project->sampleRate);
    const std::lock_guard lock(m_state->mutex);
    m_state->wish = State::Wish{std::move(project), std::move(mediaPath), ++m_state->wishes};
    m_state->changed.notify_all();
}

/// A project at another rate than the device's restarts it; a refusal shows among the plan's warnings.
void LiveEngine::followRate(int sampleRate)
{
    if (!m_state->started || m_state->sampleRate == sampleRate)
        return;
    const auto restarted = start(sampleRate, m_state->bufferFrames);
    const std::lock_guard lock(m_state->mutex);
    m_state->rateProblem = restarted ? std::nullopt : std::optional(restarted.error());
}

void LiveEngine::waitForPlan()
{
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [this] { return !m_state->wish && !m_state->compiling; });
}

void LiveEngine::waitForTransport()
{
    std::unique_lock lock(m_state->mutex);
    // The round under way may have begun before this call: wait for a whole one after it.
    const auto wanted = m_state->servingsWanted = m_state->servings + 2;
    m_state->changed.notify_all();
    m_state->changed.wait(
        lock, [this, wanted] { return m_state->commands.empty() && !m_state->sending && m_state->servings >= wanted; });
}

std::vector<std::string> LiveEngine::planWarnings() const
{
    const std::lock_guard lock(m_state->mutex);
    auto sentences = m_state->warnings;
    if (m_state->rateProblem)
        sentences.push_back(m_state->rateProblem->sentence());
    return sentences;
}

void LiveEngine::play()
{
    const auto from = playhead().count;
    m_state->wantsPlay = true;
    m_state->command(TransportKind::play, from);
}

void LiveEngine::stop()
{
    const auto at = playhead().count;
    m_state->wantsPlay = false;
    m_state->command(TransportKind::stop, at);
}

void LiveEngine::seek(base::Frames position)
{
    m_state->command(TransportKind::seek, std::max<std::int64_t>(position.count, 0));
}

bool LiveEngine::playing() const
{
    return m_state->wantsPlay;
}

base::Frames LiveEngine::playhead() const
{
    const std::lock_guard lock(m_state->mutex);
    return {m_state->positionNow()};
}

void LiveEngine::setTrackGain(project::TrackId track, double gainDb)
{
    if (const auto cell = m_state->cellOf(track))
        cell->gain.store(linearGain(gainDb));
}

void LiveEngine::setTrackPan(project::TrackId track, double pan)
{
    if (const auto cell = m_state->cellOf(track))
        cell->pan.store(static_cast<float>(pan));
}

void LiveEngine::setMasterGain(double gainDb)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->latest)
        m_state->latest->master->gain.store(linearGain(gainDb));
}

namespace {

MeterReading readMeter(MeterCell& meter)
{
    return {{meter.takePeak(0), meter.takePeak(1)}, {meter.rms(0), meter.rms(1)}};
}

} // namespace

MeterReading LiveEngine::trackMeter(project::TrackId track) const
{
    const auto cell = m_state->cellOf(track);
    return cell ? readMeter(cell->meter) : MeterReading{};
}

MeterReading LiveEngine::masterMeter() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->latest ? readMeter(m_state->latest->master->meter) : MeterReading{};
}

std::vector<float> LiveEngine::recentOutput(std::size_t count) const
{
    return m_state->playback.recentOutput(count);
}

double LiveEngine::cpuLoad() const
{
    return m_state->device->cpuLoad();
}

int LiveEngine::dropouts() const
{
    return m_state->device->dropouts() + m_state->playback.lateChunks();
}

OutputDeviceState LiveEngine::deviceState() const
{
    return m_state->deviceState.value_or(OutputDeviceState{});
}

OutputDevice& LiveEngine::device()
{
    return *m_state->device;
}

} // namespace melisma::audio
