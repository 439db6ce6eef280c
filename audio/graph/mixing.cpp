// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/mixing.h"

#include "core/project/project.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace melisma::audio {

namespace {

/// One chunk's weight in the running mean square: a time constant of 0.3 s at 48 kHz.
constexpr float kMeterWeight = static_cast<float>(kChunkFrames) / (0.3f * 48000.0f);

void measure(std::atomic<float>& peak, std::atomic<float>& meanSquare, const std::array<float, kChunkFrames>& samples)
{
    // Sixteen running values, so that the compiler may take as many samples at once.
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> peaks{};
    std::array<float, kLanes> sums{};
    for (std::size_t at = 0; at < samples.size(); at += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float size = std::abs(samples[at + lane]);
            peaks[lane] = size > peaks[lane] ? size : peaks[lane];
            sums[lane] += size * size;
        }
    const float highest = *std::ranges::max_element(peaks);
    const float sum = std::accumulate(sums.begin(), sums.end(), 0.0f);
    peak.store(std::max(peak.load(std::memory_order_relaxed), highest), std::memory_order_relaxed);
    const float before = meanSquare.load(std::memory_order_relaxed);
    meanSquare.store(before + kMeterWeight * (sum / kChunkFrames - before), std::memory_order_relaxed);
}

void ramp(std::array<float, kChunkFrames>& samples, float from, float to)
{
    if (from == 1.0f && to == 1.0f)
        return;
    if (from == to) {
        for (float& sample : samples)
            sample *= from;
        return;
    }
    const float step = (to - from) / kChunkFrames;
    for (int i = 0; i < kChunkFrames; ++i)
        samples[static_cast<std::size_t>(i)] *= from + step * static_cast<float>(i);
}

} // namespace

float linearGain(double db)
{
    return db <= project::kSilentDb ? 0.0f : static_cast<float>(std::pow(10.0, db / 20.0));
}

namespace {

/// Gains of the sides under the other laws; `pan` -1 .. 1.
StereoGain sidesOf(double pan, project::PanLaw law)
{
    const double angle = (pan + 1.0) * std::numbers::pi / 4.0;
    const double left = (1.0 - pan) / 2.0;
    const double right = (1.0 + pan) / 2.0;
    const auto gains = [](double a, double b) { return StereoGain{static_cast<float>(a), static_cast<float>(b)}; };
    switch (law) {
    case project::PanLaw::equalPower:
        return gains(std::cos(angle), std::sin(angle));
    case project::PanLaw::between:
        return gains(std::sqrt(std::cos(angle) * left), std::sqrt(std::sin(angle) * right));
    case project::PanLaw::linear:
        return gains(left, right);
    case project::PanLaw::raised:
    case project::PanLaw::balance:
        break;
    }
    return gains(std::min(1.0, 2.0 * left), std::min(1.0, 2.0 * right));
}

} // namespace

StereoGain panGain(float gain, float pan, project::PanLaw law)
{
    if (law != project::PanLaw::raised) {
        const auto sides = sidesOf(std::clamp(static_cast<double>(pan), -1.0, 1.0), law);
        return {gain * sides.left, gain * sides.right};
    }
    if (pan == 0.0f)
        return {gain, gain};
    const double angle = (static_cast<double>(std::clamp(pan, -1.0f, 1.0f)) + 1.0) * std::numbers::pi / 4.0;
    const double scale = static_cast<double>(gain) * std::numbers::sqrt2;
    return {static_cast<float>(scale * std::cos(angle)), static_cast<float>(scale * std::sin(angle))};
}

float fadeGain(project::FadeShape shape, double position, double length)
{
    if (length <= 0.0 || position >= length)
        return 1.0f;
    const double x = std::max(position, 0.0) / length;
    switch (shape) {
    case project::FadeShape::linear:
        return static_cast<float>(x);
    case project::FadeShape::equalPower:
        return static_cast<float>(std::sin(x * std::numbers::pi / 2.0));
    case project::FadeShape::slow:
        return static_cast<float>(x * x * x);
    case project::FadeShape::fast:
        return static_cast<float>(1.0 - (1.0 - x) * (1.0 - x) * (1.0 - x));
    case project::FadeShape::symmetric:
        return static_cast<float>(x * x * (3.0 - 2.0 * x));
    }
    return 1.0f;
}

void applyGainRamp(Chunk& chunk, StereoGain from, StereoGain to)
{
    ramp(chunk.left, from.left, to.left);
    ramp(chunk.right, from.right, to.right);
}

void applyGainRamp(Chunk& chunk, float from, float to)
{
    applyGainRamp(chunk, {from, from}, {to, to});
}

void applyWidthRamp(Chunk& chunk, float from, float to)
{
    if (from == 1.0f && to == 1.0f)
        return;
    const float step = (to - from) / kChunkFrames;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        const float middle = 0.5f * (chunk.left[i] + chunk.right[i]);
        const float side = 0.5f * (chunk.left[i] - chunk.right[i]) * (from + step * static_cast<float>(i));
        chunk.left[i] = middle + side;
        chunk.right[i] = middle - side;
    }
}

void GlidingGain::apply(Chunk& chunk, StereoGain wanted)
{
    const auto [from, to] = advance(wanted);
    applyGainRamp(chunk, from, to);
}

std::pair<StereoGain, StereoGain> GlidingGain::advance(StereoGain wanted)
{
    if (!m_started) {
        m_now = m_target = wanted;
        m_left = 0;
        m_started = true;
    }
    m_source = nullptr;
    if (!(wanted == m_target)) {
        m_target = wanted;
        m_left = kGlideChunks;
    }
    StereoGain next = m_target;
    if (m_left > 1) {
        const float share = 1.0f / static_cast<float>(m_left);
        next = {m_now.left + (m_target.left - m_now.left) * share,
                m_now.right + (m_target.right - m_now.right) * share};
    }
    m_left = m_left > 0 ? m_left - 1 : 0;
    return {std::exchange(m_now, next), next};
}

void GlidingGain::follow(Chunk& chunk, const std::array<StereoGain, kChunkFrames>& gains, const void* source)
{
    const bool fresh = m_started && source != m_source;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        StereoGain gain = gains[i];
        if (fresh) {
            const float old = 1.0f - static_cast<float>(i) / kChunkFrames;
            gain = {gain.left + old * (m_now.left - gain.left), gain.right + old * (m_now.right - gain.right)};
        }
        chunk.left[i] *= gain.left;
        chunk.right[i] *= gain.right;
    }
    m_now = m_target = gains.back();
    m_left = 0;
    m_started = true;
    m_source = source;
}

void addChunk(Chunk& target, const Chunk& source)
{
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        target.left[i] += source.left[i];
        target.right[i] += source.right[i];
    }
}

void MeterCell::add(const Chunk& chunk)
{
    measure(m_peak[0], m_meanSquare[0], chunk.left);
    measure(m_peak[1], m_meanSquare[1], chunk.right);
}

float MeterCell::rms(int side) const
{
    return std::sqrt(m_meanSquare[static_cast<std::size_t>(side)].load(std::memory_order_relaxed));
}

} // namespace melisma::audio
