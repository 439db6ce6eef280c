// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/spectrogram.h"

#include "audio/analysis/cache_file.h"
#include "audio/analysis/fft.h"
#include "audio/analysis/frequency_bands.h"
#include "audio/analysis/mono_window.h"
#include "audio/files/file_errors.h"
#include "core/base/sha256.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::audio {

using base::Result;

namespace {

constexpr std::int64_t kFinestHop = 512;
constexpr const char* kCacheKind = "spectrogram 2";

/// Mean power of the windows that make up one column, centred on `centre`.
Result<void> columnPower(MonoWindow& window, WindowedFft& fft, std::int64_t centre, std::int64_t hop,
                         std::vector<float>& power)
{
    const std::int64_t size = fft.size();
    const std::int64_t windows = std::max<std::int64_t>(1, hop / size);
    const float share = 1.0f / static_cast<float>(windows);
    std::fill(power.begin(), power.end(), 0.0f);
    for (std::int64_t i = 0; i < windows; ++i) {
        const auto samples = window.at(centre - windows * size / 2 + i * size);
        if (!samples)
            return samples.error();
        const auto one = fft.power(*samples);
        for (std::size_t bin = 0; bin < power.size(); ++bin)
            power[bin] += one[bin] * share;
    }
    return {};
}

std::string tileKey(const std::string& key, const SpectrogramSettings& s, int level, std::int64_t index)
{
    return fmt::format("{} {} {} {} {} {} {} {} {} {} {}", key, static_cast<int>(s.scale), s.windowSize,
                       static_cast<int>(s.window), s.rows, s.lowHz, s.highHz, s.floorDb, s.ceilingDb, level, index);
}

std::filesystem::path tileFile(const std::filesystem::path& cacheFolder, const std::string& wholeKey)
{
    return cacheFolder / (base::sha256Of(wholeKey).substr(0, 32) + ".tile");
}

} // namespace

std::int64_t spectrogramHop(int level)
{
    return kFinestHop << level;
}

Result<SpectrogramTile> computeSpectrogramTile(const std::filesystem::path& audioFile,
                                               const SpectrogramSettings& settings, int level, std::int64_t index,
                                               std::stop_token stop)
{
    auto reader = openAudioFile(audioFile);
    if (!reader)
        return reader.error();
    const FrequencyBands bands(settings, (*reader)->info().sampleRate);
    const std::int64_t hop = spectrogramHop(level);
    WindowedFft fft(settings.windowSize, settings.window);
    MonoWindow window(**reader, settings.windowSize);
    std::vector<float> power(static_cast<std::size_t>(fft.bins()));
    std::vector<float> rows(bands.rows());
    SpectrogramTile tile{level, index, settings.rows, {}};
    tile.bytes.assign(static_cast<std::size_t>(SpectrogramTile::kColumns) * bands.rows(), 0);
    auto byte = tile.bytes.begin();
    for (std::int64_t column = 0; column < SpectrogramTile::kColumns; ++column) {
        const std::int64_t centre = (index * SpectrogramTile::kColumns + column) * hop;
        if (window.endsBefore(centre))
            break;
        if (stop.stop_requested())
            return cancelled("Drawing the spectrogram");
        if (const auto done = columnPower(window, fft, centre, hop, power); !done)
            return done.error();
        bands.gather(power, rows);
        for (const float row : rows)
            *byte++ = bands.byteOf(row);
    }
    return tile;
}

std::optional<SpectrogramTile> cachedTile(const std::filesystem::path& cacheFolder, const std::string& key,
                                          const SpectrogramSettings& settings, int level, std::int64_t index)
{
    const std::string whole = tileKey(key, settings, level, index);
    const auto size = static_cast<std::size_t>(SpectrogramTile::kColumns) * static_cast<std::size_t>(settings.rows);
    const auto bytes = readCacheFile(tileFile(cacheFolder, whole), kCacheKind, whole);
    if (!bytes || bytes->size() != size)
        return std::nullopt;
    return SpectrogramTile{level, index, settings.rows, {bytes->begin(), bytes->end()}};
}

void storeTile(const std::filesystem::path& cacheFolder, const std::string& key, const SpectrogramSettings& settings,
               const SpectrogramTile& tile)
{
    const std::string whole = tileKey(key, settings, tile.level, tile.index);
    (void)writeCacheFile(tileFile(cacheFolder, whole), kCacheKind, whole,
                         std::string_view(reinterpret_cast<const char*>(tile.bytes.data()), tile.bytes.size()));
}

Result<SpectrogramTile> loadOrComputeTile(const std::filesystem::path& audioFile,
                                          const std::filesystem::path& cacheFolder, const std::string& key,
                                          const SpectrogramSettings& settings, int level, std::int64_t index,
                                          std::stop_token stop)
{
    if (auto cached = cachedTile(cacheFolder, key, settings, level, index))
        return std::move(*cached);
    auto tile = computeSpectrogramTile(audioFile, settings, level, index, stop);
    if (tile)
        storeTile(cacheFolder, key, settings, *tile);
    return tile;
}

} // namespace melisma::audio
