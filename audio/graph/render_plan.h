// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/delay_line.h"
#include "audio/graph/effect_chain.h"
#include "audio/graph/event_player.h"
#include "audio/graph/hand_hold.h"
#include "audio/graph/metronome.h"
#include "audio/graph/mixing.h"
#include "audio/graph/streamed_file.h"
#include "core/project/comp.h"
#include "core/project/project.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace melisma::audio {

/// A clip's place on the timeline, in frames at the project's rate, with its gain and fades; or that of a part of its
/// comp, which crosses over with its neighbours at equal power.
struct ClipEnvelope {
    std::int64_t start = 0;
    std::int64_t end = 0;
    float gain = 1.0f;
    project::Fades fades;
    std::int64_t before = 0; ///< frames from the clip's start to `start`
    std::int64_t behind = 0; ///< and from `end` to the clip's end
    project::Crossing in{};  ///< on the timeline
    project::Crossing out{};

    float at(std::int64_t frame) const; ///< for start <= frame < end
    /// True when every frame of [from, to) has the plain gain.
    bool isLevel(std::int64_t from, std::int64_t to) const
    {
        const bool crosses =
            (in.length.count > 0 && from < in.end().count) || (out.length.count > 0 && to > out.start.count);
        return !crosses && from >= start - before + fades.in.count && to <= end + behind - fades.out.count;
    }
    bool operator==(const ClipEnvelope&) const = default;
};

/// A stretch of a sound file on the timeline.
struct AudioSegment {
    ClipEnvelope clip;
    std::int64_t sourceStart = 0; ///< frame of the file that sounds at clip.start
    std::shared_ptr<StreamedFile> file;
    bool operator==(const AudioSegment&) const = default;
};

/// What lives as long as a track does, over all its plans: faders set by the window, meters set by the callback.
struct TrackCell {
    std::atomic<float> gain{1.0f}; ///< linear
    std::atomic<float> pan{0.0f};  ///< -1 .. 1
    std::atomic<float> width{1.0f};
    std::atomic<float> polarity{1.0f}; ///< 1, or -1 turned over
    HandHold gainHand;                 ///< linear
    HandHold panHand;
    HandHold openHand; ///< 0 muted .. 1
    MeterCell meter;
    // The rendering thread's alone.
    GlidingGain glide;
    GlidingGain shape; ///< width and polarity
    GlidingGain mute;  ///< as automation has it
    Chunk input;       ///< what has come to a bus or folder for the chunk being rendered
};

/// What lives as long as a send, or the output of a track to one place: its gain and how far it is open.
struct RouteCell {
    std::atomic<float> gain{1.0f}; ///< linear
    HandHold hand;                 ///< linear
    // The rendering thread's alone.
    GlidingGain glide;
    GlidingGain gate; ///< open or not
};

/// One way out of a track.
struct RoutePlan {
    static constexpr std::size_t kMaster = static_cast<std::size_t>(-1);

    project::SendId send;              ///< none: the output
    std::size_t to = kMaster;          ///< index into RenderPlan::tracks
    std::shared_ptr<TrackCell> target; ///< of that track; null: the master
    bool preFader = false;
    bool open = true; ///< neither muted, nor switched off, nor left out by a solo
    std::shared_ptr<RouteCell> cell;
    CurvePointer gain;               ///< of a send, in dB; none: as the cell has it
    std::shared_ptr<DelayLine> line; ///< none: never delayed
    int delay = 0;                   ///< frames, so that all that comes to the target arrives together
};

struct TrackPlan {
    project::TrackId id;
    std::shared_ptr<TrackCell> cell;
    bool audible = true; ///< some way to the master is open
    bool sums = false;   ///< a bus or folder
    project::PanLaw panLaw = project::PanLaw::raised;
    std::vector<RoutePlan> routes;      ///< sends before the fader, sends behind it, the output
    int latency = 0;                    ///< frames by which what leaves it is late, its own effects included
    std::vector<AudioSegment> segments; ///< ascending by start
    std::shared_ptr<const PlayerEvents> events;
    std::shared_ptr<EventPlayer> player; ///< none: an audio track, or an instrument that cannot be had
    /// Gains and fades of note clips, ascending by start; empty when none has any. What a clip's notes leave behind
    /// keeps the clip's last gain until the next clip begins.
    std::vector<ClipEnvelope> noteClips;
    EffectChain effects; ///< before the fader
    std::vector<EffectCurve> effectCurves;
    CurvePointer volume; ///< in dB
    CurvePointer pan;
    CurvePointer gate; ///< 0 muted .. 1

    bool isAutomated() const { return volume || pan || gate || !effectCurves.empty(); }
};

struct MasterCell {
    std::atomic<float> gain{1.0f};
    HandHold hand; ///< linear
    MeterCell meter;
    GlidingGain glide; ///< the rendering thread's alone
};

/// The stretch of the timeline that playback repeats, in frames; empty: none.
struct LoopSpan {
    std::int64_t start = 0;
    std::int64_t end = 0;

    bool empty() const { return end <= start; }
    bool operator==(const LoopSpan&) const = default;
};

/// Everything the callback needs to play one version of a project. Immutable once published, apart from the cells,
/// players and files it points to, which belong to the rendering thread or are atomic.
struct RenderPlan {
    std::vector<TrackPlan> tracks;  ///< as in the project
    std::vector<std::size_t> order; ///< of rendering: what feeds before what is fed
    int latency = 0;                ///< frames by which the master's output is late
    std::shared_ptr<MasterCell> master;
    EffectChain masterEffects; ///< before the master fader
    std::vector<EffectCurve> masterCurves;
    CurvePointer masterVolume; ///< in dB
    LoopSpan loop;
    ClickTrack clicks;
    std::vector<std::int64_t> places; ///< frames that playback is likely to jump to: starts of sections
    int sampleRate = 48000;
};

} // namespace melisma::audio
