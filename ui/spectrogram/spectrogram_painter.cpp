// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/spectrogram_painter.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/spectrogram/colour_map.h"
#include "ui/spectrogram/tile_cache.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace melisma::ui {
namespace {

constexpr int kLevels = 22;
constexpr double kAxisHeight = 14.0; ///< of one label
constexpr double kLeastAxisStep = 20.0;
constexpr std::int64_t kColumns = audio::SpectrogramTile::kColumns;
using Column = std::span<const std::uint8_t>;

/// Finds single columns among the tiles of one file and remembers the last tile.
class ColumnFinder {
public:
    ColumnFinder(TileCache& tiles, const std::string& sha256, const audio::SpectrogramSettings& settings)
        : m_tiles(tiles)
        , m_sha256(sha256)
        , m_settings(settings)
    {}

    /// The column at `level`, or what a coarser or finer level has at its place; empty when there is nothing at all.
    Column at(int level, std::int64_t column)
    {
        for (int coarser = level; coarser < kLevels; ++coarser)
            if (const Column found = exact(coarser, column >> (coarser - level)); !found.empty())
                return found;
        for (int finer = level - 1; finer >= 0; --finer)
            if (const Column found = exact(finer, column << (level - finer)); !found.empty())
                return found;
        return {};
    }

private:
    Column exact(int level, std::int64_t column)
    {
        Slot& slot = m_last[static_cast<std::size_t>(level)];
        const std::int64_t index = column / kColumns;
        if (slot.index != index)
            slot = {index, m_tiles.find(m_sha256, level, index, m_settings)};
        if (!slot.tile)
            return {};
        const auto rows = static_cast<std::size_t>(slot.tile->rows);
        const auto first = static_cast<std::size_t>(column % kColumns) * rows;
        return Column(slot.tile->bytes).subspan(first, rows);
    }

    struct Slot {
        std::int64_t index = -1;
        const audio::SpectrogramTile* tile = nullptr;
    };
    TileCache& m_tiles;
    const std::string& m_sha256;
    const audio::SpectrogramSettings& m_settings;
    std::array<Slot, kLevels> m_last{};
};

void requestTiles(TileCache& tiles, const project::Asset& asset, const audio::SpectrogramSettings& settings, int level,
                  std::int64_t first, std::int64_t last)
{
    // From the right, so that newest-first fills the view from the left.
    for (std::int64_t index = last / kColumns; index >= first / kColumns; --index)
        tiles.request(asset, level, index, settings);
}

class Picture {
public:
    Picture(const SpectrogramView& view, const project::Asset& asset, const audio::SpectrogramSettings& settings,
            int level, int width, TileCache& tiles)
        : m_finder(tiles, asset.sha256, settings)
        , m_level(level)
        , m_last((asset.frames.count - 1) / audio::spectrogramHop(level))
        , m_first(static_cast<double>(view.start.count) / static_cast<double>(audio::spectrogramHop(level)))
        , m_step(static_cast<double>((view.end - view.start).count) /
                 static_cast<double>(audio::spectrogramHop(level)) / width)
        , m_image(width, settings.rows, QImage::Format_Indexed8)
        , m_values(static_cast<std::size_t>(settings.rows))
    {
        m_image.setColorTable(colourTable(view.style, settings));
        m_lowest = m_image.scanLine(m_image.height() - 1);
        m_stride = m_image.bytesPerLine();
        for (int x = 0; x < width; ++x)
            fill(x);
    }
    const QImage& image() const { return m_image; }

private:
    std::int64_t held(double column) const
    {
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(column), 0, m_last);
    }

    void fill(int x)
    {
        const double from = m_first + x * m_step;
        std::fill(m_values.begin(), m_values.end(), std::uint8_t{0});
        if (m_step >= 1.0)
            gatherLoudest(held(from), held(from + m_step - 1e-9));
        else
            gatherBetween(from);
        uchar* pixel = m_lowest + x;
        for (const std::uint8_t value : m_values) {
            *pixel = value;
            pixel -= m_stride;
        }
    }

    /// Several columns a pixel: the loudest wins, so that short sounds never vanish.
    void gatherLoudest(std::int64_t from, std::int64_t to)
    {
        for (std::int64_t column = from; column <= to; ++column) {
            const Column values = m_finder.at(m_level, column);
            for (std::size_t row = 0; row < values.size(); ++row)
                m_values[row] = std::max(m_values[row], values[row]);
        }
    }

    /// Several pixels a column: blend the neighbours.
    void gatherBetween(double column)
    {
        const Column a = m_finder.at(m_level, held(column));
        const Column b = m_finder.at(m_level, held(column + 1));
        const auto share = static_cast<int>(std::clamp(column - std::floor(column), 0.0, 1.0) * 256.0);
        for (std::size_t row = 0; row < a.size(); ++row)
            m_values[row] = b.size() == a.size()
                                ? static_cast<std::uint8_t>((a[row] * (256 - share) + b[row] * share + 128) >> 8)
                                : a[row];
    }

    ColumnFinder m_finder;
    int m_level;
    std::int64_t m_last; ///< column of the file
    double m_first;      ///< column at the left edge
    double m_step;       ///< columns a pixel
    QImage m_image;
    std::vector<std::uint8_t> m_values; ///< of the column in work, lowest first
    uchar* m_lowest = nullptr;          ///< line of the lowest row
    qsizetype m_stride = 0;
};

} // namespace

int spectrogramLevel(double framesPerPixel)
{
    int level = 0;
    while (level + 1 < kLevels && static_cast<double>(audio::spectrogramHop(level + 1)) <= framesPerPixel)
        ++level;
    return level;
}

void paintSpectrogram(QPainter& painter, const SpectrogramView& view, const project::Asset& asset, TileCache& tiles)
{
    const int width = static_cast<int>(std::ceil(view.area.width() * painter.device()->devicePixelRatioF()));
    if (width < 1 || view.end <= view.start || asset.frames.count < 1)
        return;
    const auto settings = audio::settingsOf(view.style);
    const int level = spectrogramLevel(static_cast<double>((view.end - view.start).count) / width);
    const std::int64_t hop = audio::spectrogramHop(level);
    const std::int64_t last = (asset.frames.count - 1) / hop;
    requestTiles(tiles, asset, settings, level, std::clamp<std::int64_t>(view.start.count / hop, 0, last),
                 std::clamp<std::int64_t>(view.end.count / hop, 0, last));
    const Picture picture(view, asset, settings, level, width, tiles);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(view.area, picture.image());
    painter.restore();
}

void paintFrequencyAxis(QPainter& painter, const QRectF& area, double x, double top,
                        const project::SpectrogramStyle& style)
{
    painter.setFont(theme().small());
    const QFontMetricsF metrics(theme().small());
    QColor ground = theme().bg0;
    ground.setAlphaF(0.6f);
    const auto settings = audio::settingsOf(style);
    double lastY = area.bottom() + kAxisHeight;
    for (const double hertz : {50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 4000.0, 7000.0, 10000.0, 15000.0}) {
        const double y = area.bottom() - audio::frequencyRow(settings, hertz) / settings.rows * area.height();
        const QString text =
            hertz < 1000.0 ? numberText(hertz, 0) : numberText(hertz / 1000.0, 0) + QStringLiteral("k");
        const QRectF box(x + 5, y - kAxisHeight / 2, metrics.horizontalAdvance(text) + 6, kAxisHeight);
        if (box.top() < top || box.bottom() > area.bottom() || lastY - y < kLeastAxisStep)
            continue;
        lastY = y;
        painter.fillRect(box, ground);
        painter.setPen(theme().text);
        painter.drawLine(QPointF(x, y), QPointF(x + 4, y));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

std::optional<SpectrogramReading> readSpectrogram(TileCache& tiles, const project::Asset& asset, double framesPerPixel,
                                                  base::Frames at, double height,
                                                  const project::SpectrogramStyle& style)
{
    const int level = spectrogramLevel(framesPerPixel);
    const auto settings = audio::settingsOf(style);
    ColumnFinder finder(tiles, asset.sha256, settings);
    const Column column = finder.at(level, std::max<std::int64_t>(at.count, 0) / audio::spectrogramHop(level));
    if (column.empty())
        return std::nullopt;
    const double row = std::clamp(height, 0.0, 1.0) * settings.rows;
    const auto index = std::min(static_cast<std::size_t>(row), column.size() - 1);
    const double share = column[index] / 255.0;
    return SpectrogramReading{std::max(audio::rowFrequency(settings, row), 1.0),
                              settings.floorDb + share * (settings.ceilingDb - settings.floorDb)};
}

QString noteName(double hertz)
{
    static constexpr std::array<const char*, 12> kNames = {"C",       "C\u266f", "D",       "D\u266f", "E",       "F",
                                                           "F\u266f", "G",       "G\u266f", "A",       "A\u266f", "B"};
    const auto pitch = static_cast<int>(std::lround(69.0 + 12.0 * std::log2(hertz / 440.0)));
    const int octave = static_cast<int>(std::floor(pitch / 12.0)) - 1;
    return QString::fromUtf8(kNames[static_cast<std::size_t>(((pitch % 12) + 12) % 12)]) + numberText(octave, 0);
}

QString readingText(const SpectrogramReading& reading)
{
    const QString pitch = reading.hertz < 1000.0 ? numberText(reading.hertz, 0) + QStringLiteral(" Hz")
                                                 : numberText(reading.hertz / 1000.0, 2) + QStringLiteral(" kHz");
    return pitch + QStringLiteral("   ") + noteName(reading.hertz) + QStringLiteral("   ") +
           numberText(reading.decibels, 1) + QStringLiteral(" dB");
}

} // namespace melisma::ui
