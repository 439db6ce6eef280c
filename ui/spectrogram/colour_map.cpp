// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/colour_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace melisma::ui {
namespace {

constexpr int kColours = 256;

/// Where a map is at `share` (0 quiet, 1 loud) of its way: CIE lightness, chroma, hue in degrees.
struct Place {
    double lightness;
    double chroma;
    double hue;
};

Place placeOn(project::ColourMap map, double share)
{
    const double bow = std::sin(std::numbers::pi * share);
    switch (map) {
    case project::ColourMap::ember:
        return {2.0 + 94.0 * share, 8.0 + 30.0 * share + 62.0 * bow, 295.0 + 168.0 * share};
    case project::ColourMap::lagoon:
        return {8.0 + 84.0 * share, 34.0 + 26.0 * share + 14.0 * bow, 305.0 - 202.0 * share};
    case project::ColourMap::grey:
        return {100.0 * share, 0.0, 0.0};
    case project::ColourMap::inverse:
        return {100.0 - 86.0 * share, 52.0 * share, 220.0 + 75.0 * share};
    }
    return {};
}

double gammaOf(double linear)
{
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1.0 / 2.4) - 0.055;
}

/// CIELAB (D65) to sRGB, 0..1 where the screen can show it.
std::array<double, 3> screenColour(const Place& place)
{
    const double angle = place.hue * std::numbers::pi / 180.0;
    const double middle = (place.lightness + 16.0) / 116.0;
    const auto straight = [](double t) {
        return t > 6.0 / 29.0 ? t * t * t : 3.0 * (6.0 / 29.0) * (6.0 / 29.0) * (t - 4.0 / 29.0);
    };
    const double x = 0.95047 * straight(middle + place.chroma * std::cos(angle) / 500.0);
    const double y = straight(middle);
    const double z = 1.08883 * straight(middle - place.chroma * std::sin(angle) / 200.0);
    return {gammaOf(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            gammaOf(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            gammaOf(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)};
}

bool isShown(const std::array<double, 3>& colour)
{
    return std::ranges::all_of(colour, [](double part) { return part >= -1e-4 && part <= 1.0001; });
}

/// The colour with as much of its chroma as a screen can show at this lightness.
QRgb colourAt(Place place)
{
    double low = 0.0;
    double high = place.chroma;
    for (int i = 0; i < 20 && !isShown(screenColour(place)); ++i) {
        place.chroma = (low + high) / 2.0;
        (isShown(screenColour(place)) ? low : high) = place.chroma;
        if (i > 8)
            place.chroma = low;
    }
    const auto colour = screenColour(place);
    const auto byte = [](double part) { return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * 255.0)); };
    return qRgb(byte(colour[0]), byte(colour[1]), byte(colour[2]));
}

QList<QRgb> build(project::ColourMap map)
{
    QList<QRgb> colours;
    colours.reserve(kColours);
    for (int i = 0; i < kColours; ++i)
        colours.push_back(colourAt(placeOn(map, i / (kColours - 1.0))));
    return colours;
}

} // namespace

const QList<QRgb>& spectrogramColours(project::ColourMap map)
{
    static const std::array<QList<QRgb>, 4> all = {build(project::ColourMap::ember), build(project::ColourMap::lagoon),
                                                   build(project::ColourMap::grey), build(project::ColourMap::inverse)};
    return all[static_cast<std::size_t>(map)];
}

QList<QRgb> colourTable(const project::SpectrogramStyle& style, const audio::SpectrogramSettings& settings)
{
    const auto& colours = spectrogramColours(style.colours);
    QList<QRgb> table;
    table.reserve(256);
    for (int byte = 0; byte < 256; ++byte) {
        const double db = settings.floorDb + byte / 255.0 * (settings.ceilingDb - settings.floorDb);
        const double share = std::clamp((db + style.gainDb + style.rangeDb) / style.rangeDb, 0.0, 1.0);
        table.push_back(colours[static_cast<qsizetype>(std::lround(share * (kColours - 1)))]);
    }
    return table;
}

} // namespace melisma::ui
