// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <span>
#include <vector>

struct soxr;

namespace melisma::audio {

/// A stream of interleaved floats brought to another rate by libsoxr at very high quality (linear phase, no delay,
/// 28 bit). Passes samples through untouched when the rates are equal. One thread at a time.
class Resampler {
public:
    static base::Result<Resampler> create(int channels, int fromRate, int toRate);

    /// What came out for these samples; the view holds until the next call.
    base::Result<std::span<const float>> push(std::span<const float> interleaved);
    /// The rest, once nothing more comes; call until it answers nothing.
    base::Result<std::span<const float>> drain();

private:
    struct Deleter {
        void operator()(soxr* handle) const;
    };
    Resampler(int channels, double ratio) : m_channels(channels), m_ratio(ratio) {}
    base::Result<std::span<const float>> process(const float* in, std::size_t frames);

    std::unique_ptr<soxr, Deleter> m_soxr; ///< null: pass through
    std::vector<float> m_out;
    int m_channels;
    double m_ratio;
};

} // namespace melisma::audio
