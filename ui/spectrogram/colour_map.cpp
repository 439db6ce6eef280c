// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/colour_map.h"

#include <array>

namespace melisma::ui {
namespace {

/// Inferno at every eighth of its range.
constexpr std::array<QRgb, 9> kStops = {0xff000004, 0xff1f0c48, 0xff550f6d, 0xff88226a, 0xffbc3754,
                                        0xffe35933, 0xfff98c0a, 0xfff9c932, 0xfffcffa4};

QRgb mixed(QRgb a, QRgb b, double share)
{
    const auto channel = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return qRgb(channel(qRed(a), qRed(b)), channel(qGreen(a), qGreen(b)), channel(qBlue(a), qBlue(b)));
}

QList<QRgb> build()
{
    QList<QRgb> colours;
    colours.reserve(256);
    for (int level = 0; level < 256; ++level) {
        const double place = level / 255.0 * (kStops.size() - 1);
        const auto stop = std::min<std::size_t>(static_cast<std::size_t>(place), kStops.size() - 2);
        colours.push_back(mixed(kStops[stop], kStops[stop + 1], place - static_cast<double>(stop)));
    }
    return colours;
}

} // namespace

const QList<QRgb>& spectrogramColours()
{
    static const QList<QRgb> colours = build();
    return colours;
}

} // namespace melisma::ui
