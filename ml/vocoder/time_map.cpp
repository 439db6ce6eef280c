// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/time_map.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::vocoder {

namespace {

/// Two neighbouring rows and the share of the second.
struct Place {
    std::size_t below, above;
    double part;

    std::size_t nearer() const { return part < 0.5 ? below : above; }
};

Place placeOf(double position, std::size_t count)
{
    const double held = std::clamp(position, 0.0, double(count - 1));
    const auto below = static_cast<std::size_t>(held);
    return {below, std::min(below + 1, count - 1), held - double(below)};
}

bool neverFalls(std::span<const double> values)
{
    return std::ranges::is_sorted(values) && std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

void mixLogs(const FrameTable& from, const Place& place, std::span<float> out)
{
    constexpr float kTiny = 1e-30F;
    const auto a = from.row(place.below);
    if (place.part == 0.0) {
        std::ranges::copy(a, out.begin());
        return;
    }
    const auto b = from.row(place.above);
    const auto part = static_cast<float>(place.part);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = (a[i] + kTiny) * std::pow((b[i] + kTiny) / (a[i] + kTiny), part);
}

void mixLines(const FrameTable& from, const Place& place, std::span<float> out)
{
    const auto a = from.row(place.below);
    const auto b = from.row(place.above);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<float>(a[i] + place.part * (b[i] - a[i]));
}

base::Error badMap()
{
    return {base::ErrorKind::input, "The time map of the voice is empty or runs backwards",
            "Give positions that never fall."};
}

} // namespace

base::Result<TimeMap> mapThrough(std::span<const double> targets, std::span<const double> sources, std::size_t frames)
{
    const bool rising = std::ranges::is_sorted(targets, std::less_equal<>());
    if (targets.empty() || targets.size() != sources.size() || !rising || !neverFalls(sources))
        return badMap();
    TimeMap map(frames);
    std::size_t next = 0; // the first corner behind the frame
    for (std::size_t i = 0; i < frames; ++i) {
        const double at = double(i);
        while (next < targets.size() && targets[next] <= at)
            ++next;
        if (next == 0 || next == targets.size()) {
            map[i] = next == 0 ? sources.front() : sources.back();
            continue;
        }
        const double part = (at - targets[next - 1]) / (targets[next] - targets[next - 1]);
        map[i] = sources[next - 1] + part * (sources[next] - sources[next - 1]);
    }
    return map;
}

F0Track remapped(const F0Track& f0, const TimeMap& map)
{
    F0Track out{f0.framePeriod, std::vector<float>(map.size())};
    for (std::size_t i = 0; i < map.size(); ++i) {
        const Place place = placeOf(map[i], f0.hertz.size());
        const float a = f0.hertz[place.below];
        const float b = f0.hertz[place.above];
        const bool both = a > 0.0F && b > 0.0F;
        out.hertz[i] = both ? a * std::pow(b / a, static_cast<float>(place.part)) : f0.hertz[place.nearer()];
    }
    return out;
}

base::Result<VoiceFrames> remapped(const VoiceFrames& frames, const TimeMap& map)
{
    if (auto good = checkFrames(frames); !good)
        return good.error();
    if (map.empty() || !neverFalls(map))
        return badMap();
    VoiceFrames out{frames.sampleRate, remapped(frames.f0, map), {}, {}};
    out.envelope = {frames.envelope.fftSize, FrameTable(map.size(), frames.envelope.power.columns)};
    out.aperiodicity = {frames.aperiodicity.knots, FrameTable(map.size(), frames.aperiodicity.knots.size())};
    for (std::size_t i = 0; i < map.size(); ++i) {
        const Place place = placeOf(map[i], frames.count());
        mixLogs(frames.envelope.power, place, out.envelope.power.row(i));
        // Between a voiced and an unvoiced frame nothing lies half-way: the nearer decides, as it does for F0.
        const bool same = (frames.f0.hertz[place.below] > 0.0F) == (frames.f0.hertz[place.above] > 0.0F);
        const Place voiced = same ? place : Place{place.nearer(), place.nearer(), 0.0};
        mixLines(frames.aperiodicity.decibels, voiced, out.aperiodicity.decibels.row(i));
    }
    return out;
}

} // namespace melisma::ml::vocoder
