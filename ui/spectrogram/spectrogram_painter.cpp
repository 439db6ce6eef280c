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

namespace melisma::ui {
namespace {

constexpr int kLevels = 12;
constexpr double kAxisHeight = 14.0; ///< of one label
constexpr std::int64_t kColumns = audio::SpectrogramTile::kColumns;
using Column = std::span<const std::uint8_t>;

/// Finds single columns among the tiles of one file and remembers the last tile.
class ColumnFinder {
public:
    ColumnFinder(TileCache& tiles, const std::string& sha256) : m_tiles(tiles), m_sha256(sha256) {}

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
            slot = {index, m_tiles.find(m_sha256, level, index)};
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
    std::array<Slot, kLevels> m_last{};
};

void requestTiles(TileCache& tiles, const project::Asset& asset, int level, std::int64_t first, std::int64_t last)
{
    // From the right, so that newest-first fills the view from the left.
    for (std::int64_t index = last / kColumns; index >= first / kColumns; --index)
        tiles.request(asset, level, index);
}

/// The value of one row between two neighbouring columns.
std::uint8_t between(Column a, Column b, std::size_t row, double share)
{
    return static_cast<std::uint8_t>(std::lround(a[row] + (b[row] - a[row]) * share));
}

class Picture {
public:
    Picture(const SpectrogramView& view, const project::Asset& asset, int level, int width, TileCache& tiles)
        : m_finder(tiles, asset.sha256)
        , m_level(level)
        , m_last((asset.frames.count - 1) / audio::spectrogramHop(level))
        , m_first(static_cast<double>(view.start.count) / static_cast<double>(audio::spectrogramHop(level)))
        , m_step(static_cast<double>((view.end - view.start).count) /
                 static_cast<double>(audio::spectrogramHop(level)) / width)
        , m_image(width, tiles.settings().rows, QImage::Format_Indexed8)
    {
        m_image.setColorTable(spectrogramColours());
        m_image.fill(0);
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
        if (m_step >= 1.0)
            fillLoudest(x, held(from), held(from + m_step - 1e-9));
        else
            fillBetween(x, from);
    }

    /// Several columns a pixel: the loudest wins, so that short sounds never vanish.
    void fillLoudest(int x, std::int64_t from, std::int64_t to)
    {
        for (std::int64_t column = from; column <= to; ++column) {
            const Column values = m_finder.at(m_level, column);
            for (std::size_t row = 0; row < values.size(); ++row)
                pixel(x, row) = std::max(pixel(x, row), values[row]);
        }
    }

    /// Several pixels a column: blend the neighbours.
    void fillBetween(int x, double column)
    {
        const Column a = m_finder.at(m_level, held(column));
        const Column b = m_finder.at(m_level, held(column + 1));
        const double share = std::clamp(column - std::floor(column), 0.0, 1.0);
        for (std::size_t row = 0; row < a.size(); ++row)
            pixel(x, row) = b.size() == a.size() ? between(a, b, row, share) : a[row];
    }

    std::uint8_t& pixel(int x, std::size_t row)
    {
        return m_image.scanLine(m_image.height() - 1 - static_cast<int>(row))[x];
    }

    ColumnFinder m_finder;
    int m_level;
    std::int64_t m_last; ///< column of the file
    double m_first;      ///< column at the left edge
    double m_step;       ///< columns a pixel
    QImage m_image;
};

double rowOf(const audio::SpectrogramSettings& settings, double hertz)
{
    double low = 0;
    double high = settings.rows;
    for (int i = 0; i < 24; ++i) {
        const double middle = (low + high) / 2;
        (audio::rowFrequency(settings, middle) < hertz ? low : high) = middle;
    }
    return low;
}

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
    const int level = spectrogramLevel(static_cast<double>((view.end - view.start).count) / width);
    const std::int64_t hop = audio::spectrogramHop(level);
    const std::int64_t last = (asset.frames.count - 1) / hop;
    requestTiles(tiles, asset, level, std::clamp<std::int64_t>(view.start.count / hop, 0, last),
                 std::clamp<std::int64_t>(view.end.count / hop, 0, last));
    const Picture picture(view, asset, level, width, tiles);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(view.area, picture.image());
    painter.restore();
}

void paintFrequencyAxis(QPainter& painter, const QRectF& area, double x, double top, const TileCache& tiles)
{
    painter.setFont(theme().small());
    const QFontMetricsF metrics(theme().small());
    QColor ground = theme().bg0;
    ground.setAlphaF(0.6f);
    for (const double hertz : {200.0, 1000.0, 4000.0, 10000.0}) {
        const double y = area.bottom() - rowOf(tiles.settings(), hertz) / tiles.settings().rows * area.height();
        const QString text =
            hertz < 1000.0 ? numberText(hertz, 0) : numberText(hertz / 1000.0, 0) + QStringLiteral("k");
        const QRectF box(x + 5, y - kAxisHeight / 2, metrics.horizontalAdvance(text) + 6, kAxisHeight);
        if (box.top() < top || box.bottom() > area.bottom())
            continue;
        painter.fillRect(box, ground);
        painter.setPen(theme().text);
        painter.drawLine(QPointF(x, y), QPointF(x + 4, y));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

std::optional<SpectrogramReading> readSpectrogram(TileCache& tiles, const project::Asset& asset, double framesPerPixel,
                                                  base::Frames at, double height)
{
    const int level = spectrogramLevel(framesPerPixel);
    ColumnFinder finder(tiles, asset.sha256);
    const auto& settings = tiles.settings();
    const Column column = finder.at(level, std::max<std::int64_t>(at.count, 0) / audio::spectrogramHop(level));
    if (column.empty())
        return std::nullopt;
    const double row = std::clamp(height, 0.0, 1.0) * settings.rows;
    const auto index = std::min(static_cast<std::size_t>(row), column.size() - 1);
    const double share = column[index] / 255.0;
    return SpectrogramReading{audio::rowFrequency(settings, row),
                              settings.floorDb + share * (settings.ceilingDb - settings.floorDb)};
}

QString readingText(const SpectrogramReading& reading)
{
    const QString pitch = reading.hertz < 1000.0 ? numberText(reading.hertz, 0) + QStringLiteral(" Hz")
                                                 : numberText(reading.hertz / 1000.0, 2) + QStringLiteral(" kHz");
    return pitch + QStringLiteral("   ") + numberText(reading.decibels, 1) + QStringLiteral(" dB");
}

} // namespace melisma::ui
