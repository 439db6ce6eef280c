// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/session.h"

#include "core/edits/set_loop.h"
#include "core/project/stretch.h"
#include "ui/automation/automation_recorder.h"
#include "ui/common/audio_output.h"
#include "ui/common/edit_modes.h"
#include "ui/common/importer.h"
#include "ui/common/poster.h"
#include "ui/common/session_private.h"
#include "ui/common/text.h"
#include "ui/record/recording.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace fs = std::filesystem;

namespace {

bool insideLoop(const project::Project& project, base::Frames at)
{
    return project.loop.on && at < project.tempoMap.framesAt(project.loop.end(), project.sampleRate);
}

/// Behind the end playback goes on while something rings, ten seconds at most, as an export does.
bool hasRungOut(const audio::LiveEngine& engine, base::Frames past, int sampleRate)
{
    constexpr std::size_t kLook = 4096;
    constexpr float kFloor = 1e-4f; // -80 dB
    const auto quiet = [](float sample) { return std::abs(sample) < kFloor; };
    const auto since = static_cast<std::size_t>(std::max<std::int64_t>(past.count, 0));
    return past.count >= 10 * sampleRate || (since > kLook && std::ranges::all_of(engine.recentOutput(kLook), quiet));
}

} // namespace

Session::Session(Services services, QObject* parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_audioOutput(new AudioOutput(m_services.engine, this))
    , m_editModes(new EditModes(this))
    , d(std::make_unique<Private>())
{
    d->poster = std::make_shared<Poster>(this);
    d->history = jobs::JobHistory(m_services.jobHistory);
    d->meters = std::make_unique<SharedMeters>(m_services.engine);
    d->playTimer.setInterval(16);
    d->playTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->playTimer, &QTimer::timeout, this, &Session::tick);
    m_services.queue.setObserver([this, poster = d->poster](const jobs::JobStatus& job) {
        poster->post([this, job] {
            recordEnd(job);
            emit jobChanged(job);
        });
    });
    connect(m_audioOutput, &AudioOutput::problem, this, [this](const QString& text) { emit message(text, true); });
    connect(m_audioOutput, &AudioOutput::lost, this, [this](const QString& device) {
        stop();
        emit message(
            tr("The sound device %1 went away, so playback stopped. Nothing of the project is lost.").arg(device),
            true);
    });
    m_services.engine.setProject(snapshot(), d->mediaResolver());
}

Session::~Session()
{
    m_services.queue.setObserver({});
    d->poster->close();
    recordStopped();
    m_services.engine.stop();
    closeProject();
}

SharedMeters& Session::meters()
{
    return *d->meters;
}

bool Session::readOnly() const
{
    return d->folder && d->folder->readOnly();
}
bool Session::hasUnsavedEdits() const
{
    return d->folder && d->folder->hasUnsavedEdits();
}
bool Session::isNamed() const
{
    return d->named;
}
fs::path Session::folderPath() const
{
    return d->folder ? d->folder->path() : fs::path();
}
fs::path Session::mediaPath(const project::Asset& asset) const
{
    return d->mediaResolver()(asset);
}
fs::path Session::cachePath() const
{
    return d->folder ? d->folder->cachePath() : m_services.scratchFolder;
}

bool Session::apply(const QString& label, const project::Edit& edit, const std::string& mergeKey)
{
    if (readOnly()) {
        emit message(tr("This project is open in another window, so here it can only be read. "
                        "Save it under another name to work on a copy."),
                     true);
        return false;
    }
    const auto before = snapshot();
    const auto done = m_history.apply(label.toStdString(), edit, mergeKey);
    if (!done) {
        emit message(toQString(done.error().sentence()), true);
        return false;
    }
    if (snapshot() != before)
        afterEdit(label.toStdString());
    return true;
}

void Session::endMerge()
{
    m_history.endMerge();
}

void Session::undo()
{
    if (readOnly() || !m_history.canUndo())
        return;
    const std::string label = "Undo " + m_history.steps()[m_history.position()].label;
    if (m_history.undo())
        afterEdit(label);
}

void Session::redo()
{
    if (readOnly() || !m_history.canRedo())
        return;
    if (m_history.redo())
        afterEdit("Redo " + m_history.steps()[m_history.position()].label);
}

void Session::goToStep(std::size_t step)
{
    if (readOnly() || step == m_history.position() || step >= m_history.steps().size())
        return;
    if (m_history.goTo(step))
        afterEdit("Go to " + m_history.steps()[step].label);
}

void Session::afterEdit(const std::string& label)
{
    d->leaveInJournal = false;
    const bool existed = d->folder != nullptr;
    if (ensureFolder() && existed) // a folder just made already holds this state
        d->folder->noteEdit(snapshot(), label);
    m_services.engine.setProject(snapshot(), d->mediaResolver());
    const std::size_t selected = m_selectedClips.size();
    std::erase_if(m_selectedClips, [this](project::ClipId clip) { return !project().findClip(clip); });
    const auto timeBefore = m_timeSelection;
    std::erase_if(m_timeSelection.tracks, [this](project::TrackId track) { return !project().findTrack(track); });
    const bool trackGone = m_selectedTrack && !project().findTrack(m_selectedTrack);
    if (trackGone)
        m_selectedTrack = {};
    emit projectChanged();
    if (trackGone || selected != m_selectedClips.size() || m_timeSelection != timeBefore)
        emit selectionChanged();
    emit saveStateChanged();
}

void Session::selectClips(std::set<project::ClipId> clips)
{
    std::erase_if(clips, [this](project::ClipId clip) { return !project().findClip(clip); });
    for (const auto id : std::set(clips))
        if (const auto* clip = project().findClip(id); clip && clip->group)
            clips.merge(project::clipsOfGroup(project(), clip->group));
    auto time = clips.empty() ? m_timeSelection : project::TimeSelection{};
    if (clips == m_selectedClips && time == m_timeSelection)
        return;
    m_selectedClips = std::move(clips);
    m_timeSelection = std::move(time);
    emit selectionChanged();
}

void Session::selectTime(project::TimeSelection selection)
{
    if (selection.isEmpty())
        selection = {};
    const bool clipsGo = !selection.isEmpty() && !m_selectedClips.empty();
    if (selection == m_timeSelection && !clipsGo)
        return;
    m_timeSelection = std::move(selection);
    if (clipsGo)
        m_selectedClips.clear();
    emit selectionChanged();
}

project::Stretch Session::selectedStretch() const
{
    return m_timeSelection.isEmpty() ? project::stretchOf(project(), m_selectedClips) : m_timeSelection.stretch;
}

void Session::selectTrack(project::TrackId track)
{
    if (track == m_selectedTrack)
        return;
    m_selectedTrack = track;
    emit selectionChanged();
}

void Session::play()
{
    if (playhead() >= project().length() && !insideLoop(project(), playhead()) && !Recording::of(*this).active())
        seek({});
    m_services.engine.play();
    d->playTimer.start();
    emit playStateChanged(true);
}

/// Stands where the ear was, so that going on repeats and skips nothing.
void Session::stop()
{
    if (!d->playTimer.isActive())
        return;
    d->playhead = m_services.engine.heardPlayhead();
    m_services.engine.stop();
    m_services.engine.seek(d->playhead);
    d->playTimer.stop();
    emit playStateChanged(false);
    emit playheadMoved(d->playhead.count);
}

void Session::togglePlay()
{
    if (d->playTimer.isActive())
        stop();
    else
        play();
}

void Session::seek(base::Frames position)
{
    if (d->playTimer.isActive())
        AutomationRecorder::of(*this).jump();
    d->playhead = std::max(position, base::Frames{});
    m_services.engine.seek(d->playhead);
    emit playheadMoved(d->playhead.count);
}

base::Frames Session::playhead() const
{
    return d->playTimer.isActive() ? m_services.engine.heardPlayhead() : d->playhead;
}

void Session::tick()
{
    const base::Frames now = playhead();
    if (now >= project().length() && !insideLoop(project(), now) && !m_services.engine.countingIn() &&
        !Recording::of(*this).active() && hasRungOut(m_services.engine, now - project().length(), project().sampleRate))
        stop();
    else
        emit playheadMoved(now.count);
}

void Session::toggleLoop()
{
    const auto& loop = project().loop;
    if (loop.length == base::Beats{} && !m_selectedClips.empty()) {
        loopSelection();
        return;
    }
    apply(loop.on ? tr("Loop off") : tr("Loop on"),
          [on = !loop.on](const project::Project& current) { return edits::setLoopOn(current, on); });
}

void Session::loopSelection()
{
    const project::Stretch span = selectedStretch();
    if (span.isEmpty()) {
        emit message(tr("Select the clips or the time to be looped first."), true);
        return;
    }
    const auto from = project().tempoMap.beatsAt(span.start, project().sampleRate);
    const auto to = project().tempoMap.beatsAt(span.end, project().sampleRate);
    apply(tr("Loop the selection"),
          [from, to](const project::Project& current) { return edits::setLoop(current, from, to - from); });
}

} // namespace melisma::ui
