// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/live_engine.h"

#include "audio/graph/live_engine_state.h"

#include <algorithm>
#include <utility>

namespace melisma::audio {

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
    m_state->sampleRate = sampleRate;
    m_state->bufferFrames = bufferFrames;
    m_state->earlierUnderruns += m_state->slot.device().dropouts();
    m_state->slot.device().setInput(m_state->input);
    auto started = m_state->slot.start(sampleRate, bufferFrames);
    m_state->deviceState = started ? std::optional(*started) : std::nullopt;
    m_state->earlierUnderruns -= m_state->slot.device().dropouts(); // a device may begin to count anew, or go on
    m_state->loudness.setSampleRate(sampleRate);
    m_state->playback.midi().setOutputLatency(
        started ? base::toFrames({started->latencySeconds}, started->sampleRate).count : 0);
    return started;
}

base::Result<OutputDeviceState> LiveEngine::useInput(std::optional<DeviceChoice> input)
{
    const bool same = m_state->input == input;
    m_state->input = std::move(input);
    if (!m_state->slot.started() || same)
        return deviceState();
    return start(m_state->sampleRate, m_state->bufferFrames);
}

InputDesk& LiveEngine::input()
{
    return m_state->playback.input();
}

MidiDesk& LiveEngine::midi()
{
    return m_state->playback.midi();
}

void LiveEngine::stopDevice()
{
    m_state->slot.stop();
    m_state->deviceState.reset();
}

base::Result<OutputDeviceState> LiveEngine::useDevice(std::unique_ptr<OutputDevice> device)
{
    m_state->earlierUnderruns += m_state->slot.device().dropouts();
    m_state->slot.replace(std::move(device));
    m_state->earlierUnderruns -= m_state->slot.device().dropouts();
    return start(m_state->sampleRate, m_state->bufferFrames);
}

base::Result<OutputDeviceState> LiveEngine::abandonDevice(std::unique_ptr<OutputDevice> next)
{
    m_state->earlierUnderruns += m_state->slot.device().dropouts();
    m_state->slot.abandon(std::move(next));
    m_state->earlierUnderruns -= m_state->slot.device().dropouts();
    return start(m_state->sampleRate, m_state->bufferFrames);
}

bool LiveEngine::deviceEnded() const
{
    return m_state->slot.started() && m_state->slot.device().ended();
}

std::uint64_t LiveEngine::callbacks() const
{
    return m_state->playback.passes().load();
}

void LiveEngine::setProject(project::ProjectPtr project, MediaPath mediaPath)
{
    followRate(project->sampleRate);
    m_state->shown = project;
    const std::lock_guard lock(m_state->mutex);
    m_state->wish = State::Wish{std::move(project), std::move(mediaPath), ++m_state->wishes};
    m_state->changed.notify_all();
}

/// A project at another rate than the device's restarts it; a refusal shows among the plan's warnings.
void LiveEngine::followRate(int sampleRate)
{
    if (!m_state->slot.started() || m_state->sampleRate == sampleRate)
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
    const auto piece = std::exchange(m_state->chosenPiece, {});
    const auto from = piece.isEmpty() ? playhead().count : piece.start.count;
    if (!piece.isEmpty())
        seek(piece.start);
    CountIn countIn;
    if (!m_state->wantsPlay) {
        m_state->loudness.reset(); // figures of an earlier pass would say nothing about this one
        if (m_state->shown && piece.isEmpty())
            countIn = countInBefore(m_state->shown->tempoMap, m_state->shown->sampleRate, from, m_state->countInBars);
    }
    m_state->wantsPlay = true;
    m_state->command(TransportKind::play, from, countIn, piece);
}

void LiveEngine::choosePiece(const PlayPiece& piece)
{
    m_state->chosenPiece = piece;
}

bool LiveEngine::playingPiece() const
{
    const std::lock_guard lock(m_state->mutex);
    return !m_state->piece.isEmpty();
}

bool LiveEngine::pieceEnded() const
{
    const std::lock_guard lock(m_state->mutex);
    return !m_state->piece.isEmpty() && m_state->playback.serial() == m_state->serial && m_state->playback.resting();
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

base::Frames LiveEngine::heardPlayhead() const
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->playback.serial() < m_state->serial)
        return {m_state->target};
    const double late = m_state->deviceState ? m_state->deviceState->latencySeconds : 0.0;
    const std::int64_t effects = m_state->latest ? m_state->latest->latency : 0;
    return {m_state->playback.where().heard(base::toFrames({late}, m_state->sampleRate).count + effects)};
}

bool LiveEngine::countingIn() const
{
    return m_state->playback.countingIn();
}

void LiveEngine::setMetronome(bool on, double gainDb)
{
    m_state->playback.metronome().setOn(on);
    m_state->playback.metronome().setGain(linearGain(gainDb));
}

void LiveEngine::setCountIn(int bars)
{
    m_state->countInBars = bars;
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

void LiveEngine::setSendGain(project::SendId send, double gainDb)
{
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->latest)
        return;
    for (const auto& track : m_state->latest->tracks)
        for (const auto& route : track.routes)
            if (route.send == send)
                route.cell->gain.store(linearGain(gainDb));
}

void LiveEngine::setMasterGain(double gainDb)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->latest)
        m_state->latest->master->gain.store(linearGain(gainDb));
}

namespace {

EffectCell* findEffectCell(const RenderPlan& plan, project::EffectId id)
{
    const auto in = [id](const EffectChain& chain) {
        const auto found = std::ranges::find_if(chain, [id](const auto& cell) { return cell->id() == id; });
        return found == chain.end() ? nullptr : found->get();
    };
    for (const auto& track : plan.tracks)
        if (auto* cell = in(track.effects))
            return cell;
    return in(plan.masterEffects);
}

} // namespace

void LiveEngine::setEffect(const project::EffectSlot& slot)
{
    const std::lock_guard lock(m_state->mutex);
    if (auto* cell = m_state->latest ? findEffectCell(*m_state->latest, slot.id) : nullptr)
        cell->set(slot);
}

void LiveEngine::setDelta(project::EffectId effect, bool on)
{
    const std::lock_guard lock(m_state->mutex);
    on ? static_cast<void>(m_state->deltas.insert(effect)) : static_cast<void>(m_state->deltas.erase(effect));
    if (auto* cell = m_state->latest ? findEffectCell(*m_state->latest, effect) : nullptr)
        cell->setDelta(on);
}

EffectReading LiveEngine::readEffect(project::EffectId effect)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->tapped.insert(effect);
    auto* cell = m_state->latest ? findEffectCell(*m_state->latest, effect) : nullptr;
    if (!cell)
        return {};
    cell->openTap();
    return cell->readTap();
}

void LiveEngine::closeEffectTap(project::EffectId effect)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->tapped.erase(effect);
    if (auto* cell = m_state->latest ? findEffectCell(*m_state->latest, effect) : nullptr)
        cell->closeTap();
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

LoudnessReading LiveEngine::loudness() const
{
    return m_state->loudness.reading();
}

void LiveEngine::resetLoudness()
{
    m_state->loudness.reset();
}

double LiveEngine::cpuLoad() const
{
    return m_state->slot.device().cpuLoad();
}

DropoutCounts LiveEngine::dropoutCounts() const
{
    return {m_state->slot.device().dropouts() + m_state->earlierUnderruns,
            m_state->playback.lateChunks() - m_state->lateReset};
}

void LiveEngine::resetDropouts()
{
    m_state->earlierUnderruns = -m_state->slot.device().dropouts();
    m_state->lateReset = m_state->playback.lateChunks();
}

LatencyReading LiveEngine::latency() const
{
    const auto state = deviceState();
    const double buffer = static_cast<double>(state.bufferFrames) / state.sampleRate;
    return {buffer, std::max(state.latencySeconds - buffer, 0.0)};
}

void LiveEngine::playTestTone()
{
    m_state->playback.testTone().start();
}

bool LiveEngine::playSound(PreviewSound sound)
{
    return m_state->playback.preview().play(std::move(sound));
}

bool LiveEngine::soundPlaying() const
{
    return m_state->playback.preview().playing();
}

OutputDeviceState LiveEngine::deviceState() const
{
    return m_state->deviceState.value_or(OutputDeviceState{});
}

OutputDevice& LiveEngine::device()
{
    return m_state->slot.device();
}

} // namespace melisma::audio
