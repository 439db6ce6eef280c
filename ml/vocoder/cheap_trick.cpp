// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/cheap_trick.h"

#include "ml/vocoder/fourier.h"
#include "ml/vocoder/spectrum_smoothing.h"
#include "ml/vocoder/windows.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace melisma::ml::vocoder {

namespace {

constexpr double kUnvoicedF0 = 500.0;
constexpr double kSilence = 1.8e-16; // keeps the logarithm finite where there is no sound at all

class EnvelopeMaker {
public:
    EnvelopeMaker(std::span<const float> samples, int rate, int fftSize, double q1)
        : m_cutter(samples, rate)
        , m_fft(fftSize)
        , m_cepstrum(fftSize / 2 + 1)
        , m_power(static_cast<std::size_t>(fftSize) / 2 + 1)
        , m_size(fftSize)
        , m_q1(q1)
    {}

    void make(double seconds, double f0, std::span<float> out)
    {
        measurePower(seconds, f0);
        const double binHz = double(m_cutter.rate()) / m_size;
        mirrorBelowF0(m_power, f0, binHz);
        const auto logPower = m_cepstrum.input();
        m_smoother.smooth(m_power, f0 * 2.0 / 3.0, binHz, logPower);
        for (double& value : logPower)
            value = std::log(value + kSilence);
        m_cepstrum.run();
        lifter(f0);
        m_cepstrum.run();
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<float>(std::exp(m_cepstrum.output()[i]));
    }

private:
    void measurePower(double seconds, double f0)
    {
        Noise none(0);
        m_cutter.cut(seconds, {f0, 3.0, WindowShape::hann, 0.0}, none, m_fft.samples());
        m_fft.forward();
        for (std::size_t i = 0; i < m_power.size(); ++i)
            m_power[i] = std::norm(m_fft.bins()[i]) / m_cutter.windowEnergy();
    }

    /// Takes the cepstrum's output back to its input: smoothing by sin x / x and recovery by 1 - 2 q1 + 2 q1 cos 2x,
    /// where x = pi f0 quefrency.
    void lifter(double f0)
    {
        const double step = std::numbers::pi * f0 / m_cutter.rate();
        Rotation turn(0.0, step);
        const auto in = m_cepstrum.output();
        const auto out = m_cepstrum.input();
        for (std::size_t i = 0; i < in.size(); ++i, turn.advance()) {
            const double sine = turn.sine();
            const double smoothing = i == 0 ? 1.0 : sine / (step * double(i));
            out[i] = in[i] * smoothing * (1.0 - 4.0 * m_q1 * sine * sine) / m_size;
        }
    }

    AdaptiveCutter m_cutter;
    RealFft m_fft;
    CosineTransform m_cepstrum;
    RectangularSmoother m_smoother;
    std::vector<double> m_power;
    int m_size;
    double m_q1;
};

} // namespace

int envelopeFftSize(int sampleRate, double f0Floor)
{
    return static_cast<int>(2 * std::bit_floor(static_cast<unsigned>(3.0 * sampleRate / f0Floor + 1.0)));
}

base::Result<SpectralEnvelope> cheapTrick(std::span<const float> samples, int sampleRate, const F0Track& f0,
                                          const CheapTrickOptions& options, const Watch& watch)
{
    if (auto good = checkInput(samples, sampleRate, f0); !good)
        return good.error();
    const int size = envelopeFftSize(sampleRate, options.f0Floor);
    const double lowest = 3.0 * sampleRate / (size - 3.0);
    SpectralEnvelope envelope{size, FrameTable(f0.hertz.size(), static_cast<std::size_t>(size) / 2 + 1)};
    EnvelopeMaker maker(samples, sampleRate, size, options.q1);
    for (std::size_t i = 0; i < f0.hertz.size(); ++i) {
        if (!watch.goesOn(double(i) / double(f0.hertz.size())))
            return stoppedError();
        const double hertz = f0.hertz[i] <= lowest ? kUnvoicedF0 : f0.hertz[i];
        maker.make(double(i) * f0.framePeriod, hertz, envelope.power.row(i));
    }
    return envelope;
}

} // namespace melisma::ml::vocoder
