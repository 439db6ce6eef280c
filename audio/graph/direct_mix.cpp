// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/direct_mix.h"

#include "audio/graph/track_renderer.h"

#include <algorithm>

namespace melisma::audio {

namespace {

/// The clip's gain and then the fader's: one product of both would round differently.
void addMono(const float* __restrict in, std::int64_t frames, float gain, StereoGain fader, float* __restrict left,
             float* __restrict right)
{
    for (std::int64_t i = 0; i < frames; ++i) {
        const float sample = in[i] * gain;
        left[i] += sample * fader.left;
        right[i] += sample * fader.right;
    }
}

void addStereo(const float* __restrict in, std::int64_t frames, float gain, StereoGain fader, float* __restrict left,
               float* __restrict right)
{
    for (std::int64_t i = 0; i < frames; ++i) {
        left[i] += in[2 * i] * gain * fader.left;
        right[i] += in[2 * i + 1] * gain * fader.right;
    }
}

/// The segments that sound within [from, to).
std::span<const AudioSegment> segmentsIn(const std::vector<AudioSegment>& segments, std::int64_t from, std::int64_t to)
{
    const auto last =
        std::ranges::lower_bound(segments, to, {}, [](const AudioSegment& segment) { return segment.clip.start; });
    const auto first =
        std::find_if(segments.begin(), last, [from](const AudioSegment& segment) { return segment.clip.end > from; });
    return {first, last};
}

bool isPlain(const AudioSegment& segment, std::int64_t from, std::int64_t to)
{
    const auto& clip = segment.clip;
    return clip.isLevel(std::max(from, clip.start), std::min(to, clip.end));
}

/// False, and nothing added, for a file of more than two channels.
bool addPlain(const AudioSegment& segment, std::int64_t position, StereoGain fader, MixSlice& mix)
{
    const auto end = std::min(segment.clip.end, position + MixSlice::kFrames);
    for (auto frame = std::max(segment.clip.start, position); frame < end;) {
        const auto run = segment.file->run(segment.sourceStart + frame - segment.clip.start, end - frame);
        const auto at = frame - position;
        frame += run.frames;
        if (!run.samples)
            continue;
        if (run.channels > 2)
            return false;
        const auto add = run.channels == 1 ? addMono : addStereo;
        add(run.samples, run.frames, segment.clip.gain, fader, mix.left.data() + at, mix.right.data() + at);
    }
    return true;
}

void addChunks(const TrackPlan& track, std::int64_t position, StereoGain fader, MixSlice& mix)
{
    Chunk chunk;
    for (std::size_t at = 0; at < MixSlice::kFrames; at += kChunkFrames) {
        renderSource(track, position + static_cast<std::int64_t>(at), chunk);
        applyGainRamp(chunk, fader, fader);
        for (std::size_t i = 0; i < kChunkFrames; ++i) {
            mix.left[at + i] += chunk.left[i];
            mix.right[at + i] += chunk.right[i];
        }
    }
}

} // namespace

bool mixesDirectly(const TrackPlan& track)
{
    if (!track.audible || track.sums || track.isAutomated() || track.player || !track.effects.empty() ||
        track.routes.size() != 1)
        return false;
    const auto& output = track.routes.front();
    return output.open && output.to == RoutePlan::kMaster && output.delay == 0 && track.cell->width == 1.0f &&
           track.cell->polarity == 1.0f;
}

void addDirectly(const TrackPlan& track, std::int64_t position, StereoGain fader, MixSlice& mix)
{
    const auto segments = segmentsIn(track.segments, position, position + MixSlice::kFrames);
    if (segments.empty())
        return;
    const bool plain = segments.size() == 1 && isPlain(segments.front(), position, position + MixSlice::kFrames);
    if (!plain || !addPlain(segments.front(), position, fader, mix))
        addChunks(track, position, fader, mix);
}

void addInterleaved(const float* samples, MixSlice& mix)
{
    for (std::size_t i = 0; i < MixSlice::kFrames; ++i) {
        mix.left[i] += samples[2 * i];
        mix.right[i] += samples[2 * i + 1];
    }
}

} // namespace melisma::audio
