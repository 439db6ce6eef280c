// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/midi/midi_source.h"
#include "ui/common/session.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace melisma::audio {
class MidiDesk;
}

namespace melisma::ui {

/// The keyboards of a session: the MIDI inputs that are listened to, the tracks on which they sound, and what is played
/// on them, as others want to know it. One for each session, a child of it; lives on the UI thread. The system's MIDI
/// is opened when a track first wants to sound it, or inputs() is asked for.
class MidiInput : public QObject {
    Q_OBJECT
public:
    static MidiInput& of(Session& session);
    ~MidiInput() override;

    // Inputs
    std::vector<std::string> inputs();
    QString problem() const { return m_problem; } ///< why there are none, or what cannot be listened to; else empty
    QString chosen() const { return m_chosen; }   ///< by name; empty: all of them
    void choose(const QString& name);
    void refresh(); ///< looks for inputs anew
    /// For tests: instead of the system's.
    void setSource(std::unique_ptr<audio::MidiSource> source);

    // Tracks
    /// Armed tracks sound what is played; without any the preferred one (whose roll takes steps), else the chosen one,
    /// or that of the chosen clip of notes.
    void setArmed(std::vector<project::TrackId> tracks);
    void prefer(project::TrackId track);
    std::vector<project::TrackId> tracks() const;

    /// As if played on a keyboard, now.
    void play(const audio::LiveEvent& event);
    /// Emits played() for all that has been played up to now.
    void drain();
    /// How the controllers stand that were moved since the start.
    const std::map<int, int>& controllers() const { return m_controllers; }

signals:
    void inputsChanged();
    void played(const audio::HeardEvent& event);

private:
    explicit MidiInput(Session& session);
    void open();
    void listen();
    void syncTracks();

    Session& m_session;
    audio::MidiDesk& m_desk;
    std::unique_ptr<audio::MidiSource> m_source;
    bool m_opened = false; ///< or tried to
    QString m_problem;
    QString m_chosen;
    std::vector<project::TrackId> m_armed;
    project::TrackId m_preferred;
    std::map<int, int> m_controllers;
    QTimer m_poll;
};

} // namespace melisma::ui
