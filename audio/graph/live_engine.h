// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/graph/effect_tap.h"
#include "audio/graph/live_loudness.h"
#include "audio/graph/play_piece.h"
#include "audio/graph/preview_player.h"
#include "audio/midi/midi_desk.h"
#include "audio/record/input_desk.h"
#include "core/base/result.h"
#include "core/project/history.h"
#include "core/project/project.h"

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace melisma::audio {

/// Peak (linear) and RMS (linear) per side over the last meter interval.
struct MeterReading {
    std::array<float, 2> peak{};
    std::array<float, 2> rms{};
};

/// What was not played as it should.
struct DropoutCounts {
    int underruns = 0;  ///< blocks that the device asked for too late, or got too late
    int lateBlocks = 0; ///< chunks for which a sound file was not yet in memory
    int total() const { return underruns + lateBlocks; }
};

/// Seconds on the way from the callback to the ear.
struct LatencyReading {
    double buffer = 0.0;
    double device = 0.0; ///< what driver and hardware say they add
    double total() const { return buffer + device; }
};

/// Plays a project. All public functions belong to one thread (the UI's) and never block on the callback.
///
/// setProject() compiles the project into an immutable RenderPlan on a thread of the engine's and hands it to the
/// callback through an SPSC queue; the plan it replaces comes back through another and dies off the callback. Playback
/// goes on through edits. Positions are frames at the project's rate.
class LiveEngine {
public:
    /// Resolves an asset to its file; called off the callback.
    using MediaPath = std::function<std::filesystem::path(const project::Asset&)>;

    /// `soundfont`: path of the General MIDI soundfont instrument tracks play through.
    LiveEngine(std::unique_ptr<OutputDevice> device, std::filesystem::path soundfont);
    ~LiveEngine();
    LiveEngine(const LiveEngine&) = delete;
    LiveEngine& operator=(const LiveEngine&) = delete;

    base::Result<OutputDeviceState> start(int sampleRate, int bufferFrames);
    void stopDevice();
    /// Opens an input beside the output, or closes it; the device restarts when that changes anything.
    base::Result<OutputDeviceState> useInput(std::optional<DeviceChoice> input);
    InputDesk& input(); ///< what happens to what comes in
    MidiDesk& midi();   ///< what is played on keyboards
    base::Result<OutputDeviceState> useDevice(std::unique_ptr<OutputDevice> device);
    /// The same when the device in use may hang: never waits for it.
    base::Result<OutputDeviceState> abandonDevice(std::unique_ptr<OutputDevice> next);
    bool deviceEnded() const;        ///< it stopped by itself
    std::uint64_t callbacks() const; ///< grows while a device calls back

    /// Returns at once, unless the project has another sample rate than the running device, which then restarts.
    void setProject(project::ProjectPtr project, MediaPath mediaPath);
    /// Waits until the last setProject() plan is in the callback's hands (tests, and before the first play).
    void waitForPlan();
    /// Waits until every play, stop and seek so far is in the callback's queue and the files have been read ahead of
    /// the playhead (tests that pull a NullDevice).
    void waitForTransport();
    /// Sentences about what could not be loaded for the current plan (soundfont, media).
    std::vector<std::string> planWarnings() const;

    void play();
    /// The next play() plays this from its start and no more; a seek while it plays, or the stop that is due once it
    /// has ended, ends it.
    void choosePiece(const PlayPiece& piece);
    bool playingPiece() const;
    bool pieceEnded() const; ///< it has fallen silent and wants a stop()
    void stop();
    void seek(base::Frames position);
    bool playing() const;
    base::Frames playhead() const; ///< frame that the next block starts with
    /// The frame that is heard now: the playhead less the latency of the device and of the effects, through starts and
    /// loops.
    base::Frames heardPlayhead() const;
    /// A play from standstill is counted in by so many bars; 0: none.
    void setCountIn(int bars);
    bool countingIn() const;
    void setMetronome(bool on, double gainDb);

    /// Immediate and smoothed, without a new plan: for faders while they are dragged.
    void setTrackGain(project::TrackId track, double gainDb);
    void setTrackPan(project::TrackId track, double pan);
    void setSendGain(project::SendId send, double gainDb);
    void setMasterGain(double gainDb);
    /// The slot's parameters, mix and bypass; found by its id.
    void setEffect(const project::EffectSlot& slot);
    /// Behind the effect only what it changes is heard, until that is switched off; no export knows of it.
    void setDelta(project::EffectId effect, bool on);
    /// What has passed through the effect since the last reading; the first opens its tap, which costs the callback
    /// something until it is closed.
    EffectReading readEffect(project::EffectId effect);
    void closeEffectTap(project::EffectId effect);

    /// Holds what automation moves on a track (or on the master, track 0) at a value of the target's own unit, in place
    /// of its curve and of its fader, through plans that come meanwhile. Smoothed; unknown targets are left alone. A
    /// bypassed effect stays so.
    void holdAutomated(project::TrackId track, const project::AutomationTarget& target, double value);
    void letGoAutomated(project::TrackId track, const project::AutomationTarget& target);
    void letGoAllAutomated();
    /// The plan of the last setProject() is in the callback's hands; never waits.
    bool planIsCurrent() const;

    MeterReading trackMeter(project::TrackId track) const;
    MeterReading masterMeter() const;
    /// The newest `count` mono samples of the master output, oldest first (for the spectrum).
    std::vector<float> recentOutput(std::size_t count) const;

    /// Of the master, since play was pressed; measured behind its fader, without the metronome.
    LoudnessReading loudness() const;
    void resetLoudness();

    double cpuLoad() const;
    int dropouts() const { return dropoutCounts().total(); }
    DropoutCounts dropoutCounts() const;
    void resetDropouts();
    LatencyReading latency() const;
    void playTestTone(); ///< a second of 440 Hz, whatever else plays
    /// A sound of one channel at the device's rate, beside what else plays; the one before falls silent. Null only
    /// silences that. False when it could not be handed over.
    bool playSound(PreviewSound sound);
    bool soundPlaying() const; ///< it has not ended yet
    OutputDeviceState deviceState() const;
    OutputDevice& device();

private:
    void followRate(int sampleRate);

    struct State;
    std::unique_ptr<State> m_state;
};

/// The General MIDI soundfont to use: `MELISMA_SOUNDFONT`, else the first installed known one.
base::Result<std::filesystem::path> findSoundfont();

} // namespace melisma::audio
