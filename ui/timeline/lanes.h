// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/painted_parts.h"
#include "ui/timeline/clip_geometry.h"

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace melisma::ui {

class LaneGestures;
class PeakCache;
class SampleCache;
class StretchWork;
class TileCache;
class TimelineState;

/// The tracks' lanes. Their picture is kept, so that the playhead and the pointer's read-out move over it without
/// painting clips again.
class Lanes : public QWidget, public PaintedParts {
    Q_OBJECT
public:
    Lanes(TimelineState& state, PeakCache& peaks, SampleCache& samples, TileCache& tiles, QWidget* parent = nullptr);
    ~Lanes() override;

    int paints() const { return m_paints; } ///< how often the picture was made, for tests
    LaneHit hitAt(QPointF point) const;

    std::vector<PaintedPart> paintedParts() const override;
    std::uint64_t focusedPart() const override; ///< the one selected clip, else the selected track
    void pressPart(std::uint64_t key) override;

signals:
    void trackMenuWanted(project::TrackId track, QPoint globalPos);
    void clipOpened(project::ClipId clip); ///< double-clicked

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void invalidate();
    void repaintPicture();
    void movePlayhead();
    void showReading(QPointF point);
    void setReading(const QString& text, QPointF at);
    bool inSelectedTime(QPointF point) const;
    void moveFocus(int dx, int dy);
    bool moveTakeFocus(int direction);
    QString takeText() const;
    QRectF takeRow(const TakeRef& take) const;
    void showTakeMenu(const TakeRef& take, base::Frames at, bool byKey, QPoint globalPos);
    void describeFocus();

    TimelineState& m_state;
    PeakCache& m_peaks;
    SampleCache& m_samples;
    TileCache& m_tiles;
    StretchWork& m_stretches;
    std::unique_ptr<LaneGestures> m_gestures;
    QPixmap m_picture;
    bool m_stale = true; ///< the picture must be painted anew
    int m_paints = 0;
    double m_playheadX = 0.0;
    QString m_reading; ///< of the spectrogram under the pointer
    QRectF m_readingBox;
    std::optional<QPointF> m_drop; ///< where dragged files would land
    bool m_focusRing = false;      ///< focus came by the keyboard and no clip is chosen that could show it
};

} // namespace melisma::ui
