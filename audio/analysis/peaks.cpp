// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/peaks.h"

#include "audio/analysis/cache_file.h"
#include "audio/files/audio_file.h"
#include "audio/files/file_errors.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace melisma::audio {

using base::Frames;
using base::Result;

namespace {

constexpr std::int64_t kFinest = 256; ///< frames a peak
constexpr std::int64_t kStep = 4;     ///< peaks of one level in one of the next
constexpr const char* kCacheKind = "peaks 2";
constexpr float kUnit = 8192.0f;               ///< steps of a packed peak in full scale
constexpr std::int64_t kFirstPart = 4'000'000; ///< frames before the first part is shown

/// Gathers extremes and power of whatever passes by.
struct Gather {
    float low = 0.0f;
    float high = 0.0f;
    double power = 0.0; ///< sum of squares times weight
    double weight = 0.0;

    void add(const Peak& peak, double peakWeight)
    {
        low = weight == 0.0 ? peak.low : std::min(low, peak.low);
        high = weight == 0.0 ? peak.high : std::max(high, peak.high);
        power += static_cast<double>(peak.rms) * peak.rms * peakWeight;
        weight += peakWeight;
    }
    Peak peak() const { return {low, high, weight > 0.0 ? static_cast<float>(std::sqrt(power / weight)) : 0.0f}; }
};

/// Four samples at a time; the compiler makes these machine words.
using Four = float __attribute__((vector_size(16)));

/// Fills `block` unless the file ends; answers the frames read.
Result<int> readFully(AudioReader& reader, std::vector<float>& block, int frames)
{
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    int filled = 0;
    while (filled < frames) {
        const auto count = reader.read(block.data() + static_cast<std::size_t>(filled) * channels, frames - filled);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        filled += *count;
    }
    return filled;
}

} // namespace

Peak peakOf(std::span<const float> samples)
{
    if (samples.empty())
        return {};
    Peak peak{samples[0], samples[0], 0.0f};
    Four low = Four{} + samples[0];
    Four high = low;
    Four power{};
    std::size_t i = 0;
    for (; i + 4 <= samples.size(); i += 4) {
        Four now;
        std::memcpy(&now, samples.data() + i, sizeof now);
        low = now < low ? now : low;
        high = now > high ? now : high;
        power += now * now;
    }
    double sum = 0.0;
    for (int lane = 0; lane < 4; ++lane) {
        peak.low = std::min(peak.low, low[lane]);
        peak.high = std::max(peak.high, high[lane]);
        sum += power[lane];
    }
    for (; i < samples.size(); ++i) {
        peak.low = std::min(peak.low, samples[i]);
        peak.high = std::max(peak.high, samples[i]);
        sum += static_cast<double>(samples[i]) * samples[i];
    }
    peak.rms = static_cast<float>(std::sqrt(sum / static_cast<double>(samples.size())));
    return peak;
}

PeakPyramid::Packed PeakPyramid::packed(const Peak& peak)
{
    const auto steps = [](float value) {
        return static_cast<int>(std::lround(std::clamp(value * kUnit, -32767.0f, 32767.0f)));
    };
    return {static_cast<std::int16_t>(steps(peak.low)), static_cast<std::int16_t>(steps(peak.high)),
            static_cast<std::uint16_t>(steps(peak.rms))};
}

Peak PeakPyramid::unpacked(const Packed& peak)
{
    return {peak.low / kUnit, peak.high / kUnit, peak.rms / kUnit};
}

Result<PeakPyramid> PeakPyramid::build(const std::filesystem::path& audioFile, std::stop_token stop, const Part& part)
{
    auto reader = openAudioFile(audioFile);
    if (!reader)
        return reader.error();
    constexpr int kBlock = static_cast<int>(kFinest) * 64;
    const auto channels = static_cast<std::size_t>((*reader)->info().channels);
    std::vector<float> block(kBlock * channels);
    PeakPyramid pyramid;
    pyramid.m_levels.push_back({kFinest, {}});
    std::int64_t nextPart = kFirstPart;
    for (;;) {
        if (stop.stop_requested())
            return cancelled("Drawing the waveform");
        const auto count = readFully(**reader, block, kBlock);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        pyramid.m_frames += Frames{*count};
        for (std::size_t at = 0; at < static_cast<std::size_t>(*count); at += kFinest) {
            const std::size_t end = std::min<std::size_t>(at + kFinest, static_cast<std::size_t>(*count));
            pyramid.m_levels[0].peaks.push_back(packed(peakOf({block.data() + at * channels, (end - at) * channels})));
        }
        if (part && pyramid.m_frames.count >= nextPart) {
            PeakPyramid soFar = pyramid;
            soFar.addLevels();
            part(soFar);
            nextPart = pyramid.m_frames.count + std::max(kFirstPart, pyramid.m_frames.count / 4);
        }
    }
    pyramid.addLevels();
    return pyramid;
}

void PeakPyramid::addLevels()
{
    while (m_levels.back().peaks.size() > static_cast<std::size_t>(kStep)) {
        const Level& fine = m_levels.back();
        Level coarse{fine.framesPerPeak * kStep, {}};
        for (std::size_t at = 0; at < fine.peaks.size(); at += kStep) {
            Gather gather;
            for (std::size_t i = at; i < std::min(at + kStep, fine.peaks.size()); ++i)
                gather.add(unpacked(fine.peaks[i]), 1.0);
            coarse.peaks.push_back(packed(gather.peak()));
        }
        m_levels.push_back(std::move(coarse));
    }
}

std::vector<Peak> PeakPyramid::columns(Frames start, Frames end, int columns) const
{
    std::vector<Peak> result(static_cast<std::size_t>(std::max(columns, 0)));
    if (columns <= 0 || end <= start || m_levels.empty())
        return result;
    const double width = static_cast<double>((end - start).count) / columns;
    // The coarsest level that still has two peaks a column blurs an edge by at most half a column.
    auto level = m_levels.rbegin();
    while (level + 1 != m_levels.rend() && static_cast<double>(level->framesPerPeak) * 2.0 > width)
        ++level;
    const auto perPeak = level->framesPerPeak;
    for (int i = 0; i < columns; ++i) {
        const auto from = std::max<std::int64_t>(0, start.count + static_cast<std::int64_t>(std::floor(width * i)));
        const auto to = std::min(m_frames.count, start.count + static_cast<std::int64_t>(std::ceil(width * (i + 1))));
        Gather gather;
        for (auto peak = from / perPeak; peak * perPeak < to; ++peak) {
            const auto overlap = std::min(to, (peak + 1) * perPeak) - std::max(from, peak * perPeak);
            gather.add(unpacked(level->peaks[static_cast<std::size_t>(peak)]), static_cast<double>(overlap));
        }
        result[static_cast<std::size_t>(i)] = gather.peak();
    }
    return result;
}

std::string PeakPyramid::toBytes() const
{
    std::string bytes;
    appendRaw(bytes, m_frames.count);
    const auto& finest = m_levels.front().peaks;
    bytes.append(reinterpret_cast<const char*>(finest.data()), finest.size() * sizeof(Packed));
    return bytes;
}

bool PeakPyramid::fromBytes(std::string_view bytes, PeakPyramid& pyramid)
{
    if (!takeRaw(bytes, pyramid.m_frames.count) || bytes.size() % sizeof(Packed) != 0)
        return false;
    Level finest{kFinest, std::vector<Packed>(bytes.size() / sizeof(Packed))};
    if (static_cast<std::int64_t>(finest.peaks.size()) != (pyramid.m_frames.count + kFinest - 1) / kFinest)
        return false;
    std::memcpy(finest.peaks.data(), bytes.data(), bytes.size());
    pyramid.m_levels = {std::move(finest)};
    pyramid.addLevels();
    return true;
}

Result<PeakPyramid> PeakPyramid::loadOrBuild(const std::filesystem::path& audioFile,
                                             const std::filesystem::path& cacheFile, const std::string& key,
                                             std::stop_token stop, const Part& part)
{
    PeakPyramid cached;
    if (const auto bytes = readCacheFile(cacheFile, kCacheKind, key); bytes && fromBytes(*bytes, cached))
        return cached;
    auto built = build(audioFile, stop, part);
    if (built) // a cache that cannot be written only costs time
        (void)writeCacheFile(cacheFile, kCacheKind, key, built->toBytes());
    return built;
}

} // namespace melisma::audio
