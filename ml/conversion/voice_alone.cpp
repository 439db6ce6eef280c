// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/voice_alone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace melisma::ml::conversion {

namespace {

constexpr std::size_t kFrame = 640; ///< 40 ms: three periods of the lowest pitch
constexpr std::size_t kHop = 320;
constexpr std::size_t kShortestPeriod = 16;       ///< 1000 Hz
constexpr std::size_t kLongestPeriod = 213;       ///< 75 Hz
constexpr std::size_t kMost = 300UL * kAloneRate; ///< samples
constexpr std::size_t kRead = 1000UL * kHop;
constexpr double kLoudDb = 25.0;
constexpr double kHiss = 0.28;        ///< changes of sign a sample from which a frame hisses
constexpr double kLeastSeconds = 2.0; ///< of measured sound that tell
// Calibrated by tests/ml/check_voice_alone.py: docs/CLONING.md.
constexpr double kLeastClearness = 0.72;
constexpr double kDeepestRest = -16.0; ///< dB

constexpr double kFloor = 1e-10; ///< power of digital silence

struct Frame {
    double power = 0.0;
    double clearness = 0.0;
    bool hisses = false;
};

const std::array<double, kFrame>& window()
{
    static const auto made = [] {
        std::array<double, kFrame> hann{};
        for (std::size_t i = 0; i < kFrame; ++i)
            hann[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / kFrame);
        return hann;
    }();
    return made;
}

template <class Samples>
double correlation(const Samples& samples, std::size_t lag)
{
    double sum = 0.0;
    for (std::size_t i = 0; i + lag < kFrame; ++i)
        sum += samples[i] * samples[i + lag];
    return sum;
}

/// That of the window, by which a frame's is divided.
const std::array<double, kLongestPeriod + 1>& windowCorrelation()
{
    static const auto made = [] {
        std::array<double, kLongestPeriod + 1> all{};
        for (std::size_t lag = 0; lag < all.size(); ++lag)
            all[lag] = correlation(window(), lag) / correlation(window(), 0);
        return all;
    }();
    return made;
}

/// The value that this share of all lies below.
double quantile(std::vector<double>& values, double share)
{
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, place);
    return *place;
}

Frame measured(std::span<const float> samples)
{
    Frame frame;
    std::array<double, kFrame> windowed{};
    const double mean = [&] {
        double sum = 0.0;
        for (const float sample : samples)
            sum += sample;
        return sum / kFrame;
    }();
    std::size_t turns = 0;
    for (std::size_t i = 0; i < kFrame; ++i) {
        const double sample = samples[i] - mean;
        windowed[i] = sample * window()[i];
        frame.power += sample * sample / kFrame;
        turns += i > 0 && (samples[i] < mean) != (samples[i - 1] < mean) ? 1 : 0;
    }
    frame.hisses = static_cast<double>(turns) / kFrame > kHiss;
    const double whole = correlation(windowed, 0);
    if (whole <= 0.0 || frame.hisses)
        return frame;
    for (std::size_t lag = kShortestPeriod; lag <= kLongestPeriod; ++lag)
        frame.clearness = std::max(frame.clearness, correlation(windowed, lag) / whole / windowCorrelation()[lag]);
    frame.clearness = std::min(frame.clearness, 1.0);
    return frame;
}

} // namespace

base::Result<VoiceAlone> measureVoiceAlone(const SoundSource& source, const std::stop_token& stop)
{
    std::vector<Frame> frames;
    const std::size_t end = std::min(source.samples, kMost);
    for (std::size_t begin = 0; begin + kFrame <= end; begin += kRead) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
        const auto sound = source.read(static_cast<std::int64_t>(begin), std::min(kRead + kFrame - kHop, end - begin));
        if (!sound)
            return sound.error();
        for (std::size_t at = 0; at + kFrame <= sound->size(); at += kHop)
            frames.push_back(measured(std::span(*sound).subspan(at, kFrame)));
    }
    if (frames.empty())
        return VoiceAlone{};
    const auto louder = std::ranges::max_element(frames, {}, &Frame::power)->power * std::pow(10.0, -kLoudDb / 10.0);
    const auto isLoud = [louder](const Frame& frame) { return frame.power > louder; };
    // Silence before and behind tells nothing of the rests.
    const auto first = std::ranges::find_if(frames, isLoud);
    const auto last = std::find_if(frames.rbegin(), frames.rend(), isLoud).base();
    std::vector<double> powers, clear;
    for (auto frame = first; frame < last; ++frame) {
        powers.push_back(frame->power);
        if (!frame->hisses && isLoud(*frame))
            clear.push_back(frame->clearness);
    }
    if (clear.empty())
        return VoiceAlone{};
    const double rest = quantile(powers, 0.05), loud = quantile(powers, 0.95);
    return VoiceAlone{quantile(clear, 0.5), 10.0 * std::log10((rest + kFloor) / (loud + kFloor)),
                      static_cast<double>(clear.size() * kHop) / kAloneRate};
}

bool isVoiceAlone(const VoiceAlone& measured)
{
    return measured.seconds < kLeastSeconds || measured.clearness >= kLeastClearness || measured.restDb < kDeepestRest;
}

} // namespace melisma::ml::conversion
