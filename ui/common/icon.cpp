// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace melisma::ui {
namespace {

class ThemedIcon final : public QIconEngine {
public:
    ThemedIcon(QByteArray svg, QColor Theme::*colour) : m_svg(std::move(svg)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", (mode == QIcon::Disabled ? theme().faint : theme().*m_colour).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    QIconEngine* clone() const override { return new ThemedIcon(m_svg, m_colour); }

private:
    QByteArray m_svg;
    QColor Theme::*m_colour;
};

} // namespace

QIcon icon(const QString& name, QColor Theme::*colour)
{
    QFile file(QStringLiteral(":/melisma/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new ThemedIcon(file.readAll(), colour));
}

} // namespace melisma::ui
