// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/project/spectrogram_style.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::audio {

/// What decides a tile's bytes. Colours, range and gain do not: they are applied when tiles are painted.
struct SpectrogramSettings {
    project::FrequencyScale scale = project::FrequencyScale::mel;
    int windowSize = 2048; ///< power of two
    project::WindowShape window = project::WindowShape::hann;
    int rows = 160;      ///< bands from lowHz to highHz, evenly spaced on the scale, row 0 lowest
    double lowHz = 40.0; ///< above 0 unless linear
    double highHz = 16000.0;
    double floorDb = -120.0; ///< byte 0
    double ceilingDb = 7.5;  ///< byte 255, so that a byte is half a decibel
    bool operator==(const SpectrogramSettings&) const = default;
    auto operator<=>(const SpectrogramSettings&) const = default;
};

SpectrogramSettings settingsOf(const project::SpectrogramStyle& style);

/// A rectangle of the spectrogram: bytes [column][row] from floorDb to ceilingDb; colours are applied when painted,
/// so zooming in colour or dB never computes again.
struct SpectrogramTile {
    static constexpr int kColumns = 256;
    int level = 0;          ///< hop = 512 << level frames
    std::int64_t index = 0; ///< covers columns index*kColumns ..
    int rows = 0;
    std::vector<std::uint8_t> bytes;
};

/// Tiles of the levels below this one are computed from the sound one by one. From here on all levels come from one
/// pass over the whole file, each from the one below it, and stay in the cache.
inline constexpr int kCoarseLevel = 4;

std::int64_t spectrogramHop(int level);
/// Band `r` reaches from rowFrequency(r) to rowFrequency(r + 1): 0 gives lowHz, `rows` gives highHz.
double rowFrequency(const SpectrogramSettings& settings, double row);
/// Its inverse, for frequencies above 0.
double frequencyRow(const SpectrogramSettings& settings, double hertz);

/// Computes one tile (channels mixed to mono): column c is centred on frame c * hop; a full-scale sine reads 0 dB.
/// Where the hop is wider than the window, a column is the mean power of as many windows as fit. Bytes past the end are
/// 0. Any thread; FFTW plans are made under one lock and shared.
base::Result<SpectrogramTile> computeSpectrogramTile(const std::filesystem::path& audioFile,
                                                     const SpectrogramSettings& settings, int level, std::int64_t index,
                                                     std::stop_token stop = {});
/// The same through a cache folder, keyed by asset hash, settings, level and index.
base::Result<SpectrogramTile> loadOrComputeTile(const std::filesystem::path& audioFile,
                                                const std::filesystem::path& cacheFolder, const std::string& key,
                                                const SpectrogramSettings& settings, int level, std::int64_t index,
                                                std::stop_token stop = {});

/// A tile that is in the cache, undamaged; reads the disk.
std::optional<SpectrogramTile> cachedTile(const std::filesystem::path& cacheFolder, const std::string& key,
                                          const SpectrogramSettings& settings, int level, std::int64_t index);
/// A cache that cannot be written only costs time, so failure is silent.
void storeTile(const std::filesystem::path& cacheFolder, const std::string& key, const SpectrogramSettings& settings,
               const SpectrogramTile& tile);

/// Computes every tile from kCoarseLevel to the level whose one tile holds the whole file, reading the file once in
/// constant memory: column c covers the frames from c * hop to (c + 1) * hop. Each tile goes to `take` as soon as it
/// is complete, on this thread.
base::Result<void> computeCoarseTiles(const std::filesystem::path& audioFile, const SpectrogramSettings& settings,
                                      const std::function<void(SpectrogramTile)>& take, std::stop_token stop = {});

} // namespace melisma::audio
