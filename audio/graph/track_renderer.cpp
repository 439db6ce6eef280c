// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/track_renderer.h"

#include <algorithm>

namespace melisma::audio {

namespace {

/// Adds the run of file frames that begins at timeline frame `at`.
void addRun(const AudioSegment& segment, const StreamedFile::Run& run, std::int64_t at, std::size_t offset, Chunk& out)
{
    const bool level = segment.clip.isLevel(at, at + run.frames);
    if (level && run.channels == 1) { // most of what is played; a loop that the compiler can widen
        const float gain = segment.clip.gain;
        float* left = out.left.data() + offset;
        float* other = out.right.data() + offset;
        for (std::int64_t i = 0; i < run.frames; ++i) {
            const float sample = run.samples[i] * gain;
            left[i] += sample;
            other[i] += sample;
        }
        return;
    }
    const auto right = static_cast<std::size_t>(run.channels > 1 ? 1 : 0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(run.frames); ++i) {
        const float gain = level ? segment.clip.gain : segment.clip.at(at + static_cast<std::int64_t>(i));
        const float* frame = run.samples + i * static_cast<std::size_t>(run.channels);
        out.left[offset + i] += frame[0] * gain;
        out.right[offset + i] += frame[right] * gain;
    }
}

int addSegment(const AudioSegment& segment, std::int64_t position, Chunk& out)
{
    int missed = 0;
    const auto end = std::min(segment.clip.end, position + kChunkFrames);
    for (auto frame = std::max(segment.clip.start, position); frame < end;) {
        const auto run = segment.file->run(segment.sourceStart + frame - segment.clip.start, end - frame);
        if (run.samples)
            addRun(segment, run, frame, static_cast<std::size_t>(frame - position), out);
        missed += run.missing ? static_cast<int>(run.frames) : 0;
        frame += run.frames;
    }
    return missed;
}

int addSegments(const std::vector<AudioSegment>& segments, std::int64_t position, Chunk& out)
{
    int missed = 0;
    for (const auto& segment : segments) {
        if (segment.clip.start >= position + kChunkFrames)
            break;
        if (segment.clip.end > position)
            missed += addSegment(segment, position, out);
    }
    return missed;
}

/// Gain of the note clip that governs `frame`: the last one begun, held at its end's value behind it.
float noteGain(const std::vector<ClipEnvelope>& clips, std::int64_t frame)
{
    const auto next = std::ranges::upper_bound(clips, frame, {}, &ClipEnvelope::start);
    if (next == clips.begin())
        return 1.0f;
    const auto& clip = *std::prev(next);
    if (frame < clip.end)
        return clip.at(frame);
    return clip.fades.out.count > 0 ? 0.0f : clip.gain;
}

void renderPlayer(const TrackPlan& track, ChunkSpan span, Chunk& out)
{
    track.player->render(*track.events, span, out);
    if (track.noteClips.empty())
        return;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        const float gain = noteGain(track.noteClips, span.position + static_cast<std::int64_t>(i));
        out.left[i] *= gain;
        out.right[i] *= gain;
    }
}

/// `now` comes and `before` goes.
void cross(Chunk& now, Chunk& before, const PlanCrossing& crossing)
{
    applyGainRamp(now, 1.0f - crossing.from, 1.0f - crossing.to);
    applyGainRamp(before, crossing.from, crossing.to);
    addChunk(now, before);
}

int renderSegments(const TrackPlan& track, const TrackPlan* before, std::int64_t position, Chunk& out,
                   const PlanCrossing& crossing)
{
    int missed = addSegments(track.segments, position, out);
    if (before && before->segments != track.segments) {
        Chunk old;
        missed += addSegments(before->segments, position, old);
        cross(out, old, crossing);
    }
    return missed;
}

} // namespace

float ClipEnvelope::at(std::int64_t frame) const
{
    const auto fade = [](project::FadeShape shape, std::int64_t position, base::Frames length) {
        return fadeGain(shape, static_cast<double>(position), static_cast<double>(length.count));
    };
    constexpr auto kCrossing = project::FadeShape::equalPower;
    return gain * fade(fades.inShape, frame - start + before, fades.in) *
           fade(fades.outShape, end + behind - frame, fades.out) * fade(kCrossing, frame - in.start.count, in.length) *
           fade(kCrossing, out.end().count - frame, out.length);
}

const TrackPlan* findTrack(const RenderPlan& plan, project::TrackId id)
{
    const auto found = std::ranges::find(plan.tracks, id, &TrackPlan::id);
    return found == plan.tracks.end() ? nullptr : &*found;
}

int renderSource(const TrackPlan& track, ChunkSpan span, Chunk& out, const PlanCrossing& crossing)
{
    const TrackPlan* before = crossing.before ? findTrack(*crossing.before, track.id) : nullptr;
    if (track.player)
        renderPlayer(track, span, out);
    else
        out.clear();
    if (before && before->player && before->player != track.player) {
        Chunk old;
        renderPlayer(*before, span, old);
        cross(out, old, crossing);
    }
    Chunk files;
    const int missed = renderSegments(track, before, span.position, files, crossing);
    addChunk(out, files);
    if (crossing.before && !before)
        applyGainRamp(out, 1.0f - crossing.from, 1.0f - crossing.to);
    return missed;
}

void renderByHand(const TrackPlan& track, Chunk& out)
{
    if (track.player && track.player->playedByHand())
        track.player->renderByHand(out);
    else
        out.clear();
}

void applyEffects(const TrackPlan& track, ChunkSpan span, Chunk& chunk, const PlanCrossing& crossing)
{
    const TrackPlan* before = crossing.before ? findTrack(*crossing.before, track.id) : nullptr;
    processChain(track.effects, chunk, before ? &before->effects : nullptr, span.from, span.to,
                 {&track.effectCurves, span.position - track.latency + latencyOf(track.effects)});
}

namespace {

using Values = AutomationCurve::Values;

/// Follows one gain for both sides.
void followBoth(GlidingGain& glide, const void* source, Chunk& chunk, const Values& values)
{
    std::array<StereoGain, kChunkFrames> gains;
    for (std::size_t i = 0; i < kChunkFrames; ++i)
        gains[i] = {values[i], values[i]};
    glide.follow(chunk, gains, source);
}

/// Linear gains of a curve in dB.
void fillGains(const AutomationCurve& curve, std::int64_t position, Values& values)
{
    const bool still = curve.fill(position, values);
    values[0] = linearGain(static_cast<double>(values[0]));
    for (std::size_t i = 1; i < kChunkFrames; ++i)
        values[i] = still ? values[0] : linearGain(static_cast<double>(values[i]));
}

/// What a gain glides on: the curve, or while there is none the hand.
const void* sourceOf(const AutomationCurve* curve, const HandHold& hand)
{
    return curve ? static_cast<const void*>(curve) : &hand;
}

} // namespace

void followGain(const AutomationCurve* curve, HandHold& hand, float resting, std::int64_t position, GlidingGain& glide,
                Chunk& chunk)
{
    if (!curve && !hand.acts())
        return glide.apply(chunk, {resting, resting});
    Values gains;
    if (curve)
        fillGains(*curve, position, gains);
    else
        gains.fill(resting);
    if (hand.acts())
        hand.apply(gains);
    followBoth(glide, sourceOf(curve, hand), chunk, gains);
}

StereoGain faderOf(const TrackPlan& track)
{
    return panGain(track.cell->gain.load(std::memory_order_relaxed), track.cell->pan.load(std::memory_order_relaxed),
                   track.panLaw);
}

namespace lead_out {

std::pair<float, float> applyPolarity(const TrackPlan& track, std::int64_t position, Chunk& chunk)
{
    auto& cell = *track.cell;
    const auto [from, to] =
        cell.shape.advance({cell.width.load(std::memory_order_relaxed), cell.polarity.load(std::memory_order_relaxed)});
    applyGainRamp(chunk, from.right, to.right);
    const bool byHand = cell.openHand.acts();
    if (!track.gate && !byHand) {
        cell.mute.apply(chunk, {});
    } else {
        Values open;
        open.fill(1.0f);
        if (track.gate)
            track.gate->fill(position, open);
        if (byHand)
            cell.openHand.apply(open);
        followBoth(cell.mute, sourceOf(track.gate.get(), cell.openHand), chunk, open);
    }
    return {from.left, to.left};
}

void applyFader(const TrackPlan& track, std::int64_t position, Chunk& chunk, std::pair<float, float> width)
{
    auto& cell = *track.cell;
    applyWidthRamp(chunk, width.first, width.second);
    const bool gainByHand = cell.gainHand.acts();
    const bool panByHand = cell.panHand.acts();
    if (!track.volume && !track.pan && !gainByHand && !panByHand) {
        cell.glide.apply(chunk, faderOf(track));
        return;
    }
    Values level;
    Values pan;
    level.fill(cell.gain.load(std::memory_order_relaxed));
    pan.fill(cell.pan.load(std::memory_order_relaxed));
    if (track.volume)
        fillGains(*track.volume, position, level);
    if (track.pan)
        track.pan->fill(position, pan);
    if (gainByHand)
        cell.gainHand.apply(level);
    if (panByHand)
        cell.panHand.apply(pan);
    std::array<StereoGain, kChunkFrames> gains;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        const bool same = i > 0 && level[i] == level[i - 1] && pan[i] == pan[i - 1];
        gains[i] = same ? gains[i - 1] : panGain(level[i], pan[i], track.panLaw);
    }
    cell.glide.follow(chunk, gains, sourceOf(track.volume ? track.volume.get() : track.pan.get(), cell.gainHand));
}

void applyRoute(const RoutePlan& route, std::int64_t position, Chunk& chunk)
{
    auto& cell = *route.cell;
    const float open = route.open ? 1.0f : 0.0f;
    const float gain = cell.gain.load(std::memory_order_relaxed);
    followGain(route.gain.get(), cell.hand, gain, position, cell.glide, chunk);
    cell.gate.apply(chunk, {open, open});
}

bool hasRoute(const TrackPlan& track, const RoutePlan& route)
{
    return std::ranges::find(track.routes, route.cell, &RoutePlan::cell) != track.routes.end();
}

} // namespace lead_out

} // namespace melisma::audio
