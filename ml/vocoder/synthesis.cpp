// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/synthesis.h"

#include "ml/vocoder/minimum_phase.h"
#include "ml/vocoder/noise.h"
#include "ml/vocoder/pulse_train.h"
#include "ml/vocoder/windows.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace melisma::ml::vocoder {

namespace {

constexpr double kPeriodicFloor = 1e-12; // power; keeps the logarithm finite where all is noise
constexpr double kSilence = 1e-30;

/// Power and aperiodic amplitude between two frames.
struct Interpolated {
    explicit Interpolated(const VoiceFrames& frames)
        : voice(frames)
        , binHz(double(frames.sampleRate) / frames.envelope.fftSize)
        , power(frames.envelope.power.columns)
        , aperiodic(power.size())
        , next(power.size())
    {}

    void at(double position)
    {
        const auto last = voice.count() - 1;
        const auto below = std::min(static_cast<std::size_t>(position), last);
        const auto above = std::min(below + 1, last);
        const double part = std::min(position - double(below), 1.0);
        const auto a = voice.envelope.power.row(below);
        const auto b = voice.envelope.power.row(above);
        spread(below, aperiodic);
        spread(above, next);
        for (std::size_t i = 0; i < power.size(); ++i) {
            power[i] = (1.0 - part) * a[i] + part * b[i] + kSilence;
            aperiodic[i] += part * (next[i] - aperiodic[i]);
        }
    }

    void spread(std::size_t frame, std::span<double> out) const
    {
        spreadAperiodicity(voice.aperiodicity.knots, voice.aperiodicity.decibels.row(frame), binHz, out);
    }

    const VoiceFrames& voice;
    double binHz;
    std::vector<double> power;
    std::vector<double> aperiodic; ///< amplitude
    std::vector<double> next;      ///< scratch
};

/// Makes the response of one pulse around the middle of a buffer of fftSize samples.
class ResponseMaker {
public:
    explicit ResponseMaker(const VoiceFrames& frames)
        : m_now(frames)
        , m_framesPerSample(1.0 / (frames.f0.framePeriod * frames.sampleRate))
        , m_phase(frames.envelope.fftSize)
        , m_fft(frames.envelope.fftSize)
        , m_noiseFft(frames.envelope.fftSize)
        , m_hump(m_fft.samples().size())
        , m_response(m_fft.samples().size())
    {
        const double step = 2.0 * std::numbers::pi / double(m_hump.size() + 1);
        for (std::size_t i = 0; i < m_hump.size(); ++i)
            m_hump[i] = 0.5 - 0.5 * std::cos(step * double(i + 1));
        const double sum = std::accumulate(m_hump.begin(), m_hump.end(), 0.0);
        for (double& value : m_hump)
            value /= sum;
    }

    /// Sample 0 of the pulse is at the middle of the answer. `period`: samples until the next pulse, >= 1.
    std::span<const double> make(const Pulse& pulse, std::size_t period, Noise& noise)
    {
        m_now.at(double(pulse.sample) * m_framesPerSample);
        std::ranges::fill(m_response, 0.0);
        const bool periodic = pulse.voiced && m_now.aperiodic[0] * m_now.aperiodic[0] <= 0.999;
        if (periodic)
            addPeriodic(pulse.fraction, period);
        addNoise(pulse.voiced, period, noise);
        return m_response;
    }

private:
    void addPeriodic(double fraction, std::size_t period)
    {
        const auto logs = m_phase.logAmplitude();
        for (std::size_t i = 0; i < logs.size(); ++i) {
            const double share = 1.0 - m_now.aperiodic[i] * m_now.aperiodic[i];
            logs[i] = 0.5 * std::log(m_now.power[i] * share + kPeriodicFloor);
        }
        const auto spectrum = m_phase.spectrum();
        Rotation delay(0.0, -2.0 * std::numbers::pi * fraction / double(m_response.size()));
        for (std::size_t i = 0; i < spectrum.size(); ++i, delay.advance())
            m_fft.bins()[i] = spectrum[i] * std::complex<double>(delay.cosine(), delay.sine());
        m_fft.inverse();
        // A pulse of one sign has a part at 0 Hz that a voice has not: a smooth hump of the same area takes it away.
        const auto wave = m_fft.samples();
        const double area = std::accumulate(wave.begin(), wave.begin() + std::ptrdiff_t(wave.size() / 2), 0.0);
        const double scale = std::sqrt(double(period)) / double(wave.size());
        addShifted(scale);
        for (std::size_t i = 0; i < m_response.size(); ++i)
            m_response[i] -= area * scale * m_hump[i];
    }

    void addNoise(bool voiced, std::size_t period, Noise& noise)
    {
        makeNoise(period, noise);
        const auto logs = m_phase.logAmplitude();
        for (std::size_t i = 0; i < logs.size(); ++i)
            logs[i] = std::log(m_now.power[i] * (voiced ? m_now.aperiodic[i] * m_now.aperiodic[i] : 1.0)) / 2.0;
        const auto spectrum = m_phase.spectrum();
        for (std::size_t i = 0; i < spectrum.size(); ++i) {
            const auto a = spectrum[i];
            const auto b = m_noiseFft.bins()[i];
            m_fft.bins()[i] = {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
        }
        m_fft.inverse();
        addShifted(1.0 / double(m_response.size()));
    }

    void makeNoise(std::size_t period, Noise& noise)
    {
        const auto wave = m_noiseFft.samples();
        const std::size_t count = std::min(period, wave.size());
        double sum = 0.0;
        for (std::size_t i = 0; i < count; ++i)
            sum += wave[i] = noise.next();
        for (std::size_t i = 0; i < count; ++i)
            wave[i] -= sum / double(count);
        std::fill(wave.begin() + static_cast<std::ptrdiff_t>(count), wave.end(), 0.0);
        m_noiseFft.forward();
    }

    void addShifted(double scale)
    {
        const auto wave = m_fft.samples();
        const std::size_t half = wave.size() / 2;
        for (std::size_t i = 0; i < half; ++i) {
            m_response[half + i] += scale * wave[i];
            m_response[i] += scale * wave[half + i];
        }
    }

    Interpolated m_now;
    double m_framesPerSample;
    MinimumPhase m_phase;
    RealFft m_fft, m_noiseFft;
    std::vector<double> m_hump, m_response;
};

void addResponse(std::span<const double> response, std::int64_t first, std::span<float> out)
{
    const auto begin = std::max<std::int64_t>(0, -first);
    const auto end = std::min<std::int64_t>(std::ssize(response), std::ssize(out) - first);
    for (auto i = begin; i < end; ++i)
        out[static_cast<std::size_t>(first + i)] += static_cast<float>(response[static_cast<std::size_t>(i)]);
}

std::size_t naturalLength(const VoiceFrames& frames)
{
    return static_cast<std::size_t>(double(frames.count()) * frames.f0.framePeriod * frames.sampleRate);
}

} // namespace

base::Result<std::vector<float>> synthesise(const VoiceFrames& frames, const SynthesisOptions& options,
                                            const Watch& watch)
{
    if (auto good = checkFrames(frames); !good)
        return good.error();
    std::vector<float> out(options.sampleCount > 0 ? options.sampleCount : naturalLength(frames), 0.0F);
    const auto pulses = pulsesOf(frames.f0, frames.sampleRate, out.size());
    ResponseMaker maker(frames);
    for (std::size_t i = 0; i < pulses.size(); ++i) {
        if (!watch.goesOn(double(i) / double(pulses.size())))
            return stoppedError();
        const auto next = i + 1 < pulses.size() ? pulses[i + 1].sample : std::ssize(out);
        const auto period = static_cast<std::size_t>(std::max<std::int64_t>(1, next - pulses[i].sample));
        Noise noise(options.seed, i);
        const auto response = maker.make(pulses[i], period, noise);
        addResponse(response, pulses[i].sample - frames.envelope.fftSize / 2, out);
    }
    return out;
}

} // namespace melisma::ml::vocoder
