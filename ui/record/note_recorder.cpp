// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/note_recorder.h"

#include "audio/midi/midi_desk.h"
#include "core/edits/add_note_recording.h"

namespace melisma::ui {

NoteRecorder::NoteRecorder(Session& session, MidiInput& input, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_input(input)
{
    connect(&input, &MidiInput::played, this, [this](const audio::HeardEvent& event) {
        if (m_capture && !m_ended)
            m_capture->take(event);
    });
}

void NoteRecorder::start(const audio::NoteRange& range, std::vector<project::TrackId> tracks)
{
    m_input.drain(); // what was played before is not of it
    m_capture.emplace(range, m_session.project().sampleRate);
    for (const auto& [number, value] : m_input.controllers())
        m_capture->stands(number, value);
    m_tracks = std::move(tracks);
    m_ended = false;
}

void NoteRecorder::stop()
{
    if (!m_capture || m_ended)
        return;
    m_input.drain();
    m_capture->end(m_session.playhead().count, m_session.engine().midi().round());
    m_ended = true;
}

void NoteRecorder::poll()
{
    if (m_capture && !m_ended && m_session.engine().heardPlayhead().count >= m_capture->range().until)
        stop();
}

std::optional<project::Edit> NoteRecorder::collect(base::Beats grid)
{
    if (!finished())
        return std::nullopt;
    const auto& map = m_session.project().tempoMap;
    const auto clip = m_capture->clip(map, grid.ticks > 0 ? std::optional(grid) : std::nullopt);
    m_capture.reset();
    if (clip.rounds.empty())
        return std::nullopt;
    std::vector<edits::NoteRecording> recordings;
    for (const auto id : m_tracks)
        if (const auto* track = m_session.project().findTrack(id))
            recordings.push_back({id, track->name, clip.start, clip.length, clip.rounds});
    return [recordings](const project::Project& project) { return edits::addNoteRecordings(project, recordings); };
}

} // namespace melisma::ui
