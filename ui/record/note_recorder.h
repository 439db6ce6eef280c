// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/midi/note_capture.h"
#include "ui/record/midi_input.h"

#include <QObject>

#include <optional>
#include <vector>

namespace melisma::ui {

/// The notes' part of a recording: what is played while it lasts, and the edit that makes clips of it. Owned by
/// Recording; UI thread.
class NoteRecorder : public QObject {
    Q_OBJECT
public:
    NoteRecorder(Session& session, MidiInput& input, QObject* parent);

    /// What is played from now on within `range` goes to these tracks.
    void start(const audio::NoteRange& range, std::vector<project::TrackId> tracks);
    /// Ends it where the song is heard now, if it lasts.
    void stop();
    bool recording() const { return m_capture.has_value(); } ///< until it is collected
    bool finished() const { return m_capture && m_ended; }
    int notes() const { return m_capture ? m_capture->notes() : 0; }
    void forget() { m_capture.reset(); } ///< another project has come
    /// Ends it when the song has got behind the range.
    void poll();

    /// The clips of what was played, their starts drawn to a grid of `grid` ticks, 0: as they were played. Nothing
    /// when nothing was. The recorder is free for the next.
    std::optional<project::Edit> collect(base::Beats grid);

private:
    Session& m_session;
    MidiInput& m_input;
    std::optional<audio::NoteCapture> m_capture;
    std::vector<project::TrackId> m_tracks;
    bool m_ended = false;
};

} // namespace melisma::ui
