// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style_sheet.h"
#include "ui/common/system_appearance.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QPointer>
#include <QStyleFactory>

#include <array>
#include <cmath>
#include <map>

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
    dark.warnDeep = QColor(0x5a, 0x3f, 0x02);
    return dark;
}

/// The dark theme's roles with their lightness turned round.
Theme lightTheme()
{
    Theme light;
    light.light = true;
    light.bg0 = QColor(0xff, 0xff, 0xff);
    light.bg1 = QColor(0xf6, 0xf7, 0xf9);
    light.bg2 = QColor(0xec, 0xee, 0xf2);
    light.bg3 = QColor(0xe0, 0xe4, 0xea);
    light.line = QColor(0xc9, 0xce, 0xd8);
    light.text = QColor(0x14, 0x18, 0x1f);
    light.dim = QColor(0x4a, 0x53, 0x63);
    light.faint = QColor(0x7a, 0x84, 0x96);
    light.accent = QColor(0x0b, 0x6b, 0x63);
    light.accentDeep = QColor(0x8f, 0xe3, 0xd6);
    light.onAccent = QColor(0xff, 0xff, 0xff);
    light.warn = QColor(0x8a, 0x4b, 0x00);
    light.bad = QColor(0xb4, 0x23, 0x18);
    light.good = QColor(0x15, 0x80, 0x3d);
    light.warnDeep = QColor(0xfd, 0xe8, 0xb8);
    return light;
}

Theme highContrastTheme()
{
    Theme high = darkTheme();
    high.bg0 = high.bg1 = QColor(0x00, 0x00, 0x00);
    high.bg2 = QColor(0x0a, 0x0a, 0x0a);
    high.bg3 = QColor(0x1a, 0x1a, 0x1a);
    high.line = QColor(0x8a, 0x8a, 0x8a);
    high.text = QColor(0xff, 0xff, 0xff);
    high.dim = QColor(0xe0, 0xe0, 0xe0);
    high.faint = QColor(0xa0, 0xa0, 0xa0);
    high.accent = QColor(0x5f, 0xf5, 0xe0);
    high.accentDeep = QColor(0x0b, 0x5f, 0x58);
    high.onAccent = QColor(0x00, 0x00, 0x00);
    high.warn = QColor(0xff, 0xd5, 0x4a);
    high.bad = QColor(0xff, 0x9a, 0x9a);
    high.good = QColor(0x4a, 0xde, 0x80);
    return high;
}

struct Current {
    ThemeChoice choice = ThemeChoice::dark;
    Theme theme = darkTheme();
};

Current& current()
{
    static Current value;
    return value;
}

double luminance(const QColor& colour)
{
    const auto linear = [](float channel) {
        return channel <= 0.03928f ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// The same hue, dark enough to be read on a light ground.
QColor readableOn(const QColor& ground, QColor colour)
{
    constexpr double kText = 4.5;
    for (float lightness = colour.lightnessF(); lightness > 0.0f && contrast(colour, ground) < kText;
         lightness -= 0.01f)
        colour.setHslF(std::max(colour.hslHueF(), 0.0f), colour.hslSaturationF(), std::max(lightness, 0.0f));
    return colour;
}

constexpr std::array<QRgb, 6> kTracks = {0xfff59e6b, 0xff8b8cf6, 0xff5eb1ef, 0xff7dd3a8, 0xfff472b6, 0xfffacc15};

/// Inter when fontconfig knows it, else what the desktop uses.
QFont baseFont()
{
    return QFontDatabase::hasFamily(QStringLiteral("Inter")) ? QFont(QStringLiteral("Inter")) : QApplication::font();
}

QFont madeFont(qreal pixels, QFont::Weight weight)
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

/// Painting asks for fonts hundreds of times a picture, and each new one would ask fontconfig anew. Goes with the
/// application, as fonts must.
class FontShelf : public QObject {
public:
    using QObject::QObject;
    QFont font(qreal pixels, QFont::Weight weight)
    {
        const auto key = std::pair(pixels, weight);
        const auto found = m_fonts.find(key);
        return found != m_fonts.end() ? found->second : m_fonts.emplace(key, madeFont(pixels, weight)).first->second;
    }

private:
    std::map<std::pair<qreal, QFont::Weight>, QFont> m_fonts;
};

QFont sized(qreal pixels, QFont::Weight weight = QFont::Normal)
{
    static QPointer<FontShelf> shelf;
    if (!shelf)
        shelf = new FontShelf(QCoreApplication::instance());
    return shelf->font(pixels, weight);
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
    // The golden angle keeps any number of further hues apart from their neighbours.
    const double hue = 155.0 + 137.508 * (index - known);
    const QColor colour =
        index < known ? QColor::fromRgb(kTracks[static_cast<std::size_t>(index)])
                      : QColor::fromHslF(static_cast<float>(hue / 360.0 - std::floor(hue / 360.0)), 0.72f, 0.70f);
    return light ? readableOn(bg1, colour) : colour;
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
    return current().theme;
}

ThemeChoice themeChoice()
{
    return current().choice;
}

ThemeWatcher& themeWatcher()
{
    static ThemeWatcher watcher;
    return watcher;
}

Theme themeFor(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::light:
        return lightTheme();
    case ThemeChoice::highContrast:
        return highContrastTheme();
    case ThemeChoice::system:
        return systemPrefersLight() ? lightTheme() : darkTheme();
    case ThemeChoice::dark:
        break;
    }
    return darkTheme();
}

QString themeWord(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::dark:
        return QStringLiteral("dark");
    case ThemeChoice::light:
        return QStringLiteral("light");
    case ThemeChoice::highContrast:
        return QStringLiteral("contrast");
    case ThemeChoice::system:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromWord(const QString& word)
{
    for (const auto choice : {ThemeChoice::dark, ThemeChoice::light, ThemeChoice::highContrast})
        if (word == themeWord(choice))
            return choice;
    return ThemeChoice::system;
}

void applyTheme(QApplication& application, ThemeChoice choice)
{
    current() = {choice, themeFor(choice)};
    // Each of these polishes every widget anew; the style is the same in all themes.
    if (application.styleSheet().isEmpty())
        application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(paletteOf(theme()));
    application.setFont(theme().body());
    application.setStyleSheet(styleSheet(theme()));
    emit themeWatcher().changed();
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace melisma::ui
