// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QWidget>

class QFont;
class QPainter;

namespace melisma::ui {

/// Figures of one width, so that running numbers do not jitter. Qt before 6.7 cannot ask a font for its own tabular
/// figures, so each digit is centred in a cell as wide as the widest one.
qreal tabularWidth(const QFont& font, const QString& text);
/// Draws with the painter's font and pen; `baseline` is the left end.
void drawTabular(QPainter& painter, QPointF baseline, const QString& text);
/// The same inside a rectangle, vertically centred, aligned left, right or centre.
void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text);

/// A read-out: a number in tabular figures with its unit behind it in a quieter tone.
class NumberLabel : public QWidget {
    Q_OBJECT
public:
    /// The width holds `widest`, and grows for longer text.
    NumberLabel(const QFont& font, const QString& widest, const QString& unit, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    QString m_widest;
    QString m_unit;
};

} // namespace melisma::ui
