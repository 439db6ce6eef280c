// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::audio {

struct SpectrogramSettings {
    int windowSize = 2048; ///< Hann window, power of two
    int rows = 160;        ///< mel-spaced bands from lowHz to highHz, row 0 lowest
    double lowHz = 40.0;
    double highHz = 16000.0;
    double floorDb = -90.0; ///< byte 0
    double ceilingDb = 0.0; ///< byte 255
    bool operator==(const SpectrogramSettings&) const = default;
};

/// A rectangle of the spectrogram: bytes [column][row] from floorDb to ceilingDb; colours are applied when painted,
/// so zooming in colour or dB never computes again.
struct SpectrogramTile {
    static constexpr int kColumns = 256;
    int level = 0;          ///< hop = 512 << level frames
    std::int64_t index = 0; ///< covers columns index*kColumns ..
    int rows = 0;
    std::vector<std::uint8_t> bytes;
};

std::int64_t spectrogramHop(int level);
/// Band `r` reaches from rowFrequency(r) to rowFrequency(r + 1): 0 gives lowHz, `rows` gives highHz.
double rowFrequency(const SpectrogramSettings& settings, double row);

/// Computes one tile (channels mixed to mono): column c is centred on frame c * hop; a full-scale sine reads 0 dB.
/// Where the hop is wider than the window, a column is the mean power of as many windows as fit. Bytes past the end are
/// 0.
///  Any thread; FFTW plans are made under one lock and shared.
base::Result<SpectrogramTile> computeSpectrogramTile(const std::filesystem::path& audioFile,
                                                     const SpectrogramSettings& settings, int level, std::int64_t index,
                                                     std::stop_token stop = {});
/// The same through a cache folder, keyed by asset hash, settings, level and index.
base::Result<SpectrogramTile> loadOrComputeTile(const std::filesystem::path& audioFile,
                                                const std::filesystem::path& cacheFolder, const std::string& key,
                                                const SpectrogramSettings& settings, int level, std::int64_t index,
                                                std::stop_token stop = {});

} // namespace melisma::audio
