// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/butler.h"

#include "core/base/log.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace melisma::audio {

namespace {

/// A stretch of the timeline.
struct Stretch {
    std::int64_t start = 0;
    std::int64_t end = 0;
};

std::int64_t framesOf(const RenderPlan& plan, double seconds)
{
    return static_cast<std::int64_t>(seconds * plan.sampleRate);
}

/// What will be heard within `frames` of `position`: once around the loop, when that holds it, or over what a piece
/// leaves out.
std::vector<Stretch> ahead(const RenderPlan& plan, std::int64_t position, std::int64_t frames, const PlayPiece& piece)
{
    const LoopSpan leap = piece.isEmpty() ? plan.loop : LoopSpan{piece.skipTo.count, piece.skipFrom.count};
    const auto before = leap.end - position;
    if (leap.start == leap.end || before < 0 || before >= frames || (before == 0 && piece.isEmpty()))
        return {{position, position + frames}};
    const auto end = leap.start + frames - before;
    return {{position, leap.end}, {leap.start, leap.empty() ? end : std::min(leap.end, end)}};
}

/// Where playback is likely to begin next.
std::vector<Stretch> heads(const RenderPlan& plan, std::int64_t position)
{
    const auto frames = framesOf(plan, kHeadSeconds);
    const auto reach = framesOf(plan, kHeadReachSeconds);
    std::vector<Stretch> stretches = {{0, frames}};
    if (!plan.loop.empty())
        stretches.push_back({plan.loop.start, plan.loop.start + frames});
    for (const auto place : plan.places)
        if (std::abs(place - position) < reach)
            stretches.push_back({place, place + frames});
    return stretches;
}

/// The stretch of its file that `segment` plays within `stretch`; empty when it does not.
FileWindow wanted(const AudioSegment& segment, const Stretch& stretch)
{
    const auto from = std::max(stretch.start, segment.clip.start);
    const auto to = std::min(stretch.end, segment.clip.end);
    if (from >= to)
        return {};
    const auto shift = segment.sourceStart - segment.clip.start;
    return {from + shift, to + shift};
}

template <class Visit>
void forEachWindow(const RenderPlan& plan, const std::vector<Stretch>& stretches, const Visit& visit)
{
    for (const auto& track : plan.tracks)
        for (const auto& segment : track.segments)
            for (const auto& stretch : stretches)
                if (const auto window = wanted(segment, stretch); window.start < window.end)
                    visit(*segment.file, window);
}

/// The clips whose beginnings are kept: those nearest to the playhead, as far as the budget goes.
std::vector<const AudioSegment*> nearClips(const RenderPlan& plan, std::int64_t position)
{
    const auto reach = framesOf(plan, kHeadReachSeconds);
    std::vector<const AudioSegment*> clips;
    for (const auto& track : plan.tracks)
        for (const auto& segment : track.segments)
            if (std::abs(segment.clip.start - position) < reach)
                clips.push_back(&segment);
    // Two blocks hold a head in the worst case; stereo is the common one.
    constexpr std::int64_t kHeadBytes = 2 * StreamedFile::kBlockFrames * 2 * static_cast<std::int64_t>(sizeof(float));
    constexpr std::size_t kMost = kHeadBudgetBytes / kHeadBytes;
    if (clips.size() > kMost) {
        std::ranges::nth_element(clips, clips.begin() + kMost, {}, [position](const AudioSegment* segment) {
            return std::abs(segment->clip.start - position);
        });
        clips.resize(kMost);
    }
    return clips;
}

template <class Visit>
void forEachClipHead(const RenderPlan& plan, std::int64_t position, const Visit& visit)
{
    const auto frames = framesOf(plan, kHeadSeconds);
    for (const auto* segment : nearClips(plan, position)) {
        const auto window = wanted(*segment, {segment->clip.start, segment->clip.start + frames});
        if (window.start < window.end)
            visit(*segment->file, window);
    }
}

void load(StreamedFile& file, const FileWindow& window)
{
    if (auto loaded = file.load(window.start, window.end); !loaded)
        base::logWarning(loaded.error().sentence());
}

} // namespace

void readHead(const RenderPlan& plan, std::int64_t position, const PlayPiece& piece)
{
    forEachWindow(plan, ahead(plan, position, framesOf(plan, kHeadSeconds), piece), load);
}

void readAhead(const RenderPlan& plan, std::int64_t position, const PlayPiece& piece)
{
    readHead(plan, position, piece);
    forEachWindow(plan, ahead(plan, position, framesOf(plan, kReadAheadSeconds / 4), piece), load);
    forEachWindow(plan, ahead(plan, position, framesOf(plan, kReadAheadSeconds), piece), load);
    const auto behind = framesOf(plan, kReadBehindSeconds);
    forEachWindow(plan, {{position - behind, position}}, load);
    forEachWindow(plan, heads(plan, position), load);
    forEachClipHead(plan, position, load);
}

void dropFarBlocks(const RenderPlan& plan, std::int64_t position, const std::atomic<std::uint64_t>& passes,
                   const PlayPiece& piece)
{
    std::map<StreamedFile*, std::vector<FileWindow>> keep;
    for (const auto& track : plan.tracks)
        for (const auto& segment : track.segments)
            keep[segment.file.get()];
    const auto note = [&keep](StreamedFile& file, const FileWindow& window) { keep[&file].push_back(window); };
    auto stretches = ahead(plan, position, framesOf(plan, kReadAheadSeconds), piece);
    stretches.push_back({position - framesOf(plan, kReadBehindSeconds), position});
    forEachWindow(plan, stretches, note);
    forEachWindow(plan, heads(plan, position), note);
    forEachClipHead(plan, position, note);
    for (const auto& [file, windows] : keep) {
        file->keepOnly(windows, passes);
        file->collect(passes.load());
    }
}

} // namespace melisma::audio
