// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
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
    base::Result<OutputDeviceState> useDevice(std::unique_ptr<OutputDevice> device);

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
    void stop();
    void seek(base::Frames position);
    bool playing() const;
    base::Frames playhead() const; ///< frame that the next block starts with

    /// Immediate and smoothed, without a new plan: for faders while they are dragged.
    void setTrackGain(project::TrackId track, double gainDb);
    void setTrackPan(project::TrackId track, double pan);
    void setMasterGain(double gainDb);

    MeterReading trackMeter(project::TrackId track) const;
    MeterReading masterMeter() const;
    /// The newest `count` mono samples of the master output, oldest first (for the spectrum).
    std::vector<float> recentOutput(std::size_t count) const;

    double cpuLoad() const;
    int dropouts() const; ///< device under-runs plus disk blocks that came late
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
