// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/offline_renderer.h"

#include "audio/graph/denormals.h"
#include "audio/graph/direct_mix.h"
#include "audio/graph/offline_track.h"
#include "audio/graph/plan_compiler.h"
#include "audio/graph/track_renderer.h"
#include "audio/stretch/stretched_sound.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <thread>

namespace melisma::audio {

namespace {

constexpr std::int64_t kBlockFrames = 16 * MixSlice::kFrames;
constexpr float kTailFloor = 1e-4f;          ///< -80 dB
constexpr std::int64_t kQuietFrames = 16384; ///< below the floor for so long (longer than a pre-delay): over

/// Drops what lies behind `start`; two clips may share a file, so the earliest frame still needed decides.
void dropPassed(const RenderPlan& plan, std::int64_t start)
{
    const std::atomic<std::uint64_t> noPasses{0}; // no callback reads these files
    std::map<StreamedFile*, std::int64_t> keepFrom;
    for (const auto& track : plan.tracks)
        for (const auto& segment : track.segments) {
            const auto entry = keepFrom.try_emplace(segment.file.get(), INT64_MAX).first;
            const auto first = segment.sourceStart + std::max<std::int64_t>(start - segment.clip.start, 0);
            if (segment.clip.end > start)
                entry->second = std::min(entry->second, first);
        }
    for (const auto& [file, from] : keepFrom) {
        file->keepOnly({{from, INT64_MAX}}, noPasses);
        file->collect(1);
    }
}

/// Runs `work(i)` for every i below `count` on up to `threads` threads.
template <class Work>
void forEach(std::size_t count, int threads, const Work& work)
{
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        const DenormalsOff denormalsOff;
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads && static_cast<std::size_t>(i) < count; ++i)
        helpers.emplace_back(run);
    run();
}

class OfflineRender {
public:
    OfflineRender(const RenderPlan& plan, const OfflineRequest& request)
        : m_plan(plan)
        , m_request(request)
        , m_blocks(plan.tracks.size())
    {
        const auto cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        m_threads = request.threads > 0 ? request.threads : cores;
        for (const auto& track : plan.tracks) {
            m_faders.push_back(faderOf(track)); // nobody moves them during an export
            m_blocks[m_faders.size() - 1].direct = !request.tracks && mixesDirectly(track);
            startTrack(track, m_blocks[m_faders.size() - 1]);
        }
        for (const auto place : plan.order) {
            if (plan.tracks[place].sums)
                m_sums.push_back(place);
            else if (!m_blocks[place].direct)
                m_apart.push_back(place);
        }
        for (const auto& effect : plan.masterEffects)
            effect->start();
    }

    base::Result<void> renderBlock(std::int64_t start)
    {
        const auto render = [&](std::size_t i) {
            TrackBlock& block = m_blocks[m_apart[i]];
            const TrackPlan& track = m_plan.tracks[m_apart[i]];
            block.loaded = loadBlock(track, start, start + kBlockFrames);
            if (block.loaded)
                renderTrackBlock(track, start, kBlockFrames, nullptr, block);
        };
        forEach(m_apart.size(), m_threads, render);
        renderSums(start);
        if (auto mixed = mixTracks(start); !mixed)
            return mixed;
        applyMaster(start);
        const float gain = m_plan.master->gain.load();
        if (gain != 1.0f && !m_plan.masterVolume)
            for (float& sample : m_mix)
                sample *= gain;
        dropPassed(m_plan, start + kBlockFrames);
        return {};
    }

    /// Last frame of the block at `start` that is heard, in the mix or in a track; -1: none.
    int lastLoudFrame() const
    {
        int last = lastLoud(m_mix);
        if (m_request.tracks)
            for (const auto& block : m_blocks)
                if (!block.silent)
                    last = std::max(last, lastLoud(block.stem));
        return last;
    }

    /// What of the block at `start` lies within the asked range.
    RenderedBlock view(std::int64_t start, std::int64_t begin, std::int64_t end) const
    {
        const auto from = std::max(start, begin);
        const auto to = std::min(start + kBlockFrames, end);
        const auto skip = static_cast<std::size_t>(from - start) * 2;
        RenderedBlock block{{from}, static_cast<int>(to - from), m_mix.data() + skip, {}};
        if (m_request.tracks)
            for (const auto& track : m_blocks)
                block.tracks.push_back(track.silent ? nullptr : track.stem.data() + skip);
        return block;
    }

private:
    void startTrack(const TrackPlan& track, TrackBlock& block)
    {
        for (const auto& effect : track.effects)
            effect->start();
        for (const auto& route : track.routes)
            if (route.line)
                route.line->start();
        if (!m_request.tracks)
            return;
        const auto& output = track.routes.back();
        block.stemDelay = m_plan.latency - track.latency - output.delay;
        block.stemLine.emplace(block.stemDelay);
        block.stemLine->start();
    }

    /// Buses and folders, each behind all that feeds it, with what came to it added up in the order of rendering.
    void renderSums(std::int64_t start)
    {
        const DenormalsOff denormalsOff;
        for (const auto place : m_sums) {
            m_input.assign(static_cast<std::size_t>(kBlockFrames) * 2, 0.0f);
            for (const auto from : m_plan.order) {
                if (m_blocks[from].silent || m_blocks[from].direct)
                    continue;
                const auto& routes = m_plan.tracks[from].routes;
                for (std::size_t i = 0; i < routes.size(); ++i)
                    if (routes[i].to == place)
                        add(m_blocks[from].routes[i], m_input);
            }
            renderTrackBlock(m_plan.tracks[place], start, kBlockFrames, m_input.data(), m_blocks[place]);
        }
    }

    static void add(const std::vector<float>& samples, std::vector<float>& sum)
    {
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += samples[i];
    }

    /// Tracks are summed in their order whatever thread made them: the samples never depend on the threads. One that
    /// mixes directly is read and added while its samples are still in the processor's cache.
    base::Result<void> mixTracks(std::int64_t start)
    {
        const DenormalsOff denormalsOff;
        m_slices.assign(kBlockFrames / MixSlice::kFrames, MixSlice());
        for (const auto i : m_plan.order) {
            const TrackPlan& track = m_plan.tracks[i];
            TrackBlock& block = m_blocks[i];
            if (block.direct)
                block.loaded = loadBlock(track, start, start + kBlockFrames);
            if (!block.loaded)
                return block.loaded;
            if (track.routes.back().to != RoutePlan::kMaster)
                continue;
            for (std::size_t slice = 0; slice < m_slices.size(); ++slice) {
                const auto at = static_cast<std::int64_t>(slice) * MixSlice::kFrames;
                if (block.direct)
                    addDirectly(track, start + at, m_faders[i], m_slices[slice]);
                else if (!block.silent)
                    addInterleaved(block.routes.back().data() + 2 * at, m_slices[slice]);
            }
        }
        m_mix.resize(static_cast<std::size_t>(kBlockFrames) * 2);
        float* out = m_mix.data();
        for (const auto& slice : m_slices)
            for (std::size_t i = 0; i < MixSlice::kFrames; ++i) {
                *out++ = slice.left[i];
                *out++ = slice.right[i];
            }
        return {};
    }

    static int lastLoud(const std::vector<float>& samples)
    {
        for (auto i = samples.size(); i-- > 0;)
            if (std::abs(samples[i]) > kTailFloor)
                return static_cast<int>(i / 2);
        return -1;
    }

    /// Effects, and the volume where it is automated.
    void applyMaster(std::int64_t start)
    {
        if (m_plan.masterEffects.empty() && !m_plan.masterVolume)
            return;
        const DenormalsOff denormalsOff;
        Chunk chunk;
        auto late = start - m_plan.latency;
        for (float* at = m_mix.data(); at != m_mix.data() + m_mix.size(); at += 2 * kChunkFrames) {
            deinterleave(at, chunk);
            processChain(m_plan.masterEffects, chunk, nullptr, 0, kChunkFrames,
                         {&m_plan.masterCurves, late + latencyOf(m_plan.masterEffects)});
            if (m_plan.masterVolume)
                followGain(m_plan.masterVolume.get(), m_plan.master->hand, 1.0f, late, m_plan.master->glide, chunk);
            interleave(chunk, at);
            late += kChunkFrames;
        }
    }

    const RenderPlan& m_plan;
    const OfflineRequest& m_request;
    std::vector<TrackBlock> m_blocks;
    std::vector<StereoGain> m_faders;
    std::vector<std::size_t> m_apart; ///< the sources that are rendered on their own before they are mixed
    std::vector<std::size_t> m_sums;  ///< buses and folders, in the order of rendering
    std::vector<float> m_input;       ///< of the bus being rendered
    std::vector<MixSlice> m_slices;
    std::vector<float> m_mix;
    int m_threads = 1;
};

} // namespace

namespace {

using Sink = std::function<base::Result<void>(const RenderedBlock&)>;

/// What follows the end of a render: given out as far as it is heard, and the quiet behind it only when something comes
/// after it.
class Tail {
public:
    Tail(const OfflineRequest& request, const Sink& sink) : m_sink(sink), m_given(request.end.count) {}

    bool over() const { return m_held.frames >= kQuietFrames; }

    /// The rest of the block at `start`, which is heard up to the frame before `loud`.
    base::Result<void> take(const OfflineRender& render, std::int64_t start, std::int64_t loud, std::int64_t end)
    {
        const auto from = m_given + m_held.frames;
        if (loud > from) {
            if (auto taken = giveHeld(); !taken)
                return taken;
            if (auto taken = m_sink(render.view(start, from, loud)); !taken)
                return taken;
            m_given = loud;
        }
        const auto quietFrom = std::max(loud, from);
        if (quietFrom < end)
            hold(render.view(start, quietFrom, end));
        return {};
    }

private:
    struct Held {
        std::int64_t frames = 0;
        std::vector<float> mix;
        std::vector<std::vector<float>> tracks; ///< empty ones are silent
    };

    void hold(const RenderedBlock& block)
    {
        const auto add = [&](std::vector<float>& to, const float* samples) {
            if (!samples && to.empty())
                return;
            to.resize(static_cast<std::size_t>(m_held.frames) * 2);
            if (samples)
                to.insert(to.end(), samples, samples + 2 * block.frames);
            else
                to.resize(to.size() + 2 * static_cast<std::size_t>(block.frames));
        };
        add(m_held.mix, block.mix);
        m_held.tracks.resize(block.tracks.size());
        for (std::size_t i = 0; i < block.tracks.size(); ++i)
            add(m_held.tracks[i], block.tracks[i]);
        m_held.frames += block.frames;
    }

    base::Result<void> giveHeld()
    {
        if (m_held.frames == 0)
            return {};
        RenderedBlock block{{m_given}, static_cast<int>(m_held.frames), m_held.mix.data(), {}};
        for (const auto& track : m_held.tracks)
            block.tracks.push_back(track.empty() ? nullptr : track.data());
        if (auto taken = m_sink(block); !taken)
            return taken;
        m_given += m_held.frames;
        m_held = {};
        return {};
    }

    const Sink& m_sink;
    std::int64_t m_given; ///< frame behind the last that was given out
    Held m_held;          ///< from there on
};

/// Goes on behind the end until nothing is heard any more. The first block may hold frames from before the end; they
/// were rendered with it, so it is only looked at again.
base::Result<void> renderTail(OfflineRender& render, const OfflineRequest& request, const Sink& sink,
                              const std::stop_token& stop)
{
    const auto behind = request.end.count;
    const auto last = behind + request.longestTail.count;
    Tail tail(request, sink);
    for (auto start = behind - behind % kBlockFrames; start < last && !tail.over(); start += kBlockFrames) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled"};
        if (start >= behind)
            if (auto rendered = render.renderBlock(start); !rendered)
                return rendered;
        const auto end = std::min(start + kBlockFrames, last);
        const auto loud = std::min(start + render.lastLoudFrame() + 1, end);
        if (auto taken = tail.take(render, start, loud, end); !taken)
            return taken;
    }
    return {};
}

} // namespace

base::Result<void> renderOffline(const project::Project& project, const LiveEngine::MediaPath& mediaPath,
                                 const std::filesystem::path& soundfont, const OfflineRequest& request,
                                 const std::function<base::Result<void>(const RenderedBlock&)>& sink,
                                 std::stop_token stop)
{
    if (auto there = renderSounds(stretchedSounds(project, true), mediaPath, {}, stop); !there)
        return there;
    PlanCompiler compiler(soundfont, PlanCompiler::Scope::audibleTracks);
    const auto plan = compiler.compile(project, mediaPath);
    if (!compiler.problems().empty())
        return compiler.problems().front();
    // All comes out late by the latency of the effects: so much later the range is taken, and given out as it was
    // asked.
    OfflineRequest late = request;
    late.start.count += plan->latency;
    late.end.count += plan->latency;
    const Sink inTime = [&](const RenderedBlock& block) {
        RenderedBlock moved = block;
        moved.position.count -= plan->latency;
        return sink(moved);
    };
    OfflineRender render(*plan, late);
    // From timeline zero, so that notes and tails which began before the range are as they are in the whole.
    for (std::int64_t start = 0; start < late.end.count; start += kBlockFrames) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled"};
        if (auto rendered = render.renderBlock(start); !rendered)
            return rendered;
        if (start + kBlockFrames <= late.start.count)
            continue;
        if (auto taken = inTime(render.view(start, late.start.count, late.end.count)); !taken)
            return taken;
    }
    return late.longestTail.count > 0 ? renderTail(render, late, inTime, stop) : base::Result<void>();
}

} // namespace melisma::audio
