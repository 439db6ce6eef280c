// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace melisma::ui {

class TimelineState;

/// What comes and goes over the picture of the lanes and is painted anew each time. Made for one painting.
class LaneOverlay {
public:
    LaneOverlay(QPainter& painter, const TimelineState& state, const QRectF& area)
        : m_painter(painter)
        , m_state(state)
        , m_area(area)
    {}

    /// The take under way, over what is there: a red clip that grows.
    void paintRecording();
    void paintSelectedTime();
    /// Around the row of the take that alone is heard, with a word for it.
    void paintHeardAlone(const QRectF& row, const QString& words);
    /// The rubber band.
    void paintBand(const QRectF& band);
    /// Of the spectrogram under the pointer.
    void paintReading(const QRectF& box, const QString& text);
    /// Where files that are dragged to `place` would land.
    void paintDropTarget(QPointF place);

private:
    QPainter& m_painter;
    const TimelineState& m_state;
    QRectF m_area;
};

} // namespace melisma::ui
