// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include <array>

namespace melisma::ui {
namespace {

Theme darkTheme()
{
    Theme dark;
    dark.bg0 = QColor(0x10, 0x12, 0x16);
    dark.bg1 = QColor(0x16, 0x19, 0x20);
    dark.bg2 = QColor(0x1c, 0x20, 0x29);
    dark.bg3 = QColor(0x25, 0x2a, 0x35);
    dark.line = QColor(0x2c, 0x32, 0x3f);
    dark.text = QColor(0xe6, 0xe9, 0xef);
    dark.dim = QColor(0x9a, 0xa3, 0xb2);
    dark.faint = QColor(0x66, 0x70, 0x85);
    dark.accent = QColor(0x5e, 0xea, 0xd4);
    dark.accentDeep = QColor(0x0f, 0x76, 0x6e);
    dark.onAccent = QColor(0x06, 0x2a, 0x26);
    dark.warn = QColor(0xfb, 0xbf, 0x24);
    dark.bad = QColor(0xf8, 0x71, 0x71);
    dark.good = QColor(0x22, 0xc5, 0x5e);
    return dark;
}

constexpr std::array<QRgb, 6> kTracks = {0xfff59e6b, 0xff8b8cf6, 0xff5eb1ef, 0xff7dd3a8, 0xfff472b6, 0xfffacc15};

/// Inter when fontconfig knows it, else what the desktop uses.
QFont baseFont()
{
    return QFontDatabase::hasFamily(QStringLiteral("Inter")) ? QFont(QStringLiteral("Inter")) : QApplication::font();
}

QFont sized(qreal pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font = baseFont();
    // Qt keeps whole pixels only; points carry the half ones (96 dpi: 1 px = 0.75 pt).
    if (pixels == qRound(pixels))
        font.setPixelSize(qRound(pixels));
    else
        font.setPointSizeF(pixels * 72.0 / 96.0);
    font.setWeight(weight);
    return font;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.bg1);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.bg0);
    palette.setColor(QPalette::AlternateBase, theme.bg2);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.dim);
    palette.setColor(QPalette::Button, theme.bg3);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.bg3);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accentDeep);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.faint);
    return palette;
}

} // namespace

QColor Theme::track(int colourIndex) const
{
    const int index = std::max(colourIndex, 0);
    const int known = static_cast<int>(kTracks.size());
    if (index < known)
        return QColor::fromRgb(kTracks[static_cast<std::size_t>(index)]);
    // The golden angle keeps any number of further hues apart from their neighbours.
    const double hue = 155.0 + 137.508 * (index - known);
    return QColor::fromHslF(static_cast<float>(hue / 360.0 - static_cast<int>(hue / 360.0)), 0.72f, 0.70f);
}

QFont Theme::body() const
{
    return sized(bodySize);
}
QFont Theme::small() const
{
    return sized(smallSize);
}
QFont Theme::display() const
{
    return sized(displaySize, QFont::DemiBold);
}
QFont Theme::numbers() const
{
    return sized(bodySize);
}

const Theme& theme()
{
    static const Theme dark = darkTheme();
    return dark;
}

void applyTheme(QApplication& application)
{
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(paletteOf(theme()));
    application.setFont(theme().body());
    application.setStyleSheet(styleSheet(theme()));
}

} // namespace melisma::ui
