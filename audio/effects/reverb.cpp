// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/reverb.h"

#include "audio/effects/param_glide.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace melisma::audio {

namespace {

// Places of the parameters, as in reverbKind().
enum Place : std::size_t { preDelay, size, decay, damping, lowCut, width, modulation, placeCount };

constexpr std::size_t kLines = 8;
constexpr std::size_t kDiffusers = 4;
// Seconds at size 100 %: primes at 48 kHz, so that echoes do not fall together.
constexpr std::array<int, kLines> kLineFrames = {1427, 1637, 1811, 2017, 2251, 2473, 2729, 3011};
constexpr std::array<std::array<int, kDiffusers>, 2> kDiffuserFrames = {{{113, 163, 241, 379}, {127, 179, 263, 353}}};
constexpr float kDiffusion = 0.62f;
constexpr double kLargestSize = 2.0;
constexpr double kLongestPreDelay = 0.25;
constexpr double kWander = 9.0 / 48000.0; ///< seconds that a delay wanders at full modulation
constexpr std::array<double, kLines> kWanderHertz = {0.31, 0.37, 0.43, 0.53, 0.59, 0.67, 0.73, 0.83};
/// Output signs: rows of a Hadamard matrix, so that left and right are uncorrelated.
constexpr std::array<float, kLines> kLeft = {1, -1, 1, -1, 1, -1, 1, -1};
constexpr std::array<float, kLines> kRight = {1, 1, -1, -1, 1, 1, -1, -1};
/// Makes the answer to steady noise, at medium damping, about as loud as the noise.
constexpr float kLevel = 0.55f;
constexpr double kLeastKept = 0.02; ///< share of energy a round: keeps very short rooms from being lifted without bound

/// A ring whose length is a power of two.
class Ring {
public:
    void resize(double seconds, int sampleRate)
    {
        const auto frames = static_cast<std::size_t>(seconds * sampleRate) + 8;
        m_samples.assign(std::bit_ceil(frames), 0.0f);
    }
    void clear() { std::ranges::fill(m_samples, 0.0f); }
    void put(std::size_t now, float sample) { m_samples[now & (m_samples.size() - 1)] = sample; }
    /// The sample put `back` frames before `now`.
    float get(std::size_t now, std::size_t back) const { return m_samples[(now - back) & (m_samples.size() - 1)]; }
    float get(std::size_t now, float back) const
    {
        const auto whole = static_cast<std::size_t>(back);
        const float part = back - static_cast<float>(whole);
        const float near = get(now, whole);
        return near + part * (get(now, whole + 1) - near);
    }

private:
    std::vector<float> m_samples;
};

struct Line {
    Ring ring;
    float delay = 0.0f; ///< frames now
    float pace = 0.0f;  ///< frames a frame, towards where it will be at the next step
    float gain = 0.0f;
    float low = 0.0f; ///< state of the damping
    double phase = 0.0;
};

/// Orthogonal mixing of the lines by the fast Hadamard transform.
void mixLines(std::array<float, kLines>& x)
{
    for (std::size_t half = 1; half < kLines; half *= 2)
        for (std::size_t i = 0; i < kLines; i += 2 * half)
            for (std::size_t j = i; j < i + half; ++j) {
                const float a = x[j];
                const float b = x[j + half];
                x[j] = a + b;
                x[j + half] = a - b;
            }
    for (float& value : x)
        value *= 0.35355339f; // 1 / sqrt(8)
}

class Reverb : public Effect {
public:
    explicit Reverb(int sampleRate) : m_rate(sampleRate)
    {
        const double scale = 1.0 / 48000.0;
        for (std::size_t i = 0; i < kLines; ++i)
            m_lines[i].ring.resize(kLineFrames[i] * scale * kLargestSize + kWander, sampleRate);
        for (std::size_t side = 0; side < 2; ++side) {
            m_waiting[side].resize(kLongestPreDelay, sampleRate);
            for (std::size_t i = 0; i < kDiffusers; ++i) {
                m_diffuserFrames[side][i] =
                    static_cast<std::size_t>(std::max(1.0, std::round(kDiffuserFrames[side][i] * scale * sampleRate)));
                m_diffusers[side][i].resize(kDiffuserFrames[side][i] * scale, sampleRate);
            }
        }
    }

    void setParams(std::span<const float> values) noexcept override { m_glide.set(values); }

    void process(float* left, float* right, int frames) noexcept override
    {
        for (int done = 0; done < frames;) {
            if (m_glide.due()) {
                if (m_glide.step())
                    recompute();
                wander();
            }
            const int run = m_glide.run(frames - done);
            for (int i = done; i < done + run; ++i)
                frame(left[i], right[i]);
            done += run;
        }
    }

    void reset() noexcept override
    {
        m_glide.reset();
        for (std::size_t i = 0; i < kLines; ++i) {
            m_lines[i].ring.clear();
            m_lines[i].low = 0.0f;
            m_lines[i].delay = 0.0f;
            m_lines[i].phase = static_cast<double>(i) / kLines;
        }
        for (std::size_t side = 0; side < 2; ++side) {
            m_waiting[side].clear();
            for (auto& diffuser : m_diffusers[side])
                diffuser.clear();
        }
        m_rumble = {};
        m_now = 0;
    }

    std::int64_t tailFrames() const override
    {
        const double seconds = static_cast<double>(m_glide.target(decay)) * 80.0 / 60.0 +
                               static_cast<double>(m_glide.target(preDelay)) / 1000.0 + 0.2;
        return static_cast<std::int64_t>(seconds * m_rate);
    }

private:
    void recompute() noexcept
    {
        const auto at = [this](std::size_t place) { return static_cast<double>(m_glide[place]); };
        const double decayFrames = std::max(at(decay), 0.05) * m_rate;
        double kept = 0.0;
        for (std::size_t i = 0; i < kLines; ++i) {
            m_frames[i] = kLineFrames[i] / 48000.0 * m_rate * at(size) / 100.0;
            const double gain = std::pow(10.0, -3.0 * m_frames[i] / decayFrames);
            m_lines[i].gain = static_cast<float>(gain);
            kept += gain * gain / kLines;
        }
        // Steady noise leaves 1 / (1 - g^2) times its power in a line.
        // What goes round is 1 / (1 - kept) times what comes in; the taps lie behind the lines' own loss.
        m_level = kLevel * static_cast<float>(std::sqrt((1.0 - kept) / std::max(kept, kLeastKept)));
        m_damping = onePole(at(damping));
        m_highPass = onePole(at(lowCut));
        m_wait = static_cast<float>(at(preDelay) / 1000.0 * m_rate);
        m_side = static_cast<float>(at(width) / 100.0);
        m_depth = at(modulation) / 100.0 * kWander * m_rate;
    }

    float onePole(double hertz) const
    {
        return static_cast<float>(std::exp(-2.0 * std::numbers::pi * std::min(hertz, 0.49 * m_rate) / m_rate));
    }

    /// Where every delay will be when the next step is due.
    void wander() noexcept
    {
        constexpr double kStep = ParamGlide<placeCount>::kStepFrames;
        for (std::size_t i = 0; i < kLines; ++i) {
            auto& line = m_lines[i];
            line.phase += kWanderHertz[i] * kStep / m_rate;
            line.phase -= line.phase >= 1.0 ? 1.0 : 0.0;
            const double sway = m_depth * 0.5 * (1.0 + std::sin(2.0 * std::numbers::pi * line.phase));
            const auto wanted = static_cast<float>(std::max(m_frames[i] + sway, 1.0));
            if (line.delay == 0.0f) // fresh
                line.delay = wanted;
            line.pace = (wanted - line.delay) / static_cast<float>(kStep);
        }
    }

    float diffuse(std::size_t side, float sample) noexcept
    {
        for (std::size_t i = 0; i < kDiffusers; ++i) {
            auto& ring = m_diffusers[side][i];
            const float delayed = ring.get(m_now, m_diffuserFrames[side][i]);
            const float stored = sample + kDiffusion * delayed;
            ring.put(m_now, stored);
            sample = delayed - kDiffusion * stored;
        }
        return sample;
    }

    /// What enters the room from one side: later, without the lows, blurred.
    float enter(std::size_t side, float sample) noexcept
    {
        m_waiting[side].put(m_now, sample);
        const float late = m_waiting[side].get(m_now, m_wait);
        m_rumble[side] = late + m_highPass * (m_rumble[side] - late);
        return diffuse(side, late - m_rumble[side]);
    }

    void frame(float& left, float& right) noexcept
    {
        const std::array<float, 2> in = {enter(0, left), enter(1, right)};
        std::array<float, kLines> out;
        float l = 0.0f;
        float r = 0.0f;
        for (std::size_t i = 0; i < kLines; ++i) {
            auto& line = m_lines[i];
            const float heard = line.ring.get(m_now, line.delay);
            line.delay += line.pace;
            line.low = heard + m_damping * (line.low - heard);
            out[i] = line.gain * line.low;
            l += kLeft[i] * out[i];
            r += kRight[i] * out[i];
        }
        mixLines(out);
        for (std::size_t i = 0; i < kLines; ++i)
            m_lines[i].ring.put(m_now, out[i] + in[i % 2]);
        ++m_now;
        const float middle = 0.5f * m_level * (l + r);
        const float sides = 0.5f * m_level * m_side * (l - r);
        left = middle + sides;
        right = middle - sides;
    }

    int m_rate;
    ParamGlide<placeCount> m_glide;
    std::array<Line, kLines> m_lines;
    std::array<double, kLines> m_frames{};
    std::array<Ring, 2> m_waiting;
    std::array<std::array<Ring, kDiffusers>, 2> m_diffusers;
    std::array<std::array<std::size_t, kDiffusers>, 2> m_diffuserFrames{};
    std::array<float, 2> m_rumble{};
    float m_level = 0.0f, m_damping = 0.0f, m_highPass = 0.0f, m_wait = 0.0f, m_side = 1.0f;
    double m_depth = 0.0;
    std::size_t m_now = 0;
};

std::unique_ptr<Effect> make(int sampleRate)
{
    auto reverb = std::make_unique<Reverb>(sampleRate);
    reverb->reset();
    return reverb;
}

} // namespace

EffectKind reverbKind()
{
    return {"reverb",
            "Reverb",
            "Puts the sound into a room",
            0.25,
            {numberParam("preDelay", "Pre-delay", "Until the room answers", 12, 0, 250, "ms"),
             numberParam("size", "Size", "How large the room is", 80, 25, 200, "%"),
             numberParam("decay", "Decay", "Until the room has faded by 60 dB", 1.6, 0.2, 12, "s"),
             numberParam("damping", "Damping", "Sounds above fade sooner", 6000, 500, 20000, "Hz"),
             numberParam("lowCut", "Low cut", "Sounds below stay outside", 150, 20, 1000, "Hz"),
             numberParam("width", "Width", "How far apart the sides are", 100, 0, 100, "%"),
             numberParam("modulation", "Movement", "How much the echoes wander", 30, 0, 100, "%")},
            make};
}

} // namespace melisma::audio
