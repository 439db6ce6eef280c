// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/shared.h"
#include "core/music/score.h"
#include "core/music/tempo_map.h"
#include "core/project/automation.h"
#include "core/project/clip.h"
#include "core/project/effect_slot.h"
#include "core/project/spectrogram_style.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace melisma::project {

using TrackId = base::Id<struct TrackTag>;
using MarkerId = base::Id<struct MarkerTag>;

/// A bus sums what is sent or led to it; a folder groups tracks and is a submix that they play through.
enum class TrackKind { audio, instrument, bus, folder };
enum class LaneView { notes, waveform, spectrogram, combined };

struct MixSettings {
    double gainDb = 0.0; ///< kSilentDb and below is silence
    double pan = 0.0;    ///< -1 left .. 1 right
    bool mute = false;
    bool solo = false;
    bool invertPhase = false; ///< polarity
    double width = 1.0;       ///< 0 mono .. 1 as it is .. kWidest
    bool operator==(const MixSettings&) const = default;
};
inline constexpr double kSilentDb = -60.0;
inline constexpr double kLoudestDb = 12.0;
inline constexpr double kWidest = 2.0;

/// Gains of a pan, at the centre and at a hard side: 0 and +3 dB (equal power), -3 and 0 dB (equal power), -4.5 and
/// 0 dB, -6 and 0 dB (linear), 0 and 0 dB (the other side alone goes down).
enum class PanLaw { raised, equalPower, between, linear, balance };

/// Greatest count of a TimeValue that edits make and files may hold (16 days of frames at 48 kHz): sums and
/// conversions below it cannot overflow.
inline constexpr std::int64_t kLastCount = std::int64_t{1} << 36;

/// A share of what a track sounds, led to a bus beside its output.
struct Send {
    SendId id;
    TrackId bus;
    double gainDb = 0.0;   ///< kSilentDb and below is silence
    bool preFader = false; ///< untouched by the track's fader and pan, yet muted with it
    bool on = true;
    bool operator==(const Send&) const = default;
};

struct Track {
    TrackId id;
    TrackKind kind = TrackKind::audio;
    std::string name;
    std::string role; ///< "drums", "bass", ...: chooses its colour; may be empty
    int colour = 0;   ///< index into the track palette of ui
    LaneView view = LaneView::waveform;
    std::optional<SpectrogramStyle> spectrogram; ///< none: as the studio's defaults say
    MixSettings mix;
    TrackId parent;                         ///< the folder it stands in; none: at the top
    TrackId output;                         ///< the bus it plays into; none: its folder, or the master
    std::vector<Send> sends;                ///< to buses
    std::vector<EffectSlot> effects;        ///< before the fader, first to last
    std::vector<AutomationLane> automation; ///< one lane a target
    music::Instrument instrument;           ///< instrument tracks only
    std::vector<base::Shared<Clip>> clips;  ///< ascending by start

    const Clip* findClip(ClipId id) const;
    bool operator==(const Track&) const = default;
};

/// A named stretch (section) or point (length 0) on the ruler.
struct Marker {
    MarkerId id;
    std::string name;
    base::Beats start;
    base::Beats length;
    bool operator==(const Marker&) const = default;
};

/// The stretch that playback repeats while `on`; kept when off, so that it can be switched on again. Length 0: none
/// yet.
struct LoopRegion {
    base::Beats start;
    base::Beats length;
    bool on = false;

    base::Beats end() const { return start + length; }
    bool operator==(const LoopRegion&) const = default;
};

/// The whole document as a value. Copies share structure; nothing reachable from one is ever changed in place,
/// so a copy may be read on any thread.
struct Project {
    static constexpr int kDefaultSampleRate = 48000;

    std::string name = "Untitled";
    int sampleRate = kDefaultSampleRate;
    music::TempoMap tempoMap;
    music::Key key;
    std::string lyrics;
    std::vector<Marker> markers; ///< ascending by start
    std::vector<music::ChordEvent> chords;
    LoopRegion loop;
    std::vector<base::Shared<Track>> tracks;           ///< top to bottom
    std::map<std::string, base::Shared<Asset>> assets; ///< by sha256
    double masterGainDb = 0.0;
    std::vector<EffectSlot> masterEffects;        ///< before the master fader, first to last
    std::vector<AutomationLane> masterAutomation; ///< volume and effects
    PanLaw panLaw = PanLaw::raised;
    std::uint64_t nextId = 1; ///< source of all ids; grows only

    const Track* findTrack(TrackId id) const;
    const Track* trackOf(ClipId id) const;
    const Clip* findClip(ClipId id) const;
    const Asset* findAsset(const std::string& sha256) const;
    /// Wherever it stands, the master's chain included.
    const EffectSlot* findEffect(EffectId id) const;
    const Send* findSend(SendId id) const;

    base::Frames startOf(const Clip& clip) const { return clip.start.toFrames(tempoMap, sampleRate); }
    base::Frames endOf(const Clip& clip) const { return clip.end().toFrames(tempoMap, sampleRate); }
    /// End of the last clip or marker.
    base::Frames length() const;
    bool anySolo() const;

    bool operator==(const Project&) const = default;
};

/// All clips of a group; none for no group.
std::set<ClipId> clipsOfGroup(const Project& project, GroupId group);

/// True when `track` is heard: it is not muted, nothing that it plays through is, and when any track is soloed, one
/// on its way is. See routing.h.
bool isAudible(const Project& project, const Track& track);

} // namespace melisma::project
