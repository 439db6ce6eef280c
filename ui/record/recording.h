// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/record/recorder.h"
#include "ui/common/session.h"
#include "ui/record/note_recorder.h"
#include "ui/record/record_options.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace melisma::ui {

/// Which tracks are armed, with which inputs, and the recording under way: opens the input while an audio track is
/// armed, starts and stops recorders and transport together, and brings the takes into the project as one undo step.
/// Audio tracks record sound, instrument tracks notes. One for each session, a child of it; lives on the UI thread.
class Recording : public QObject {
    Q_OBJECT
public:
    using Options = RecordOptions;

    /// The session's, made when it is first asked for.
    static Recording& of(Session& session);
    ~Recording() override;

    // Tracks
    bool armed(project::TrackId track) const { return m_armed.contains(track); }
    bool recordsSound(project::TrackId track) const; ///< and not notes
    /// Arming the first audio track opens the input. False, with one clear sentence, when there is none.
    bool arm(project::TrackId track, bool on);
    audio::InputChannels channels(project::TrackId track) const;
    void setChannels(project::TrackId track, audio::InputChannels channels);
    bool monitored(project::TrackId track) const;
    void setMonitored(project::TrackId track, bool on);
    int inputChannels() const; ///< of the input that is open; 0: none is
    /// Opens the input for somebody who records beside the song, until it is given back; each loan needs its return.
    /// Errors: there is no input, or the song is being recorded.
    base::Result<void> lendInput();
    void takeInputBack();
    /// How loud the input of an armed track was since some 30 ms before the call.
    audio::MeterReading inputLevel(project::TrackId track);

    // The recording
    bool active() const { return m_recorder.recording() || m_notes.recording(); }
    void toggle();
    bool start();
    void stop();
    /// Stops and waits until the takes are in the project, some seconds at most: before it is left.
    void finishNow();
    /// Where the take under way lies on the timeline so far; empty before its first frame.
    struct Span {
        base::Frames start;
        base::Frames length;
    };
    Span span() const;
    const std::vector<project::TrackId>& recordedTracks() const { return m_tracks; }
    /// Time, dropouts and what the disk has room for, in one line; empty while nothing is recorded.
    QString statusText() const;

    // Options
    const Options& options() const { return m_options; }
    void setOptions(const Options& options);
    base::Frames latency() const; ///< that takes are moved by
    /// Plays a burst of noise and measures when it comes back; latencyMeasured() ends it.
    void measureLatency();
    bool measuring() const { return m_measure.isActive(); }

signals:
    void armedChanged();
    void activeChanged(bool active);
    void grown(); ///< some 20 times a second while it is active
    void latencyMeasured(const QString& text, bool failed);

private:
    struct Armed {
        audio::InputChannels channels;
        bool monitored = false;
    };

    explicit Recording(Session& session);
    base::Result<void> tryInput();
    bool openInput();
    void closeInputUnlessNeeded();
    void setMonitor();
    std::vector<project::TrackId> armedTracks(bool sound) const;
    bool armChosenTrack();
    bool startSound(const audio::CaptureRange& range);
    void startNotes(const audio::CaptureRange& range);
    void tellEnd(const audio::RecordStatus& status, bool any);
    void dropGoneTracks();
    audio::CaptureRange place();
    void poll();
    void land();
    void endMeasuring();

    Session& m_session;
    audio::LiveEngine& m_engine;
    MidiInput& m_midi;
    audio::Recorder m_recorder;
    NoteRecorder m_notes;
    Options m_options;
    std::map<project::TrackId, Armed> m_armed;
    std::vector<project::TrackId> m_tracks; ///< of the recording under way
    std::filesystem::path m_folder;         ///< of the project that it goes into
    std::int64_t m_until = INT64_MAX;       ///< frame where it ends by itself
    std::int64_t m_latency = 0;
    std::int64_t m_from = 0;        ///< frame where it begins on the timeline
    std::uint64_t m_recordings = 0; ///< that have begun: each is an undo step of its own
    int m_loans = 0;                ///< of the input
    std::array<float, audio::InputMeter::kMost> m_levels{};
    QElapsedTimer m_levelAge;
    QTimer m_poll;
    QTimer m_measure;
};

} // namespace melisma::ui
