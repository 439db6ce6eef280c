// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/frames.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace melisma::ml::vocoder {

namespace {

constexpr int kLowestRate = 16000; // the voicing decision of D4C looks up to 7.9 kHz
constexpr int kHighestRate = 192000;
constexpr float kHighestF0 = 4000.0F;

base::Error inputError(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint)};
}

base::Result<void> checkTrack(const F0Track& f0)
{
    const bool good = std::ranges::all_of(f0.hertz, [](float hertz) { return hertz >= 0.0F && hertz <= kHighestF0; });
    if (f0.hertz.empty() || !good || !(f0.framePeriod > 0.0))
        return inputError("The pitch track is empty or leaves the range of 0 to 4000 Hz",
                          "Give a pitch for each frame.");
    return {};
}

base::Result<void> checkRate(int sampleRate)
{
    if (sampleRate < kLowestRate || sampleRate > kHighestRate)
        return inputError("The vocoder cannot work at " + std::to_string(sampleRate) + " samples a second",
                          "Resample the audio to a rate between 16 and 192 kHz.");
    return {};
}

bool partsFit(const VoiceFrames& frames)
{
    const auto& [fftSize, power] = frames.envelope;
    const auto& [knots, decibels] = frames.aperiodicity;
    return fftSize >= 64 && (fftSize & (fftSize - 1)) == 0 && power.columns == std::size_t(fftSize) / 2 + 1 &&
           knots.size() >= 2 && decibels.columns == knots.size() && power.rows() == frames.count() &&
           decibels.rows() == frames.count() && std::ranges::is_sorted(knots, std::less_equal<>()) &&
           knots.front() == 0.0F;
}

double amplitudeOf(double decibels)
{
    constexpr double kHighest = 1.0 - 1e-12; // 1 - amplitude^2 goes through a logarithm
    return std::clamp(std::pow(10.0, decibels / 20.0), 0.001, kHighest);
}

} // namespace

void spreadAperiodicity(std::span<const float> knots, std::span<const float> decibels, double binHz,
                        std::span<double> amplitude)
{
    std::size_t bin = 0;
    for (std::size_t knot = 0; knot + 1 < knots.size(); ++knot) {
        const double slope = (decibels[knot + 1] - decibels[knot]) / double(knots[knot + 1] - knots[knot]);
        const double ratio = std::pow(10.0, slope * binHz / 20.0);
        const bool last = knot + 2 == knots.size();
        if (bin >= amplitude.size())
            return;
        // A straight line in dB is a geometric row, so one power a segment does.
        double value = amplitudeOf(decibels[knot] + slope * (double(bin) * binHz - knots[knot]));
        for (; bin < amplitude.size() && (last || double(bin) * binHz < knots[knot + 1]); ++bin, value *= ratio)
            amplitude[bin] = std::clamp(value, 0.001, 1.0 - 1e-12);
    }
}

base::Result<void> checkFrames(const VoiceFrames& frames)
{
    if (auto good = checkRate(frames.sampleRate); !good)
        return good;
    if (auto good = checkTrack(frames.f0); !good)
        return good;
    if (!partsFit(frames))
        return inputError("Pitch, envelope and aperiodicity of the voice do not have the same frames",
                          "Analyse the recording again.");
    return {};
}

base::Result<void> checkInput(std::span<const float> samples, int sampleRate, const F0Track& f0)
{
    if (auto good = checkRate(sampleRate); !good)
        return good;
    if (samples.empty())
        return inputError("There is no sound to analyse", "Give at least one sample.");
    if (!std::ranges::all_of(samples, [](float sample) { return std::isfinite(sample); }))
        return inputError("The sound holds values that are no numbers", "Decode or record it again.");
    return checkTrack(f0);
}

base::Error stoppedError()
{
    return {base::ErrorKind::cancelled, "The work on the voice was stopped", "Start it again if it is still wanted."};
}

} // namespace melisma::ml::vocoder
