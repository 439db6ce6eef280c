// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/offline_renderer.h"

#include "audio/graph/denormals.h"
#include "audio/graph/plan_compiler.h"
#include "audio/graph/track_renderer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace melisma::audio {

namespace {

constexpr std::int64_t kBlockFrames = 256 * kChunkFrames;
constexpr float kTailFloor = 1e-4f;         ///< -80 dB
constexpr std::int64_t kQuietFrames = 4096; ///< below the floor for so long: over

/// One track's share of a block: everything up to its fader, rendered independently of the other tracks.
struct TrackBlock {
    std::vector<float> samples; ///< interleaved stereo
    bool silent = true;
};

void interleave(const Chunk& chunk, float* out)
{
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        out[2 * i] = chunk.left[i];
        out[2 * i + 1] = chunk.right[i];
    }
}

base::Result<void> loadBlock(const TrackPlan& track, std::int64_t start, std::int64_t end)
{
    for (const auto& segment : track.segments) {
        if (segment.clip.start >= end || segment.clip.end <= start)
            continue;
        const auto shift = segment.sourceStart - segment.clip.start;
        const auto from = std::max(start, segment.clip.start) + shift;
        const auto to = std::min(end, segment.clip.end) + shift;
        if (auto loaded = segment.file->load(from, to); !loaded)
            return loaded;
    }
    return {};
}

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

void renderTrackBlock(const TrackPlan& track, std::int64_t start, std::int64_t frames, TrackBlock& block)
{
    block.silent = !track.audible || (!track.player && track.segments.empty());
    if (block.silent)
        return;
    block.samples.resize(static_cast<std::size_t>(frames) * 2);
    Chunk chunk;
    for (std::int64_t at = 0; at < frames; at += kChunkFrames) {
        renderSource(track, start + at, chunk);
        applyEffects(track, chunk);
        applyFader(track, chunk);
        interleave(chunk, block.samples.data() + at * 2);
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
        for (const auto& track : plan.tracks)
            for (const auto& effect : track.effects)
                effect->start();
        for (const auto& effect : plan.masterEffects)
            effect->start();
    }

    base::Result<void> renderBlock(std::int64_t start)
    {
        for (const auto& track : m_plan.tracks)
            if (auto loaded = loadBlock(track, start, start + kBlockFrames); !loaded)
                return loaded;
        forEach(m_plan.tracks.size(), m_threads,
                [&](std::size_t i) { renderTrackBlock(m_plan.tracks[i], start, kBlockFrames, m_blocks[i]); });
        // Tracks are summed in their order whatever thread made them: the samples never depend on the threads.
        m_mix.assign(static_cast<std::size_t>(kBlockFrames) * 2, 0.0f);
        for (const auto& block : m_blocks)
            if (!block.silent)
                for (std::size_t i = 0; i < m_mix.size(); ++i)
                    m_mix[i] += block.samples[i];
        applyMasterEffects();
        const float gain = m_plan.master->gain.load();
        if (gain != 1.0f)
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
                    last = std::max(last, lastLoud(block.samples));
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
                block.tracks.push_back(track.silent ? nullptr : track.samples.data() + skip);
        return block;
    }

private:
    static int lastLoud(const std::vector<float>& samples)
    {
        for (auto i = samples.size(); i-- > 0;)
            if (std::abs(samples[i]) > kTailFloor)
                return static_cast<int>(i / 2);
        return -1;
    }

    void applyMasterEffects()
    {
        if (m_plan.masterEffects.empty())
            return;
        const DenormalsOff denormalsOff;
        Chunk chunk;
        for (float* at = m_mix.data(); at != m_mix.data() + m_mix.size(); at += 2 * kChunkFrames) {
            for (std::size_t i = 0; i < kChunkFrames; ++i) {
                chunk.left[i] = at[2 * i];
                chunk.right[i] = at[2 * i + 1];
            }
            processChain(m_plan.masterEffects, chunk);
            interleave(chunk, at);
        }
    }

    const RenderPlan& m_plan;
    const OfflineRequest& m_request;
    std::vector<TrackBlock> m_blocks;
    std::vector<float> m_mix;
    int m_threads = 1;
};

} // namespace

namespace {

using Sink = std::function<base::Result<void>(const RenderedBlock&)>;

/// Goes on behind the end until nothing is heard any more. The first block may hold frames from before the end; they
/// were rendered with it, so it is only looked at again.
base::Result<void> renderTail(OfflineRender& render, const OfflineRequest& request, const Sink& sink,
                              const std::stop_token& stop)
{
    const auto last = request.end.count + request.longestTail.count;
    auto given = request.end.count;
    for (auto start = given - given % kBlockFrames; start < last; start += kBlockFrames) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled"};
        if (start >= request.end.count || request.end.count == 0)
            if (auto rendered = render.renderBlock(start); !rendered)
                return rendered;
        const auto end = std::min(start + kBlockFrames, last);
        const auto loud = start + render.lastLoudFrame() + 1;
        const bool ends = loud <= end - kQuietFrames;
        const auto to = ends ? std::min(loud, end) : end;
        if (to > given)
            if (auto taken = sink(render.view(start, given, to)); !taken)
                return taken;
        given = std::max(given, to);
        if (ends)
            break;
    }
    return {};
}

} // namespace

base::Result<void> renderOffline(const project::Project& project, const LiveEngine::MediaPath& mediaPath,
                                 const std::filesystem::path& soundfont, const OfflineRequest& request,
                                 const std::function<base::Result<void>(const RenderedBlock&)>& sink,
                                 std::stop_token stop)
{
    PlanCompiler compiler(soundfont, PlanCompiler::Scope::audibleTracks);
    const auto plan = compiler.compile(project, mediaPath);
    if (!compiler.problems().empty())
        return compiler.problems().front();
    OfflineRender render(*plan, request);
    // From timeline zero, so that notes and tails which began before the range are as they are in the whole.
    for (std::int64_t start = 0; start < request.end.count; start += kBlockFrames) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled"};
        if (auto rendered = render.renderBlock(start); !rendered)
            return rendered;
        if (start + kBlockFrames <= request.start.count)
            continue;
        if (auto taken = sink(render.view(start, request.start.count, request.end.count)); !taken)
            return taken;
    }
    return request.longestTail.count > 0 ? renderTail(render, request, sink, stop) : base::Result<void>();
}

} // namespace melisma::audio
