// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/spectrogram.h"

#include "audio/analysis/cache_file.h"
#include "audio/analysis/fft.h"
#include "audio/files/audio_file.h"
#include "audio/files/file_errors.h"
#include "core/base/sha256.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace melisma::audio {

using base::Frames;
using base::Result;

namespace {

constexpr std::int64_t kFinestHop = 512;
constexpr const char* kCacheKind = "spectrogram";

double melOf(double hz)
{
    return 2595.0 * std::log10(1.0 + hz / 700.0);
}

double hzOf(double mel)
{
    return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
}

/// The FFT bins of one row; a band narrower than a bin is read between its two neighbours instead.
struct Band {
    int first = 0;
    int last = -1; ///< inclusive; empty when before `first`
    double centre = 0.0;
};

std::vector<Band> bandsOf(const SpectrogramSettings& settings, int sampleRate)
{
    const double binsPerHz = static_cast<double>(settings.windowSize) / sampleRate;
    std::vector<Band> bands(static_cast<std::size_t>(settings.rows));
    for (int row = 0; row < settings.rows; ++row)
        bands[static_cast<std::size_t>(row)] = {
            static_cast<int>(std::ceil(rowFrequency(settings, row) * binsPerHz)),
            static_cast<int>(std::ceil(rowFrequency(settings, row + 1) * binsPerHz)) - 1,
            rowFrequency(settings, row + 0.5) * binsPerHz};
    return bands;
}

double powerIn(const Band& band, const std::vector<double>& power)
{
    const int top = static_cast<int>(power.size()) - 1;
    if (band.last >= band.first && band.first <= top)
        return *std::max_element(power.begin() + band.first, power.begin() + std::min(band.last, top) + 1);
    const int below = static_cast<int>(band.centre);
    if (below >= top)
        return 0.0; // above what this sample rate can hold
    const double between = band.centre - below;
    return power[static_cast<std::size_t>(below)] * (1.0 - between) +
           power[static_cast<std::size_t>(below) + 1] * between;
}

std::uint8_t byteOf(double power, const SpectrogramSettings& settings)
{
    const double db = 10.0 * std::log10(std::max(power, 1e-30));
    const double share = (db - settings.floorDb) / (settings.ceilingDb - settings.floorDb);
    return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255.0));
}

/// Endless when only decoding tells; what lies past the end then reads as silence.
std::int64_t lengthOf(const AudioFileInfo& info)
{
    return info.frames.count < 0 ? std::numeric_limits<std::int64_t>::max() : info.frames.count;
}

/// The file as mono, with silence before its start and after its end, read front to back.
class MonoWindow {
public:
    MonoWindow(AudioReader& reader, int size) : m_reader(reader), m_samples(static_cast<std::size_t>(size)) {}

    /// The `size` samples from `start` on; `start` must not go back.
    Result<std::span<const float>> at(std::int64_t start)
    {
        const auto size = static_cast<std::int64_t>(m_samples.size());
        const std::int64_t kept = m_filled ? std::clamp<std::int64_t>(m_start + size - start, 0, size) : 0;
        std::copy(m_samples.end() - kept, m_samples.end(), m_samples.begin());
        if (const auto read = fill(start + kept, std::span(m_samples).subspan(static_cast<std::size_t>(kept))); !read)
            return read.error();
        m_start = start;
        m_filled = true;
        return std::span<const float>(m_samples);
    }

private:
    Result<void> fill(std::int64_t position, std::span<float> out)
    {
        std::fill(out.begin(), out.end(), 0.0f);
        if (position < 0) {
            out = out.subspan(std::min(out.size(), static_cast<std::size_t>(-position)));
            position = 0;
        }
        if (out.empty() || position >= lengthOf(m_reader.info()))
            return {};
        if (m_position != position) {
            if (const auto sought = m_reader.seek({position}); !sought)
                return sought;
        }
        const auto channels = static_cast<std::size_t>(m_reader.info().channels);
        m_block.resize(out.size() * channels);
        while (!out.empty()) {
            const auto count = m_reader.read(m_block.data(), static_cast<int>(out.size()));
            if (!count)
                return count.error();
            if (*count == 0)
                break;
            mix(out.first(static_cast<std::size_t>(*count)), channels);
            out = out.subspan(static_cast<std::size_t>(*count));
            position += *count;
        }
        m_position = position;
        return {};
    }

    void mix(std::span<float> out, std::size_t channels) const
    {
        for (std::size_t frame = 0; frame < out.size(); ++frame) {
            float sum = 0.0f;
            for (std::size_t c = 0; c < channels; ++c)
                sum += m_block[frame * channels + c];
            out[frame] = sum / static_cast<float>(channels);
        }
    }

    AudioReader& m_reader;
    std::vector<float> m_samples;
    std::vector<float> m_block;
    std::int64_t m_start = 0;
    std::int64_t m_position = 0; ///< of the reader
    bool m_filled = false;
};

/// Mean power of the windows that make up one column, centred on `centre`.
Result<void> columnPower(MonoWindow& window, WindowedFft& fft, std::int64_t centre, std::int64_t hop,
                         std::vector<double>& power)
{
    const std::int64_t size = fft.size();
    const std::int64_t windows = std::max<std::int64_t>(1, hop / size);
    std::fill(power.begin(), power.end(), 0.0);
    for (std::int64_t i = 0; i < windows; ++i) {
        const auto samples = window.at(centre - windows * size / 2 + i * size);
        if (!samples)
            return samples.error();
        const auto one = fft.power(*samples);
        for (std::size_t bin = 0; bin < power.size(); ++bin)
            power[bin] += one[bin] / static_cast<double>(windows);
    }
    return {};
}

std::string tileKey(const std::string& key, const SpectrogramSettings& s, int level, std::int64_t index)
{
    return fmt::format("{} {} {} {} {} {} {} {} {}", key, s.windowSize, s.rows, s.lowHz, s.highHz, s.floorDb,
                       s.ceilingDb, level, index);
}

} // namespace

std::int64_t spectrogramHop(int level)
{
    return kFinestHop << level;
}

double rowFrequency(const SpectrogramSettings& settings, double row)
{
    const double low = melOf(settings.lowHz);
    return hzOf(low + row / settings.rows * (melOf(settings.highHz) - low));
}

Result<SpectrogramTile> computeSpectrogramTile(const std::filesystem::path& audioFile,
                                               const SpectrogramSettings& settings, int level, std::int64_t index,
                                               std::stop_token stop)
{
    auto reader = openAudioFile(audioFile);
    if (!reader)
        return reader.error();
    const auto bands = bandsOf(settings, (*reader)->info().sampleRate);
    const std::int64_t hop = spectrogramHop(level);
    WindowedFft fft(settings.windowSize);
    MonoWindow window(**reader, settings.windowSize);
    std::vector<double> power(static_cast<std::size_t>(fft.bins()));
    SpectrogramTile tile{level, index, settings.rows, {}};
    tile.bytes.assign(static_cast<std::size_t>(SpectrogramTile::kColumns) * bands.size(), 0);
    auto byte = tile.bytes.begin();
    for (std::int64_t column = 0; column < SpectrogramTile::kColumns; ++column) {
        const std::int64_t centre = (index * SpectrogramTile::kColumns + column) * hop;
        if (centre >= lengthOf((*reader)->info()))
            break;
        if (stop.stop_requested())
            return cancelled("Drawing the spectrogram");
        if (const auto done = columnPower(window, fft, centre, hop, power); !done)
            return done.error();
        for (const Band& band : bands)
            *byte++ = byteOf(powerIn(band, power), settings);
    }
    return tile;
}

Result<SpectrogramTile> loadOrComputeTile(const std::filesystem::path& audioFile,
                                          const std::filesystem::path& cacheFolder, const std::string& key,
                                          const SpectrogramSettings& settings, int level, std::int64_t index,
                                          std::stop_token stop)
{
    const std::string whole = tileKey(key, settings, level, index);
    const auto file = cacheFolder / (base::sha256Of(whole).substr(0, 32) + ".tile");
    const auto size = static_cast<std::size_t>(SpectrogramTile::kColumns) * static_cast<std::size_t>(settings.rows);
    if (const auto bytes = readCacheFile(file, kCacheKind, whole); bytes && bytes->size() == size)
        return SpectrogramTile{level, index, settings.rows, {bytes->begin(), bytes->end()}};
    auto tile = computeSpectrogramTile(audioFile, settings, level, index, stop);
    if (tile) // a cache that cannot be written only costs time
        (void)writeCacheFile(file, kCacheKind, whole,
                             std::string_view(reinterpret_cast<const char*>(tile->bytes.data()), tile->bytes.size()));
    return tile;
}

} // namespace melisma::audio
