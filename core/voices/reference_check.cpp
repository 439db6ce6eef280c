// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/reference_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace melisma::voices {

namespace {

constexpr double kFrameSeconds = 0.02;
constexpr double kSilenceDb = -96.0;
constexpr double kHeardDb = -50.0;
constexpr double kLeastSeconds = 3.0;
constexpr float kClipped = 0.9995F;
constexpr double kMostClipped = 0.0005;
constexpr double kLeastSnrDb = 20.0;
constexpr double kLeastLevelDb = -40.0;
constexpr double kFullScale24 = 8388607.0;

double decibels(double amplitude)
{
    return amplitude > 0.0 ? std::max(20.0 * std::log10(amplitude), kSilenceDb) : kSilenceDb;
}

std::vector<double> frameLevels(std::span<const float> mono, int sampleRate)
{
    const auto length = std::max<std::size_t>(1, static_cast<std::size_t>(kFrameSeconds * sampleRate));
    std::vector<double> levels;
    for (std::size_t from = 0; from + length <= mono.size(); from += length) {
        double sum = 0.0;
        for (const float sample : mono.subspan(from, length))
            sum += static_cast<double>(sample) * sample;
        levels.push_back(decibels(std::sqrt(sum / static_cast<double>(length))));
    }
    return levels;
}

double quantile(const std::vector<double>& sorted, double share)
{
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void append(std::string& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i));
}

} // namespace

ReferenceQuality measureReference(std::span<const float> mono, int sampleRate)
{
    ReferenceQuality quality;
    quality.levelDb = quality.peakDb = quality.noiseDb = kSilenceDb;
    const auto levels = frameLevels(mono, sampleRate);
    if (levels.empty())
        return quality;
    auto sorted = levels;
    std::ranges::sort(sorted);
    quality.noiseDb = quantile(sorted, 0.1);
    const double threshold = std::max(kHeardDb, (quality.noiseDb + quantile(sorted, 0.9)) / 2.0);
    double sum = 0.0;
    std::size_t active = 0;
    for (const double level : levels)
        if (level > threshold) {
            sum += std::pow(10.0, level / 10.0);
            ++active;
        }
    float peak = 0.0F;
    std::size_t clipped = 0;
    for (const float sample : mono) {
        peak = std::max(peak, std::abs(sample));
        clipped += std::abs(sample) >= kClipped ? 1 : 0;
    }
    quality.seconds = static_cast<double>(mono.size()) / sampleRate;
    quality.activeSeconds = static_cast<double>(active) * kFrameSeconds;
    quality.levelDb = active > 0 ? decibels(std::sqrt(sum / static_cast<double>(active))) : kSilenceDb;
    quality.peakDb = decibels(peak);
    quality.clippedShare = static_cast<double>(clipped) / static_cast<double>(mono.size());
    return quality;
}

base::Result<void> checkReference(const ReferenceQuality& quality, const std::string& name)
{
    if (quality.activeSeconds >= kLeastSeconds)
        return {};
    return base::Error{base::ErrorKind::input,
                       fmt::format("{} has {:.1f} s of voice, which is too little", name, quality.activeSeconds),
                       "Record at least three seconds; half a minute is better",
                       {}};
}

std::vector<std::string> weaknessesOf(const ReferenceQuality& quality)
{
    std::vector<std::string> weaknesses;
    if (quality.clippedShare > kMostClipped)
        weaknesses.emplace_back("clipped");
    if (quality.snrDb() < kLeastSnrDb)
        weaknesses.emplace_back("noisy");
    if (quality.levelDb < kLeastLevelDb)
        weaknesses.emplace_back("quiet");
    return weaknesses;
}

std::string wavBytes(std::span<const float> mono, int sampleRate)
{
    constexpr std::uint32_t kBytes = 3;
    const auto size = static_cast<std::uint32_t>(mono.size() * kBytes);
    const auto rate = static_cast<std::uint32_t>(sampleRate);
    const std::uint32_t padding = size % 2;
    std::string bytes = "RIFF";
    bytes.reserve(44 + size + padding);
    append(bytes, 36 + size + padding, 4);
    bytes += "WAVEfmt ";
    append(bytes, 16, 4);
    append(bytes, 1, 2); // PCM
    append(bytes, 1, 2); // channels
    append(bytes, rate, 4);
    append(bytes, rate * kBytes, 4);
    append(bytes, kBytes, 2);
    append(bytes, kBytes * 8, 2);
    bytes += "data";
    append(bytes, size, 4);
    for (const float sample : mono)
        append(bytes, static_cast<std::uint32_t>(std::lround(std::clamp<double>(sample, -1.0, 1.0) * kFullScale24)),
               kBytes);
    append(bytes, 0, static_cast<int>(padding));
    return bytes;
}

} // namespace melisma::voices
