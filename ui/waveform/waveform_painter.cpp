// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waveform/waveform_painter.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kOutlineOpacity = 0.62;
constexpr double kLeastHalf = 0.5; ///< px: silence stays a visible line

/// A picture of columns, one a device pixel. Filling them as scan lines takes a fiftieth of the time that a polygon
/// with thousands of spikes takes the rasteriser.
class ColumnPicture {
public:
    ColumnPicture(int columns, int height) : m_image(columns, height, QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(Qt::transparent);
        m_bits = reinterpret_cast<QRgb*>(m_image.bits());
        m_stride = m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    }

    /// From `top` to `bottom`; the pixels at both ends are covered as far as the stretch reaches into them.
    void fill(int x, double top, double bottom, QRgb colour)
    {
        top = std::clamp(top, 0.0, static_cast<double>(m_image.height()));
        bottom = std::clamp(bottom, top, static_cast<double>(m_image.height()));
        const QRgb whole = qPremultiply(colour);
        for (int y = static_cast<int>(top); y < bottom; ++y) {
            const double covered = std::min(bottom, y + 1.0) - std::max<double>(top, y);
            QRgb& pixel = m_bits[y * m_stride + x];
            pixel = covered >= 1.0 ? whole : over(premultiplied(colour, covered), pixel);
        }
    }
    const QImage& image() const { return m_image; }

private:
    static QRgb premultiplied(QRgb colour, double covered)
    {
        return qPremultiply(qRgba(qRed(colour), qGreen(colour), qBlue(colour),
                                  static_cast<int>(std::lround(qAlpha(colour) * covered))));
    }
    static QRgb over(QRgb upper, QRgb lower)
    {
        const int through = 255 - qAlpha(upper);
        const auto mixed = [through](int a, int b) { return a + b * through / 255; };
        return qRgba(mixed(qRed(upper), qRed(lower)), mixed(qGreen(upper), qGreen(lower)),
                     mixed(qBlue(upper), qBlue(lower)), mixed(qAlpha(upper), qAlpha(lower)));
    }

    QImage m_image;
    QRgb* m_bits = nullptr;
    qsizetype m_stride = 0; ///< pixels a line
};

} // namespace

void paintWaveform(QPainter& painter, const WaveformView& view, const audio::PeakPyramid& peaks)
{
    const int columns = static_cast<int>(std::ceil(view.area.width() * painter.device()->devicePixelRatioF()));
    if (columns < 1 || view.end <= view.start)
        return;
    paintColumns(painter, view, peaks.columns(view.start, view.end, columns));
}

void paintColumns(QPainter& painter, const WaveformView& view, const std::vector<audio::Peak>& shown, Ground ground)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const int height = static_cast<int>(std::lround(view.area.height() * ratio));
    if (shown.empty() || height < 1)
        return;
    QColor soft = view.colour;
    soft.setAlphaF(static_cast<float>(kOutlineOpacity * view.colour.alphaF()));
    const QRgb outer = soft.rgba();
    const QRgb inner = view.colour.rgba();
    ColumnPicture picture(static_cast<int>(shown.size()), height);
    const double middle = height / 2.0;
    const auto y = [&](double value) { return middle - std::clamp(value * view.gain, -1.0, 1.0) * middle; };
    double lastTop = middle;
    double lastBottom = middle;
    for (int x = 0; x < static_cast<int>(shown.size()); ++x) {
        const audio::Peak& peak = shown[static_cast<std::size_t>(x)];
        const bool line = ground == Ground::none;
        const double least = kLeastHalf * ratio;
        const double top = line ? y(peak.high) - least : std::min(y(peak.high), middle - least);
        const double bottom = line ? y(peak.low) + least : std::max(y(peak.low), middle + least);
        // A steep wave jumps between columns: they reach out until they touch.
        picture.fill(x, x ? std::min(top, lastBottom) : top, x ? std::max(bottom, lastTop) : bottom,
                     line ? inner : outer);
        if (!line)
            picture.fill(x, std::max(top, y(peak.rms)), std::min(bottom, y(-peak.rms)), inner);
        lastTop = top;
        lastBottom = bottom;
    }
    const QPointF corner(std::round(view.area.left() * ratio) / ratio, std::round(view.area.top() * ratio) / ratio);
    painter.drawImage(QRectF(corner, QSizeF(picture.image().size()) / ratio), picture.image());
}

} // namespace melisma::ui
