// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/plan_compiler.h"

#include "audio/graph/clip_events.h"
#include "audio/instruments/checked_fonts.h"
#include "audio/instruments/soundfont.h"
#include "audio/stretch/stretched_sound.h"
#include "audio/stretch/stretching_reader.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace melisma::audio {

namespace {

using project::Clip;
using project::Project;
using project::Track;

/// Seconds that the metronome goes on behind the end of the song.
constexpr std::int64_t kClicksBehind = 60;
/// Frames that a delay line holds at least, so that most changes of latency need no new one.
constexpr int kShortestLine = 4095;

std::vector<ClipEnvelope> noteClipsOf(const Project& project, const Track& track)
{
    std::vector<ClipEnvelope> clips;
    for (const auto& clip : track.clips)
        if (!clip->isAudio())
            clips.push_back(envelopeOf(project, track, *clip));
    const auto plain = [](const ClipEnvelope& clip) { return clip.gain == 1.0f && clip.isLevel(clip.start, clip.end); };
    if (std::ranges::all_of(clips, plain))
        return {};
    std::ranges::stable_sort(clips, {}, &ClipEnvelope::start);
    return clips;
}

LoopSpan loopOf(const Project& project)
{
    if (!project.loop.on)
        return {};
    return {project.tempoMap.framesAt(project.loop.start, project.sampleRate).count,
            project.tempoMap.framesAt(project.loop.end(), project.sampleRate).count};
}

std::vector<std::int64_t> placesOf(const Project& project)
{
    std::vector<std::int64_t> places;
    for (const auto& marker : project.markers)
        places.push_back(project.tempoMap.framesAt(marker.start, project.sampleRate).count);
    return places;
}

const project::AutomationLane* laneOf(const Track& track, project::AutomationKind kind)
{
    return project::findLane(track.automation, {kind});
}

const project::AutomationLane* sendLane(const Track& track, project::SendId send)
{
    return project::findLane(track.automation, {project::AutomationKind::sendGain, send});
}

/// As its switch has it; automation of the mute takes its place.
bool isMuted(const Track& track)
{
    const auto* lane = laneOf(track, project::AutomationKind::mute);
    return track.mix.mute && !(lane && lane->on && !lane->points.empty());
}

} // namespace

void PlanCompiler::note(const base::Error& problem)
{
    if (std::ranges::find(m_problems, problem) == m_problems.end())
        m_problems.push_back(problem);
}

namespace {

/// For playing only: an export waits until the finer file is there.
base::Result<std::shared_ptr<StreamedFile>> openPreview(const std::filesystem::path& source,
                                                        const project::TimePitch& timePitch)
{
    auto reader = openAudioFile(source);
    if (!reader)
        return reader.error();
    return StreamedFile::over(stretchWhileReading(std::move(*reader), timePitch));
}

} // namespace

template <class Open>
std::shared_ptr<StreamedFile> PlanCompiler::kept(const std::filesystem::path& name, const Open& open)
{
    auto& kept = m_files[name];
    if (kept)
        return kept;
    auto opened = open();
    if (opened)
        kept = std::move(*opened);
    else
        note(opened.error());
    return kept;
}

std::shared_ptr<StreamedFile> PlanCompiler::fileOf(const Project& project, const std::string& sha256,
                                                   const project::TimePitch& timePitch, const MediaPath& mediaPath)
{
    const auto* asset = project.findAsset(sha256);
    if (!asset) {
        note({base::ErrorKind::input,
              "The project holds a clip whose sound it does not know (" + sha256 + ")",
              "Delete the clip, or take an older state of the project",
              {}});
        return nullptr;
    }
    const auto path = mediaPath(heardAsset(*asset, timePitch));
    std::error_code ignored;
    if (timePitch.changesSound() && m_scope == Scope::allTracks && !std::filesystem::exists(path, ignored))
        return kept(path / "preview", [&] { return openPreview(mediaPath(*asset), timePitch); });
    return kept(path, [&] { return StreamedFile::open(path); });
}

namespace {

/// The font that plays an instrument, when it may be loaded: the project's own, else `general`.
base::Result<std::filesystem::path> fontOf(const Project& project, const music::Instrument& instrument,
                                           const PlanCompiler::MediaPath& mediaPath,
                                           const std::filesystem::path& general)
{
    if (instrument.soundfont.empty())
        return general.empty() ? base::Result<std::filesystem::path>(noSoundfont()) : general;
    const auto* asset = project.findAsset(instrument.soundfont);
    if (!asset)
        return base::Error{base::ErrorKind::input,
                           "The project does not know the SoundFont of '" + instrument.name + "'",
                           "Choose another instrument",
                           {}};
    return loadableFont(mediaPath(*asset), asset->sha256, asset->name);
}

} // namespace

base::Result<std::shared_ptr<EventPlayer>>
PlanCompiler::makePlayer(const Project& project, const music::Instrument& instrument, const MediaPath& mediaPath) const
{
    const auto font = fontOf(project, instrument, mediaPath, m_soundfont);
    if (!font)
        return font.error();
    auto player = SoundfontPlayer::make(*font, instrument, project.sampleRate);
    if (!player)
        return player.error();
    return std::make_shared<EventPlayer>(std::move(*player), project.sampleRate);
}

void PlanCompiler::addInstrument(const Project& project, const Track& track, const MediaPath& mediaPath,
                                 KeptTrack& kept, TrackPlan& plan)
{
    if (!kept.player || !(kept.instrument == track.instrument)) {
        auto player = makePlayer(project, track.instrument, mediaPath);
        kept.player = player ? std::move(*player) : nullptr;
        if (!player)
            note(player.error());
        kept.instrument = track.instrument;
        kept.events = nullptr;
    }
    auto events = eventsOf(project, track);
    if (!kept.events || *kept.events != events)
        kept.events = std::make_shared<const PlayerEvents>(std::move(events));
    plan.player = kept.player;
    plan.events = kept.events;
    plan.noteClips = noteClipsOf(project, track);
}

void PlanCompiler::addSegments(const Project& project, const Track& track, const MediaPath& mediaPath, TrackPlan& plan)
{
    for (const auto& clip : track.clips)
        for (const auto& sound : soundsOf(project, track, *clip))
            if (auto file = fileOf(project, sound.sha256, clip->timePitch, mediaPath))
                plan.segments.push_back({sound.envelope, sound.sourceStart, std::move(file)});
    std::ranges::stable_sort(plan.segments, {}, [](const AudioSegment& segment) { return segment.clip.start; });
}

EffectChain PlanCompiler::chainOf(const std::vector<project::EffectSlot>& slots, int sampleRate)
{
    EffectChain chain;
    for (const auto& slot : slots) {
        const auto* kind = findEffectKind(slot.effect);
        if (!kind) {
            note({base::ErrorKind::unsupported,
                  "This Melisma does not know the effect '" + slot.effect + "', so it is left out",
                  "Update Melisma, or remove the effect",
                  {}});
            continue;
        }
        auto& kept = m_effects[slot.id];
        if (!kept || &kept->kind() != kind)
            kept = std::make_shared<EffectCell>(slot.id, *kind, sampleRate);
        kept->set(slot);
        chain.push_back(kept);
    }
    return chain;
}

TrackPlan PlanCompiler::compileTrack(const Project& project, const Track& track, bool audible,
                                     const MediaPath& mediaPath)
{
    auto& kept = m_tracks[track.id];
    TrackPlan plan;
    plan.id = track.id;
    plan.cell = kept.cell;
    plan.audible = audible;
    plan.sums = project::sums(track.kind);
    plan.panLaw = project.panLaw;
    kept.cell->gain.store(linearGain(track.mix.gainDb), std::memory_order_relaxed);
    kept.cell->pan.store(static_cast<float>(track.mix.pan), std::memory_order_relaxed);
    kept.cell->width.store(static_cast<float>(track.mix.width), std::memory_order_relaxed);
    kept.cell->polarity.store(track.mix.invertPhase ? -1.0f : 1.0f, std::memory_order_relaxed);
    if (m_scope == Scope::audibleTracks && !plan.audible)
        return plan;
    if (track.kind == project::TrackKind::instrument)
        addInstrument(project, track, mediaPath, kept, plan);
    plan.effects = chainOf(track.effects, project.sampleRate);
    plan.effectCurves = curvesOf(project, track.automation, track.effects, plan.effects);
    plan.volume = curveOf(project, laneOf(track, project::AutomationKind::volume));
    plan.pan = curveOf(project, laneOf(track, project::AutomationKind::pan));
    plan.gate = curveOf(project, laneOf(track, project::AutomationKind::mute),
                        [](const AutomationCurve& curve) { return curve.asGate(); });
    addSegments(project, track, mediaPath, plan);
    return plan;
}

/// Null without a lane that has a say.
CurvePointer PlanCompiler::curveOf(const Project& project, const project::AutomationLane* lane,
                                   const std::function<AutomationCurve(const AutomationCurve&)>& shape)
{
    if (!lane || !lane->on || lane->points.empty())
        return nullptr;
    AutomationCurve curve(lane->points, project.tempoMap, project.sampleRate);
    if (shape)
        curve = shape(curve);
    const auto same = [&](const CurvePointer& kept) { return *kept == curve; };
    const auto kept = std::ranges::find_if(m_lastCurves, same);
    m_curves.push_back(kept == m_lastCurves.end() ? std::make_shared<const AutomationCurve>(std::move(curve)) : *kept);
    return m_curves.back();
}

namespace {

int paramOf(const EffectKind& kind, const std::string& key)
{
    const auto found = std::ranges::find(kind.params, key, &base::ParamSpec::key);
    return found == kind.params.end() ? EffectCurve::kMix : static_cast<int>(found - kind.params.begin());
}

AutomationCurve heldTo(const base::ParamSpec& spec, const AutomationCurve& curve)
{
    if (spec.kind == base::ParamKind::toggle)
        return curve.held(0.0f, 1.0f, true);
    if (spec.kind == base::ParamKind::choice)
        return curve.held(0.0f, static_cast<float>(std::max<std::size_t>(spec.choices.size(), 1) - 1), true);
    return curve.held(static_cast<float>(*spec.minimum), static_cast<float>(*spec.maximum), false);
}

} // namespace

/// Lanes of effects or parameters that this Melisma does not know have no say, nor has a mix that is bypassed.
std::vector<EffectCurve> PlanCompiler::curvesOf(const Project& project,
                                                const std::vector<project::AutomationLane>& lanes,
                                                const std::vector<project::EffectSlot>& slots, const EffectChain& chain)
{
    std::vector<EffectCurve> curves;
    for (const auto& lane : lanes) {
        const auto cell = std::ranges::find(chain, lane.target.effect, [](const auto& entry) { return entry->id(); });
        if (!lane.target.effect || cell == chain.end())
            continue;
        EffectCurve entry{cell->get(), EffectCurve::kMix, nullptr};
        if (lane.target.kind == project::AutomationKind::effectMix) {
            if (!std::ranges::find(slots, lane.target.effect, &project::EffectSlot::id)->bypass)
                entry.curve = curveOf(project, &lane);
        } else if (const int param = paramOf((*cell)->kind(), lane.target.key); param >= 0) {
            entry.param = param;
            const auto& spec = (*cell)->kind().params[static_cast<std::size_t>(param)];
            entry.curve = curveOf(project, &lane, [&](const AutomationCurve& curve) { return heldTo(spec, curve); });
        }
        if (entry.curve)
            curves.push_back(std::move(entry));
    }
    return curves;
}

/// Sends before the fader, sends behind it, the output; a send that moves before or behind the fader is another one.
void PlanCompiler::addRoutes(const Project& project, const project::Routing& routing, RenderPlan& plan)
{
    for (const auto& route : routing.routes) {
        const Track& track = *project.tracks[route.from];
        const bool output = route.send == project::Route::kOutput;
        const auto send = output ? project::Send{} : track.sends[route.send];
        const bool master = route.to == project::Route::kMaster;
        const auto target = master ? project::TrackId{} : project.tracks[route.to]->id;
        auto& kept = m_tracks[track.id].routes[{send.id, target, send.preFader}];
        kept.used = true;
        kept.cell->gain.store(output ? 1.0f : linearGain(send.gainDb), std::memory_order_relaxed);
        RoutePlan way;
        way.send = send.id;
        way.to = master ? RoutePlan::kMaster : route.to;
        way.target = master ? nullptr : plan.tracks[route.to].cell;
        way.preFader = send.preFader;
        way.open = route.heard && !isMuted(track) && (output || send.on);
        way.cell = kept.cell;
        if (!output)
            way.gain = curveOf(project, sendLane(track, send.id));
        plan.tracks[route.from].routes.push_back(std::move(way));
    }
    const auto rank = [](const RoutePlan& route) { return !route.send ? 2 : route.preFader ? 0 : 1; };
    for (auto& track : plan.tracks)
        std::ranges::stable_sort(track.routes, {}, rank);
}

/// Every way is delayed by what the latest one to the same place is later, so that the latency of all that has met is
/// one: in(t) = max over ways (s -> t) of out(s), out(t) = in(t) + effects(t), delay(s -> t) = in(t) - out(s).
void PlanCompiler::holdBack(RenderPlan& plan)
{
    std::vector<int> in(plan.tracks.size(), 0);
    int master = 0;
    const auto inOf = [&](const RoutePlan& route) -> int& {
        return route.to == RoutePlan::kMaster ? master : in[route.to];
    };
    for (const auto place : plan.order) {
        auto& track = plan.tracks[place];
        track.latency = in[place] + latencyOf(track.effects);
        for (const auto& route : track.routes)
            inOf(route) = std::max(inOf(route), track.latency);
    }
    for (auto& track : plan.tracks)
        for (auto& route : track.routes) {
            route.delay = inOf(route) - track.latency;
            const auto target = route.target ? plan.tracks[route.to].id : project::TrackId{};
            auto& line = m_tracks[track.id].routes[{route.send, target, route.preFader}].line;
            if (route.delay > 0 && (!line || line->longest() < route.delay))
                line = std::make_shared<DelayLine>(std::max(2 * route.delay, kShortestLine));
            route.line = line;
        }
    plan.latency = master + latencyOf(plan.masterEffects);
}

std::shared_ptr<const RenderPlan> PlanCompiler::compile(const Project& project, const MediaPath& mediaPath)
{
    m_problems.clear();
    m_lastCurves = std::exchange(m_curves, {});
    if (m_sampleRate != project.sampleRate) {
        m_tracks.clear();
        m_effects.clear();
    }
    m_sampleRate = project.sampleRate;
    auto plan = std::make_shared<RenderPlan>();
    std::set<project::TrackId> present;
    const auto routing = project::routingOf(project);
    for (std::size_t i = 0; i < project.tracks.size(); ++i) {
        plan->tracks.push_back(compileTrack(project, *project.tracks[i], routing.audible[i], mediaPath));
        present.insert(project.tracks[i]->id);
    }
    plan->order = routing.order;
    for (auto& [id, kept] : m_tracks)
        for (auto& [key, route] : kept.routes)
            route.used = false;
    addRoutes(project, routing, *plan);
    for (auto& [id, kept] : m_tracks)
        std::erase_if(kept.routes, [](const auto& entry) { return !entry.second.used; });
    std::erase_if(m_tracks, [&](const auto& kept) { return !present.contains(kept.first); });
    std::erase_if(m_files, [](const auto& kept) { return kept.second.use_count() <= 1; }); // no plan plays it
    std::erase_if(m_effects, [&](const auto& kept) { return !project.findEffect(kept.first); });
    plan->masterEffects = chainOf(project.masterEffects, project.sampleRate);
    plan->masterCurves = curvesOf(project, project.masterAutomation, project.masterEffects, plan->masterEffects);
    plan->masterVolume = curveOf(project, project::findLane(project.masterAutomation, {}));
    holdBack(*plan);
    m_master->gain.store(linearGain(project.masterGainDb), std::memory_order_relaxed);
    plan->master = m_master;
    plan->sampleRate = project.sampleRate;
    plan->loop = loopOf(project);
    plan->clicks =
        clicksOf(project.tempoMap, project.sampleRate, project.length().count + kClicksBehind * m_sampleRate);
    plan->places = placesOf(project);
    return plan;
}

} // namespace melisma::audio
