// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/routing.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace melisma::audio {

/// Turns projects into render plans, keeping cells, players and open files from one plan to the next by identity.
///
/// One thread at a time, never the callback's: compile() opens files and loads soundfont samples.
class PlanCompiler {
public:
    using MediaPath = std::function<std::filesystem::path(const project::Asset&)>;
    /// Which tracks get their sources: playing needs all, since a mute may be lifted at any moment.
    enum class Scope { allTracks, audibleTracks };

    /// An empty `soundfont`: there is none, instrument tracks are silent and problems() says why.
    explicit PlanCompiler(std::filesystem::path soundfont, Scope scope = Scope::allTracks)
        : m_soundfont(std::move(soundfont))
        , m_scope(scope)
    {}

    std::shared_ptr<const RenderPlan> compile(const project::Project& project, const MediaPath& mediaPath);
    /// What could not be had for the last plan; those tracks or clips are silent.
    const std::vector<base::Error>& problems() const { return m_problems; }

private:
    struct KeptRoute {
        std::shared_ptr<RouteCell> cell = std::make_shared<RouteCell>();
        std::shared_ptr<DelayLine> line; ///< none while it was never delayed
        bool used = true;                ///< by the newest plan
    };
    struct KeptTrack {
        std::shared_ptr<TrackCell> cell = std::make_shared<TrackCell>();
        std::shared_ptr<EventPlayer> player;
        music::Instrument instrument;
        std::shared_ptr<const PlayerEvents> events;
        std::map<std::tuple<project::SendId, project::TrackId, bool>, KeptRoute> routes;
    };

    TrackPlan compileTrack(const project::Project& project, const project::Track& track, bool audible,
                           const MediaPath& mediaPath);
    CurvePointer curveOf(const project::Project& project, const project::AutomationLane* lane,
                         const std::function<AutomationCurve(const AutomationCurve&)>& shape = {});
    std::vector<EffectCurve> curvesOf(const project::Project& project,
                                      const std::vector<project::AutomationLane>& lanes,
                                      const std::vector<project::EffectSlot>& slots, const EffectChain& chain);
    void addRoutes(const project::Project& project, const project::Routing& routing, RenderPlan& plan);
    void holdBack(RenderPlan& plan);
    void addInstrument(const project::Project& project, const project::Track& track, const MediaPath& mediaPath,
                       KeptTrack& kept, TrackPlan& plan);
    std::shared_ptr<StreamedFile> fileOf(const project::Project& project, const std::string& sha256,
                                         const project::TimePitch& timePitch, const MediaPath& mediaPath);
    template <class Open>
    std::shared_ptr<StreamedFile> kept(const std::filesystem::path& name, const Open& open);
    base::Result<std::shared_ptr<EventPlayer>>
    makePlayer(const project::Project& project, const music::Instrument& instrument, const MediaPath& mediaPath) const;
    void addSegments(const project::Project& project, const project::Track& track, const MediaPath& mediaPath,
                     TrackPlan& plan);
    EffectChain chainOf(const std::vector<project::EffectSlot>& slots, int sampleRate);
    void note(const base::Error& problem);

    std::filesystem::path m_soundfont;
    Scope m_scope;
    int m_sampleRate = 0; ///< that the players were made for
    std::map<project::TrackId, KeptTrack> m_tracks;
    std::map<project::EffectId, std::shared_ptr<EffectCell>> m_effects;
    std::map<std::filesystem::path, std::shared_ptr<StreamedFile>> m_files;
    std::vector<CurvePointer> m_curves;     ///< of the newest plan
    std::vector<CurvePointer> m_lastCurves; ///< of the one before: what is equal stays the same
    std::shared_ptr<MasterCell> m_master = std::make_shared<MasterCell>();
    std::vector<base::Error> m_problems;
};

} // namespace melisma::audio
