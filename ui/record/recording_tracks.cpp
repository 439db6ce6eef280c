// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which tracks are armed, with which inputs.
#include "core/project/routing.h"
#include "ui/common/text.h"
#include "ui/record/recording.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kLevelMilliseconds = 30;

} // namespace

base::Result<void> Recording::tryInput()
{
    const auto state = m_engine.useInput(m_options.input);
    if (!state)
        return state.error();
    if (state->inputChannels > 0)
        return {};
    return base::Error{base::ErrorKind::missing, state->inputProblem, {}, {}};
}

bool Recording::openInput()
{
    const auto opened = tryInput();
    if (!opened)
        emit m_session.message(
            opened.error().message.empty()
                ? tr("No sound device runs, so nothing can be recorded. Choose one in the audio settings.")
                : tr("Nothing can be recorded: %1").arg(toQString(opened.error().sentence())),
            true);
    return opened.ok();
}

base::Result<void> Recording::lendInput()
{
    if (active())
        return base::Error{base::ErrorKind::usage,
                           tr("The song is being recorded").toStdString(),
                           tr("Stop that first").toStdString(),
                           {}};
    auto opened = tryInput();
    if (opened)
        ++m_loans;
    else if (opened.error().message.empty())
        return base::Error{base::ErrorKind::missing,
                           tr("No sound device runs, so nothing can be recorded").toStdString(),
                           tr("Choose one in the audio settings").toStdString(),
                           {}};
    return opened;
}

void Recording::takeInputBack()
{
    --m_loans;
    closeInputUnlessNeeded();
}

void Recording::closeInputUnlessNeeded()
{
    setMonitor();
    if (armedTracks(true).empty() && !measuring() && !active() && m_loans == 0)
        static_cast<void>(m_engine.useInput(std::nullopt));
}

void Recording::setMonitor()
{
    std::vector<audio::InputChannels> heard;
    for (const auto& [track, armed] : m_armed)
        if (armed.monitored && recordsSound(track))
            heard.push_back(armed.channels);
    m_engine.input().monitor().set(heard);
}

bool Recording::arm(project::TrackId track, bool on)
{
    const auto* data = m_session.project().findTrack(track);
    if (on == armed(track) || (on && (!data || project::sums(data->kind))))
        return on == armed(track);
    const bool opened = !on || !recordsSound(track) || openInput();
    if (on && opened)
        m_armed[track] = {{0, 1}, false};
    else
        m_armed.erase(track);
    closeInputUnlessNeeded();
    emit armedChanged();
    return opened;
}

bool Recording::recordsSound(project::TrackId track) const
{
    const auto* data = m_session.project().findTrack(track);
    return data && data->kind == project::TrackKind::audio;
}

std::vector<project::TrackId> Recording::armedTracks(bool sound) const
{
    std::vector<project::TrackId> tracks;
    for (const auto& [track, armed] : m_armed)
        if (recordsSound(track) == sound)
            tracks.push_back(track);
    return tracks;
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

/// Without an armed track: the chosen one, or the only audio track there is, or the only instrument.
bool Recording::armChosenTrack()
{
    const auto& tracks = m_session.project().tracks;
    const auto* chosen = m_session.project().findTrack(m_session.selectedTrack());
    if (chosen && !project::sums(chosen->kind))
        return arm(chosen->id, true);
    for (const auto kind : {project::TrackKind::audio, project::TrackKind::instrument}) {
        const auto isKind = [kind](const auto& track) { return track->kind == kind; };
        if (std::ranges::count_if(tracks, isKind) == 1)
            return arm((*std::ranges::find_if(tracks, isKind))->id, true);
    }
    emit m_session.message(
        tr("No track is armed: press the round button on the header of the track that is to be recorded."), true);
    return false;
}

} // namespace melisma::ui
