// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tempo_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace melisma::music {

namespace {

constexpr double kSecondsPerMinute = 60.0;

double secondsPerTick(double bpm)
{
    return kSecondsPerMinute / (bpm * static_cast<double>(base::Beats::kTicksPerBeat));
}

bool isPowerOfTwoUpTo32(int value)
{
    return value >= 1 && value <= 32 && (value & (value - 1)) == 0;
}

base::Error badTempo(double bpm)
{
    return {base::ErrorKind::usage,
            fmt::format("A tempo of {} bpm is out of range", bpm),
            fmt::format("Choose {} to {} bpm", TempoMap::kSlowest, TempoMap::kFastest),
            {}};
}

base::Error negativePlace()
{
    return {base::ErrorKind::usage, "Tempo and meter cannot change before the beginning", "Choose a later place", {}};
}

} // namespace

std::string Meter::text() const
{
    return fmt::format("{}/{}", beatsPerBar, beatUnit);
}

base::Result<Meter> Meter::parse(std::string_view text)
{
    Meter meter;
    const char* end = text.data() + text.size();
    const auto upper = std::from_chars(text.data(), end, meter.beatsPerBar);
    const bool slash = upper.ec == std::errc{} && upper.ptr != end && *upper.ptr == '/';
    const auto lower = slash ? std::from_chars(upper.ptr + 1, end, meter.beatUnit) : upper;
    if (!slash || lower.ec != std::errc{} || lower.ptr != end || meter.beatsPerBar < 1 || meter.beatsPerBar > 32 ||
        !isPowerOfTwoUpTo32(meter.beatUnit))
        return base::Error{
            base::ErrorKind::usage, "'" + std::string(text) + "' is not a meter", "Write it like 4/4, 3/4 or 6/8", {}};
    return meter;
}

double TempoMap::bpmAt(base::Beats at) const
{
    const auto next = std::ranges::upper_bound(m_tempos, at, {}, &TempoPoint::at);
    return next == m_tempos.begin() ? next->bpm : std::prev(next)->bpm;
}

Meter TempoMap::meterAtBar(int bar) const
{
    const auto next = std::ranges::upper_bound(m_meters, bar, {}, &MeterPoint::bar);
    return next == m_meters.begin() ? next->meter : std::prev(next)->meter;
}

base::Result<TempoMap> TempoMap::withTempo(base::Beats at, double bpm) const
{
    if (!(bpm >= kSlowest && bpm <= kFastest))
        return badTempo(bpm);
    if (at < base::Beats{})
        return negativePlace();
    TempoMap map = *this;
    const auto place = std::ranges::lower_bound(map.m_tempos, at, {}, &TempoPoint::at);
    if (place != map.m_tempos.end() && place->at == at)
        place->bpm = bpm;
    else
        map.m_tempos.insert(place, {at, bpm});
    return map;
}

base::Result<TempoMap> TempoMap::withMeter(int bar, Meter meter) const
{
    if (bar < 0)
        return negativePlace();
    if (auto checked = Meter::parse(meter.text()); !checked)
        return checked.error();
    TempoMap map = *this;
    const auto place = std::ranges::lower_bound(map.m_meters, bar, {}, &MeterPoint::bar);
    if (place != map.m_meters.end() && place->bar == bar)
        place->meter = meter;
    else
        map.m_meters.insert(place, {bar, meter});
    return map;
}

base::Seconds TempoMap::secondsAt(base::Beats at) const
{
    double seconds = 0.0;
    for (std::size_t i = 0; i < m_tempos.size(); ++i) {
        const bool last = i + 1 == m_tempos.size() || at <= m_tempos[i + 1].at;
        const base::Beats until = last ? at : m_tempos[i + 1].at;
        seconds += static_cast<double>((until - m_tempos[i].at).ticks) * secondsPerTick(m_tempos[i].bpm);
        if (last)
            break;
    }
    return {seconds};
}

base::Beats TempoMap::beatsAt(base::Seconds at) const
{
    double left = at.value;
    for (std::size_t i = 0;; ++i) {
        const double tick = secondsPerTick(m_tempos[i].bpm);
        const bool last = i + 1 == m_tempos.size();
        const double span = last ? 0.0 : static_cast<double>((m_tempos[i + 1].at - m_tempos[i].at).ticks) * tick;
        if (last || left < span)
            return m_tempos[i].at + base::Beats{static_cast<std::int64_t>(std::llround(left / tick))};
        left -= span;
    }
}

base::Frames TempoMap::framesAt(base::Beats at, int sampleRate) const
{
    return base::toFrames(secondsAt(at), sampleRate);
}

base::Beats TempoMap::beatsAt(base::Frames at, int sampleRate) const
{
    return beatsAt(base::toSeconds(at, sampleRate));
}

base::Beats TempoMap::barStart(int bar) const
{
    base::Beats start;
    for (std::size_t i = 0; i < m_meters.size(); ++i) {
        const int from = m_meters[i].bar;
        const bool last = i + 1 == m_meters.size() || bar <= m_meters[i + 1].bar;
        start += m_meters[i].meter.barLength() * ((last ? bar : m_meters[i + 1].bar) - from);
        if (last)
            break;
    }
    return start;
}

int TempoMap::barAt(base::Beats at) const
{
    base::Beats start;
    for (std::size_t i = 0;; ++i) {
        const auto length = m_meters[i].meter.barLength();
        const bool last = i + 1 == m_meters.size();
        const base::Beats end = last ? base::Beats{} : start + length * (m_meters[i + 1].bar - m_meters[i].bar);
        if (last || at < end) {
            const auto ticks = (at - start).ticks;
            const auto bars = ticks >= 0 ? ticks / length.ticks : -((-ticks + length.ticks - 1) / length.ticks);
            return m_meters[i].bar + static_cast<int>(bars);
        }
        start = end;
    }
}

BarPosition TempoMap::positionAt(base::Beats at) const
{
    const int bar = barAt(at);
    const auto inside = at - barStart(bar);
    const auto pulse = meterAtBar(bar).pulse().ticks;
    return {bar + 1, static_cast<int>(inside.ticks / pulse) + 1, static_cast<int>(inside.ticks % pulse)};
}

base::Json toJson(const TempoMap& map)
{
    base::Json tempos = base::Json::array();
    for (const auto& point : map.tempos())
        tempos.push_back(base::Json{{"at", point.at.ticks}, {"bpm", point.bpm}});
    base::Json meters = base::Json::array();
    for (const auto& point : map.meters())
        meters.push_back(base::Json{{"bar", point.bar}, {"meter", point.meter.text()}});
    return base::Json{{"tempos", tempos}, {"meters", meters}};
}

base::Result<TempoMap> tempoMapFromJson(const base::Json& json)
{
    TempoMap map;
    for (const auto& point : base::itemsOf(json, "tempos")) {
        auto next = map.withTempo(base::Beats{base::memberOr<std::int64_t>(point, "at", -1)},
                                  base::memberOr<double>(point, "bpm", 0.0));
        if (!next)
            return next.error();
        map = std::move(*next);
    }
    for (const auto& point : base::itemsOf(json, "meters")) {
        auto meter = Meter::parse(base::memberOr<std::string>(point, "meter", ""));
        if (!meter)
            return meter.error();
        auto next = map.withMeter(base::memberOr<int>(point, "bar", -1), *meter);
        if (!next)
            return next.error();
        map = std::move(*next);
    }
    return map;
}

} // namespace melisma::music
