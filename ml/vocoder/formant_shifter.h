// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/fourier.h"

#include <cstddef>
#include <span>
#include <vector>

namespace melisma::ml::vocoder {

/// Moves the formants of a voice while it comes, and leaves pitch and time alone: each frame of 43 ms, four of them
/// overlapping, is filtered without phase by the ratio between its spectral envelope moved and as it is. The envelope
/// is the "true envelope" (A. Röbel and X. Rodet, "Efficient spectral envelope estimation and its application to pitch
/// shifting and envelope preservation", DAFx 2005), smoothed to half a period of the voice, so that harmonics are no
/// part of it. A frame is as loud as it was. What comes out does not depend on the pieces that went in. Memory: a few
/// frames. One thread.
class FormantShifter {
public:
    static constexpr double kMostSemitones = 12.0;

    /// Formants at 2^(semitones / 12) times their frequency: above 0 a smaller throat. `semitones` is held within
    /// kMostSemitones; `sampleRate` in Hz, 8000 or more.
    FormantShifter(int sampleRate, double semitones);

    /// Appends what `samples` give to `made`, some 43 ms later than it came.
    void push(std::span<const float> samples, std::vector<float>& made);
    /// Appends the rest: then exactly as much has come out as went in, in its own time. Once, at the end.
    void finish(std::vector<float>& made);

private:
    void feed(std::span<const float> samples, std::vector<float>& made);
    void addFrame(std::span<const float> sound);
    void give(std::vector<float>& made);
    std::size_t period();
    void findEnvelope(double loudest);
    void smooth(double cutoff);
    void findGains();

    double m_rate;
    double m_ratio;
    std::size_t m_hop;
    std::vector<double> m_window;
    RealFft m_fft;
    CosineTransform m_cosine;
    std::vector<double> m_windowCorrelation;                 ///< of the window with itself, 1 at no lag
    std::vector<double> m_power, m_log, m_envelope, m_gains; ///< of a frame, by bin
    std::vector<float> m_held;                               ///< taken and needed by frames to come
    std::vector<double> m_sum;                               ///< of the frames so far, from the next sample to give on
    std::size_t m_lead;                                      ///< samples before the first one that are not given
    std::size_t m_taken = 0;
    std::size_t m_given = 0;
};

} // namespace melisma::ml::vocoder
