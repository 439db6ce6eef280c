// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::vocoder {

/// Rows of equal length, one a frame.
struct FrameTable {
    std::size_t columns = 0;
    std::vector<float> values;

    FrameTable() = default;
    FrameTable(std::size_t rows, std::size_t columnCount, float value = 0.0F)
        : columns(columnCount)
        , values(rows * columnCount, value)
    {}
    std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
    std::span<float> row(std::size_t index) { return std::span(values).subspan(index * columns, columns); }
    std::span<const float> row(std::size_t index) const { return std::span(values).subspan(index * columns, columns); }
};

/// F0 at the times 0, framePeriod, 2 framePeriod ...; 0 where unvoiced.
struct F0Track {
    double framePeriod = 0.005; ///< seconds
    std::vector<float> hertz;
};

/// Power per bin, 0 Hz to half the sample rate; the power of the signal around a frame, free of F0 (Morise 2015).
struct SpectralEnvelope {
    int fftSize = 0; ///< power.columns == fftSize / 2 + 1
    FrameTable power;
};

/// The aperiodic share as amplitude in dB at a few frequencies: 0 = all noise. Straight lines in dB lie between them.
struct Aperiodicity {
    std::vector<float> knots; ///< Hz, rising, from 0 to half the sample rate
    FrameTable decibels;      ///< decibels.columns == knots.size(), -60 .. 0
};

/// A voice taken apart. All tracks have the same number of frames.
struct VoiceFrames {
    int sampleRate = 0;
    F0Track f0;
    SpectralEnvelope envelope;
    Aperiodicity aperiodicity;

    std::size_t count() const { return f0.hertz.size(); }
};

/// How a long computation reports, and how it is stopped. Called from the thread that computes.
struct Watch {
    std::stop_token stop;
    std::function<void(double)> progress; ///< 0 .. 1

    /// False when the computation shall end now.
    bool goesOn(double fraction) const
    {
        if (progress)
            progress(fraction);
        return !stop.stop_requested();
    }
};

inline constexpr double kFloorDb = -60.0; ///< aperiodicity of a wholly periodic bin

/// The aperiodic amplitude (0.001 .. 1) of `amplitude.size()` bins, `binHz` apart, from dB at `knots`.
void spreadAperiodicity(std::span<const float> knots, std::span<const float> decibels, double binHz,
                        std::span<double> amplitude);

/// ErrorKind::input when the parts of `frames` do not fit together.
base::Result<void> checkFrames(const VoiceFrames& frames);
/// ErrorKind::input for a rate outside 16 .. 192 kHz, no samples or some that are no numbers, a track without frames or
/// an F0 outside 0 .. 4 kHz.
base::Result<void> checkInput(std::span<const float> samples, int sampleRate, const F0Track& f0);

base::Error stoppedError();

} // namespace melisma::ml::vocoder
