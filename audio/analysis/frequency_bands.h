// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/spectrogram.h"

#include <cstdint>
#include <span>
#include <vector>

namespace melisma::audio {

/// The rows of a spectrogram as sums over FFT bins. Immutable; any thread.
class FrequencyBands {
public:
    FrequencyBands(const SpectrogramSettings& settings, int sampleRate);

    std::size_t rows() const { return m_bands.size(); }
    /// The strongest bin of each row; `rows.size() == rows()`.
    void gather(std::span<const float> power, std::span<float> rows) const;
    /// The level of a power as a byte of the tile.
    std::uint8_t byteOf(float power) const;

private:
    /// The FFT bins of one row; a band narrower than a bin is read between its two neighbours instead.
    struct Band {
        int first = 0;
        int last = -1; ///< inclusive; empty when before `first`
        double centre = 0.0;
    };
    static float powerIn(const Band& band, std::span<const float> power);

    std::vector<Band> m_bands;
    double m_floorDb;
    double m_stepsPerDb;
};

} // namespace melisma::audio
