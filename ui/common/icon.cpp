// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icon.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace melisma::ui {
namespace {

constexpr int kSize = 16;

QPixmap drawn(QByteArray svg, const QColor& colour, int scale)
{
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(kSize * scale, kSize * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace

QIcon icon(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/melisma/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon result;
    for (const int scale : {1, 2, 3}) {
        result.addPixmap(drawn(svg, colour, scale));
        result.addPixmap(drawn(svg, theme().faint, scale), QIcon::Disabled);
    }
    return result;
}

} // namespace melisma::ui
