// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recording.h"

#include "ui/common/text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace melisma::ui {
namespace {

constexpr int kPollMilliseconds = 50;
constexpr int kLevelMilliseconds = 30;
constexpr int kFinishMilliseconds = 5000;
constexpr double kWarnSeconds = 600.0; ///< room on the disk below which the status line warns

QString dropoutsText(int count)
{
    return count == 1 ? Recording::tr("1 dropout") : Recording::tr("%1 dropouts").arg(count);
}

} // namespace

Recording& Recording::of(Session& session)
{
    if (auto* known = session.findChild<Recording*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new Recording(session);
}

Recording::Recording(Session& session)
    : QObject(&session)
    , m_session(session)
    , m_engine(session.engine())
    , m_recorder(m_engine.input())
    , m_options(rememberedRecordOptions())
{
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &Recording::poll);
    m_measure.setInterval(kPollMilliseconds);
    connect(&m_measure, &QTimer::timeout, this, &Recording::endMeasuring);
    connect(&session, &Session::playStateChanged, this, [this](bool playing) {
        if (!playing)
            m_recorder.stop();
    });
    connect(&session, &Session::projectReplaced, this, [this] {
        m_armed.clear();
        closeInputUnlessNeeded();
        emit armedChanged();
    });
    connect(&session, &Session::projectChanged, this, &Recording::dropGoneTracks);
}

/// What is under way stays on the disk, where the next opening of its project finds it.
Recording::~Recording() = default;

bool Recording::openInput()
{
    const auto state = m_engine.useInput(m_options.input);
    if (state && state->inputChannels > 0)
        return true;
    const std::string problem = !state                        ? state.error().sentence()
                                : state->inputProblem.empty() ? std::string()
                                                              : state->inputProblem + ".";
    emit m_session.message(
        problem.empty() ? tr("No sound device runs, so nothing can be recorded. Choose one in the audio settings.")
                        : tr("Nothing can be recorded: %1").arg(toQString(problem)),
        true);
    return false;
}

void Recording::closeInputUnlessNeeded()
{
    setMonitor();
    if (m_armed.empty() && !measuring() && !active())
        static_cast<void>(m_engine.useInput(std::nullopt));
}

void Recording::setMonitor()
{
    std::vector<audio::InputChannels> heard;
    for (const auto& [track, armed] : m_armed)
        if (armed.monitored)
            heard.push_back(armed.channels);
    m_engine.input().monitor().set(heard);
}

bool Recording::arm(project::TrackId track, bool on)
{
    const auto* data = m_session.project().findTrack(track);
    if (on == armed(track) || (on && (!data || data->kind != project::TrackKind::audio)))
        return on == armed(track);
    const bool opened = !on || openInput();
    if (on && opened)
        m_armed[track] = {{0, 1}, false};
    else
        m_armed.erase(track);
    closeInputUnlessNeeded();
    emit armedChanged();
    return opened;
}

audio::InputChannels Recording::channels(project::TrackId track) const
{
    const auto found = m_armed.find(track);
    return found == m_armed.end() ? audio::InputChannels{} : found->second.channels;
}

void Recording::setChannels(project::TrackId track, audio::InputChannels channels)
{
    if (!armed(track) && !arm(track, true))
        return;
    m_armed[track].channels = channels;
    setMonitor();
    emit armedChanged();
}

bool Recording::monitored(project::TrackId track) const
{
    const auto found = m_armed.find(track);
    return found != m_armed.end() && found->second.monitored;
}

void Recording::setMonitored(project::TrackId track, bool on)
{
    if (!armed(track) && !arm(track, true))
        return;
    m_armed[track].monitored = on;
    setMonitor();
    emit armedChanged();
}

int Recording::inputChannels() const
{
    return m_engine.deviceState().inputChannels;
}

/// Tracks may share an input, but reading its meter empties it: all channels are read at once, for all of them.
audio::MeterReading Recording::inputLevel(project::TrackId track)
{
    if (!m_levelAge.isValid() || m_levelAge.elapsed() >= kLevelMilliseconds) {
        for (std::size_t channel = 0; channel < m_levels.size(); ++channel)
            m_levels[channel] = m_engine.input().meter().takePeak(static_cast<int>(channel));
        m_levelAge.restart();
    }
    const auto wanted = channels(track);
    const auto level = [this](int channel) {
        return channel < static_cast<int>(m_levels.size()) ? m_levels[static_cast<std::size_t>(channel)] : 0.0f;
    };
    const std::array<float, 2> peaks{level(wanted.first), level(wanted.first + wanted.count - 1)};
    return {peaks, peaks};
}

void Recording::dropGoneTracks()
{
    const auto gone = [this](const auto& entry) { return !m_session.project().findTrack(entry.first); };
    if (std::erase_if(m_armed, gone) == 0)
        return;
    closeInputUnlessNeeded();
    emit armedChanged();
}

/// Without an armed track: the chosen one, or the only audio track there is.
bool Recording::armChosenTrack()
{
    const auto& tracks = m_session.project().tracks;
    const auto isAudio = [](const auto& track) { return track->kind == project::TrackKind::audio; };
    const auto* chosen = m_session.project().findTrack(m_session.selectedTrack());
    if (chosen && chosen->kind == project::TrackKind::audio)
        return arm(chosen->id, true);
    if (std::ranges::count_if(tracks, isAudio) == 1)
        return arm((*std::ranges::find_if(tracks, isAudio))->id, true);
    emit m_session.message(
        tr("No track is armed: press the round button on the header of the audio track that is to be recorded."), true);
    return false;
}

base::Frames Recording::latency() const
{
    const auto state = m_engine.deviceState();
    const double said = m_options.measuredLatency.value_or(state.latencySeconds + state.inputLatencySeconds);
    const double seconds = std::max(said + m_options.offsetMs / 1000.0, 0.0);
    return {std::llround(seconds * state.sampleRate)};
}

/// Puts the transport where the recording is to begin, with the pre-roll before it, and answers what is recorded.
audio::CaptureRange Recording::place()
{
    const auto& project = m_session.project();
    const auto frames = [&](base::Beats at) { return project.tempoMap.framesAt(at, project.sampleRate).count; };
    audio::CaptureRange range{m_session.playhead().count, INT64_MAX, latency().count};
    const bool region = project.loop.length > base::Beats{};
    if (region && project.loop.on)
        range.from = frames(project.loop.start);
    else if (region && m_options.punch)
        range = {frames(project.loop.start), frames(project.loop.end()), range.latency};
    if (m_engine.playing() && range.until == INT64_MAX && !project.loop.on) {
        range.from = 0; // while it plays: from the next block on
        return range;
    }
    const auto beat = project.tempoMap.beatsAt({range.from}, project.sampleRate);
    const int bar = std::max(project.tempoMap.barAt(beat) - m_options.preRollBars, 0);
    const auto rolled = m_options.preRollBars > 0 ? frames(project.tempoMap.barStart(bar)) : range.from;
    m_session.seek({std::min(rolled, range.from)});
    return range;
}

void Recording::toggle()
{
    if (active())
        stop();
    else
        start();
}

bool Recording::start()
{
    if (active())
        return false;
    if (m_session.readOnly()) {
        emit m_session.message(tr("This project can only be read, so nothing can be recorded into it."), true);
        return false;
    }
    if (m_engine.playingPiece()) // its end brings the playhead back to where the person left it
        m_session.stop();
    if ((m_armed.empty() && !armChosenTrack()) || !openInput() || !m_session.ensureFolder())
        return false;
    audio::RecordRequest request{m_session.folderPath() / "media", m_session.project().sampleRate, {}, place()};
    m_tracks.clear();
    for (const auto& [track, armed] : m_armed) {
        request.tracks.push_back({track, armed.channels, m_session.project().findTrack(track)->name});
        m_tracks.push_back(track);
    }
    if (const auto begun = m_recorder.start(request); !begun) {
        emit m_session.message(toQString(begun.error().sentence()), true);
        return false;
    }
    m_folder = m_session.folderPath();
    m_until = request.range.until;
    m_latency = request.range.latency;
    m_poll.start();
    if (!m_engine.playing())
        m_session.play();
    emit activeChanged(true);
    return true;
}

void Recording::stop()
{
    m_recorder.stop();
    m_session.stop();
}

void Recording::finishNow()
{
    if (!active())
        return;
    stop();
    QElapsedTimer clock;
    clock.start();
    while (!m_recorder.finished() && clock.elapsed() < kFinishMilliseconds)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (m_recorder.finished())
        land();
}

/// Behind the end of a punch range the recording ends and the song goes on.
void Recording::poll()
{
    if (m_recorder.finished()) {
        land();
        return;
    }
    if (m_until != INT64_MAX && m_engine.playhead().count > m_until + m_latency)
        m_recorder.stop();
    if (m_recorder.status().error && m_engine.playing())
        m_session.stop();
    emit grown();
}

void Recording::land()
{
    m_poll.stop();
    const auto status = m_recorder.status();
    const auto takes = m_recorder.collect();
    m_tracks.clear();
    // Of a project that was left meanwhile: the files wait there for its next opening.
    if (!takes.empty() && m_folder == m_session.folderPath())
        m_session.landTakes(tr("Record"), takes);
    closeInputUnlessNeeded();
    if (status.error)
        emit m_session.message(tr("The recording ended early: %1 Everything up to there is kept.")
                                   .arg(toQString(status.error->sentence())),
                               true);
    else if (status.dropouts > 0)
        emit m_session.message(tr("Sound was lost while recording (%1). A larger buffer in the audio settings helps.")
                                   .arg(dropoutsText(status.dropouts)),
                               true);
    emit activeChanged(false);
    emit grown();
}

Recording::Span Recording::span() const
{
    const auto status = m_recorder.status();
    return status.start < 0 ? Span{} : Span{{status.start}, {status.frames}};
}

QString Recording::statusText() const
{
    if (!active())
        return {};
    const auto status = m_recorder.status();
    const double seconds = base::toSeconds({status.frames}, m_session.project().sampleRate).value;
    QStringList parts{tr("Recording %1").arg(clockText({seconds}))};
    parts << dropoutsText(status.dropouts);
    if (status.secondsLeft > kWarnSeconds)
        parts << tr("room for %1").arg(durationText(std::floor(status.secondsLeft / 60.0) * 60.0));
    else if (status.secondsLeft > 0.0)
        parts << tr("the disk is full in %1").arg(durationText(status.secondsLeft));
    return parts.join(QStringLiteral(" \u00b7 "));
}

void Recording::setOptions(const Options& options)
{
    const bool other = options.input != m_options.input;
    m_options = options;
    remember(m_options);
    if (other && !m_armed.empty() && !active() && !openInput()) {
        m_armed.clear();
        closeInputUnlessNeeded();
        emit armedChanged();
    }
}

void Recording::measureLatency()
{
    if (measuring() || active())
        return;
    m_session.stop();
    if (!openInput()) {
        emit latencyMeasured(tr("There is no input to measure with."), true);
        return;
    }
    m_engine.input().probe().start();
    m_measure.start();
}

void Recording::endMeasuring()
{
    if (m_engine.input().probe().running())
        return;
    m_measure.stop();
    const auto frames = m_engine.input().probe().result();
    if (frames) {
        auto options = m_options;
        options.measuredLatency = static_cast<double>(*frames) / m_engine.deviceState().sampleRate;
        setOptions(options);
        emit latencyMeasured(
            tr("Measured: %1 ms (%2 frames).").arg(numberText(*options.measuredLatency * 1000.0, 1)).arg(*frames),
            false);
    } else {
        emit latencyMeasured(toQString(frames.error().sentence()), true);
    }
    closeInputUnlessNeeded();
}

} // namespace melisma::ui
