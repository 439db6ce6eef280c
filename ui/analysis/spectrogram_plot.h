// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/mix_measurer.h"

#include "ui/spectrogram/spectrogram_painter.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QLabel;

namespace melisma::ui {

/// The spectrogram of what was measured, in the colours and on the scale of the Preferences. A click moves the
/// playhead.
class SpectrogramPlot : public QWidget {
    Q_OBJECT
public:
    explicit SpectrogramPlot(QWidget* parent = nullptr);

    void show(const MeasuredMixPtr& measured); ///< null: nothing was measured
    void setPlayhead(base::Frames frame);
    QRectF pictureArea() const;
    base::Frames frameAt(double x) const;
    std::optional<SpectrogramReading> readingAt(QPointF place) const;

signals:
    void seekWanted(base::Frames frame);
    void readingChanged(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void colour();

    MeasuredMixPtr m_measured;
    QImage m_image; ///< a pixel each column and row, the lowest row at the foot
    base::Frames m_playhead;
};

} // namespace melisma::ui
