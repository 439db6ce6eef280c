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
constexpr int kFinishMilliseconds = 5000;
constexpr double kWarnSeconds = 600.0; ///< room on the disk below which the status line warns

QString dropoutsText(int count)
{
    return count == 1 ? Recording::tr("1 dropout") : Recording::tr("%1 dropouts").arg(count);
}

QString notesText(int count)
{
    return count == 1 ? Recording::tr("1 note") : Recording::tr("%1 notes").arg(count);
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
    , m_midi(MidiInput::of(session))
    , m_recorder(m_engine.input())
    , m_notes(session, m_midi, nullptr)
    , m_options(rememberedRecordOptions())
{
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &Recording::poll);
    m_measure.setInterval(kPollMilliseconds);
    connect(&m_measure, &QTimer::timeout, this, &Recording::endMeasuring);
    connect(&session, &Session::playStateChanged, this, [this](bool playing) {
        if (playing)
            return;
        m_recorder.stop();
        m_notes.stop();
    });
    connect(&session, &Session::projectReplaced, this, [this] {
        m_armed.clear();
        m_notes.forget();
        closeInputUnlessNeeded();
        emit armedChanged();
    });
    connect(this, &Recording::armedChanged, &m_midi, [this] { m_midi.setArmed(armedTracks(false)); });
    connect(&session, &Session::projectChanged, this, &Recording::dropGoneTracks);
}

/// What is under way stays on the disk, where the next opening of its project finds it.
Recording::~Recording() = default;

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
    if (m_armed.empty() && !armChosenTrack())
        return false;
    const auto sound = armedTracks(true);
    if (!sound.empty() && m_loans > 0) {
        emit m_session.message(tr("The microphone is in use for a voice."), true);
        return false;
    }
    if (!sound.empty() && (!openInput() || !m_session.ensureFolder()))
        return false;
    const auto range = place();
    if (!sound.empty() && !startSound(range))
        return false;
    startNotes(range);
    m_tracks.clear();
    for (const auto& [track, armed] : m_armed)
        m_tracks.push_back(track);
    m_folder = m_session.folderPath();
    m_until = range.until;
    m_latency = range.latency;
    ++m_recordings;
    m_poll.start();
    if (!m_engine.playing())
        m_session.play();
    emit activeChanged(true);
    return true;
}

bool Recording::startSound(const audio::CaptureRange& range)
{
    audio::RecordRequest request{m_session.folderPath() / "media", m_session.project().sampleRate, {}, range};
    for (const auto track : armedTracks(true))
        request.tracks.push_back({track, m_armed[track].channels, m_session.project().findTrack(track)->name});
    const auto begun = m_recorder.start(request);
    if (!begun)
        emit m_session.message(toQString(begun.error().sentence()), true);
    return begun.ok();
}

/// A range that begins at once is that from what is heard now on.
void Recording::startNotes(const audio::CaptureRange& range)
{
    const auto& project = m_session.project();
    const bool atOnce = m_engine.playing() && range.from == 0 && range.until == INT64_MAX && !project.loop.on;
    m_from = atOnce ? m_engine.heardPlayhead().count : range.from;
    auto tracks = armedTracks(false);
    if (tracks.empty())
        return;
    audio::NoteRange notes{m_from, range.until, {}};
    if (project.loop.on && project.loop.length > base::Beats{})
        notes.loop = {m_from, project.tempoMap.framesAt(project.loop.end(), project.sampleRate).count};
    m_notes.start(notes, std::move(tracks));
}

void Recording::stop()
{
    m_recorder.stop();
    m_session.stop();
    m_notes.stop(); // where nothing played any more
}

void Recording::finishNow()
{
    if (!active())
        return;
    stop();
    QElapsedTimer clock;
    clock.start();
    while (m_recorder.recording() && !m_recorder.finished() && clock.elapsed() < kFinishMilliseconds)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (!m_recorder.recording() || m_recorder.finished())
        land();
}

/// Behind the end of a punch range the recording ends and the song goes on.
void Recording::poll()
{
    m_notes.poll();
    const bool notesGoOn = m_notes.recording() && !m_notes.finished();
    const bool soundGoesOn = m_recorder.recording() && !m_recorder.finished();
    if (!notesGoOn && !soundGoesOn) {
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
    const auto notes = m_notes.collect(m_options.inputGrid);
    const auto key = "recording " + std::to_string(m_recordings);
    m_tracks.clear();
    if (notes)
        m_session.apply(tr("Record"), *notes, key);
    // Of a project that was left meanwhile: the files wait there for its next opening.
    if (!takes.empty() && m_folder == m_session.folderPath())
        m_session.landTakes(tr("Record"), takes, key);
    m_session.endMerge();
    closeInputUnlessNeeded();
    tellEnd(status, notes || !takes.empty());
    emit activeChanged(false);
    emit grown();
}

void Recording::tellEnd(const audio::RecordStatus& status, bool any)
{
    if (status.error)
        emit m_session.message(tr("The recording ended early: %1 Everything up to there is kept.")
                                   .arg(toQString(status.error->sentence())),
                               true);
    else if (status.dropouts > 0)
        emit m_session.message(tr("Sound was lost while recording (%1). A larger buffer in the audio settings helps.")
                                   .arg(dropoutsText(status.dropouts)),
                               true);
    else if (!any && armedTracks(true).empty())
        emit m_session.message(tr("Nothing was played, so there is no new clip."), false);
}

/// Of notes alone: as far as the song is heard.
Recording::Span Recording::span() const
{
    const auto status = m_recorder.status();
    if (status.start >= 0)
        return {{status.start}, {status.frames}};
    const auto heard = std::min(m_engine.heardPlayhead().count, m_until);
    if (!m_notes.recording() || m_recorder.recording() || m_engine.countingIn() || heard <= m_from)
        return {};
    return {{m_from}, {heard - m_from}};
}

QString Recording::statusText() const
{
    if (!active())
        return {};
    const auto status = m_recorder.status();
    const double seconds = base::toSeconds(span().length, m_session.project().sampleRate).value;
    QStringList parts{tr("Recording %1").arg(clockText({seconds}))};
    if (m_notes.recording())
        parts << notesText(m_notes.notes());
    if (m_recorder.recording())
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
    if (other && !armedTracks(true).empty() && !active() && !openInput()) {
        for (const auto track : armedTracks(true))
            m_armed.erase(track);
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
