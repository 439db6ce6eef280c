// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The coarse levels of a spectrogram, in one pass.
#include "audio/analysis/fft.h"
#include "audio/analysis/frequency_bands.h"
#include "audio/analysis/mono_window.h"
#include "audio/analysis/spectrogram.h"
#include "audio/files/file_errors.h"

#include <algorithm>

namespace melisma::audio {

using base::Result;

namespace {

constexpr int kTopLevel = 26; ///< its one tile holds 278 days at 48 kHz

/// Tiles in the making, one a level: two columns of one level make one of the next.
class TileStack {
public:
    TileStack(const FrequencyBands& bands, const std::function<void(SpectrogramTile)>& take)
        : m_bands(bands)
        , m_take(take)
    {}

    /// The next column of the lowest level, as power in each row.
    void add(std::span<const float> rows) { addAt(0, rows); }

    /// Passes on what is left when the file has ended.
    void finish()
    {
        for (std::size_t i = 0; i < m_levels.size(); ++i) {
            const bool isTop = m_levels[i].tile.index == 0; // one tile holds all: nothing coarser is needed
            Level& level = m_levels[i];
            if (level.halves == 1 && !isTop)
                passOn(i, 1.0f);
            if (level.columns > 0)
                emitTile(m_levels[i]);
            if (isTop)
                return;
        }
    }

private:
    struct Level {
        SpectrogramTile tile;
        int columns = 0;        ///< of the tile, so far
        std::vector<float> sum; ///< of the columns that wait for the next level
        int halves = 0;         ///< how many they are
    };

    void addAt(std::size_t index, std::span<const float> rows)
    {
        if (index == m_levels.size())
            m_levels.push_back(fresh(index));
        Level& level = m_levels[index];
        const auto at = static_cast<std::size_t>(level.columns) * rows.size();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            level.tile.bytes[at + row] = m_bands.byteOf(rows[row]);
            level.sum[row] += rows[row];
        }
        ++level.columns;
        ++level.halves;
        if (level.columns == SpectrogramTile::kColumns)
            emitTile(level);
        if (m_levels[index].halves == 2 && kCoarseLevel + static_cast<int>(index) < kTopLevel)
            passOn(index, 0.5f);
    }

    void passOn(std::size_t index, float share)
    {
        std::vector<float> mean;
        mean.swap(m_levels[index].sum);
        for (float& row : mean)
            row *= share;
        m_levels[index].halves = 0;
        addAt(index + 1, mean); // may move the levels
        std::fill(mean.begin(), mean.end(), 0.0f);
        m_levels[index].sum.swap(mean);
    }

    void emitTile(Level& level)
    {
        const SpectrogramTile done = level.tile;
        ++level.tile.index;
        std::fill(level.tile.bytes.begin(), level.tile.bytes.end(), std::uint8_t{0});
        level.columns = 0;
        m_take(done);
    }

    Level fresh(std::size_t index) const
    {
        const auto rows = m_bands.rows();
        SpectrogramTile tile{kCoarseLevel + static_cast<int>(index), 0, static_cast<int>(rows), {}};
        tile.bytes.assign(static_cast<std::size_t>(SpectrogramTile::kColumns) * rows, 0);
        return {std::move(tile), 0, std::vector<float>(rows), 0};
    }

    const FrequencyBands& m_bands;
    const std::function<void(SpectrogramTile)>& m_take;
    std::vector<Level> m_levels;
};

/// Adds the spectra of the windows that cover `hop` frames from `start` on.
Result<void> gatherColumn(MonoWindow& window, WindowedFft& fft, std::int64_t start, std::int64_t hop,
                          std::vector<float>& power)
{
    const std::int64_t size = fft.size();
    const std::int64_t windows = std::max<std::int64_t>(1, hop / size);
    const std::int64_t first = start + (hop - windows * size) / 2; // before the start where a window is wider
    std::fill(power.begin(), power.end(), 0.0f);
    for (std::int64_t i = 0; i < windows; ++i) {
        const auto samples = window.at(first + i * size);
        if (!samples)
            return samples.error();
        const auto one = fft.power(*samples);
        for (std::size_t bin = 0; bin < power.size(); ++bin)
            power[bin] += one[bin];
    }
    const float share = 1.0f / static_cast<float>(windows);
    for (float& bin : power)
        bin *= share;
    return {};
}

} // namespace

Result<void> computeCoarseTiles(const std::filesystem::path& audioFile, const SpectrogramSettings& settings,
                                const std::function<void(SpectrogramTile)>& take, std::stop_token stop)
{
    auto reader = openAudioFile(audioFile);
    if (!reader)
        return reader.error();
    const FrequencyBands bands(settings, (*reader)->info().sampleRate);
    WindowedFft fft(settings.windowSize, settings.window);
    MonoWindow window(**reader, settings.windowSize);
    std::vector<float> power(static_cast<std::size_t>(fft.bins()));
    std::vector<float> rows(bands.rows());
    TileStack stack(bands, take);
    const std::int64_t hop = spectrogramHop(kCoarseLevel);
    for (std::int64_t start = 0; !window.endsBefore(start); start += hop) {
        if (stop.stop_requested())
            return cancelled("Drawing the spectrogram");
        if (const auto done = gatherColumn(window, fft, start, hop, power); !done)
            return done.error();
        bands.gather(power, rows);
        stack.add(rows);
    }
    stack.finish();
    return {};
}

} // namespace melisma::audio
