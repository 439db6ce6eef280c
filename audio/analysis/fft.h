// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/spectrogram_style.h"

#include <fftw3.h>

#include <memory>
#include <span>
#include <vector>

namespace melisma::audio {

/// A real FFT of one size with a window, scaled so that a full-scale sine on a bin has power 1. Each object has
/// its own buffers and belongs to one thread at a time; plans are made under one lock and shared.
class WindowedFft {
public:
    explicit WindowedFft(int size, project::WindowShape shape = project::WindowShape::hann); ///< power of two
    int size() const { return m_size; }
    int bins() const { return m_size / 2 + 1; }
    /// `samples.size() == size()`. The view, bins() long, holds until the next call.
    std::span<const float> power(std::span<const float> samples);

private:
    struct Free {
        void operator()(void* memory) const { fftwf_free(memory); }
    };
    int m_size;
    fftwf_plan m_plan; ///< lives as long as the program
    std::vector<float> m_window;
    std::unique_ptr<float, Free> m_in;
    std::unique_ptr<fftwf_complex, Free> m_out;
    std::vector<float> m_power;
};

} // namespace melisma::audio
