// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/butler.h"

#include "core/base/log.h"

#include <algorithm>
#include <map>

namespace melisma::audio {

namespace {

struct Window {
    std::int64_t start = INT64_MAX;
    std::int64_t end = INT64_MIN;
};

/// The stretch of its file that `segment` plays within [start, end) of the timeline; empty when it does not.
Window wanted(const AudioSegment& segment, std::int64_t start, std::int64_t end)
{
    const auto from = std::max(start, segment.clip.start);
    const auto to = std::min(end, segment.clip.end);
    if (from >= to)
        return {};
    const auto shift = segment.sourceStart - segment.clip.start;
    return {from + shift, to + shift};
}

template <class Visit>
void forEachSegment(const RenderPlan& plan, std::int64_t position, const Visit& visit)
{
    const auto ahead = static_cast<std::int64_t>(kReadAheadSeconds * plan.sampleRate);
    const auto behind = static_cast<std::int64_t>(kReadBehindSeconds * plan.sampleRate);
    for (const auto& track : plan.tracks)
        for (const auto& segment : track.segments)
            visit(segment, wanted(segment, position - behind, position + ahead));
}

} // namespace

void readAhead(const RenderPlan& plan, std::int64_t position)
{
    forEachSegment(plan, position, [](const AudioSegment& segment, const Window& window) {
        if (window.start >= window.end)
            return;
        if (auto loaded = segment.file->load(window.start, window.end); !loaded)
            base::logWarning(loaded.error().sentence());
    });
}

void dropFarBlocks(const RenderPlan& plan, std::int64_t position, const std::atomic<std::uint64_t>& passes)
{
    std::map<StreamedFile*, Window> keep;
    forEachSegment(plan, position, [&keep](const AudioSegment& segment, const Window& window) {
        auto& kept = keep[segment.file.get()];
        kept.start = std::min(kept.start, window.start);
        kept.end = std::max(kept.end, window.end);
    });
    for (const auto& [file, window] : keep) {
        file->keepOnly(window.start, window.end, passes);
        file->collect(passes.load());
    }
}

} // namespace melisma::audio
