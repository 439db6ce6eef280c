// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/timeline/time_scale.h"

#include <QWidget>

class QScrollBar;

namespace melisma::ui {

class FirstPage;
class HeaderColumn;
class Lanes;
class PeakCache;
class SampleCache;
class Ruler;
class TileCache;
class TimelineState;

/// The song over time: ruler, track headers, lanes. Wheel scrolls, Shift + wheel scrolls sideways, Ctrl + wheel zooms
/// at the pointer, Alt + wheel makes the lanes higher, the middle button pans.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(Session& session, QWidget* parent = nullptr);
    ~TimelineView() override;

    TimelineState& state() { return *m_state; }
    Lanes& lanes() { return *m_lanes; }
    PeakCache& peaks() { return *m_peaks; }
    SampleCache& samples() { return *m_samples; }
    TileCache& tiles() { return *m_tiles; }

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToSelection(); ///< to the selected clips or time, else to the loop
    void zoomToNormal();    ///< as a project is shown when it is opened
    void nudge(int direction);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void syncScrollBars();
    void syncEmptyState();
    void followPlayhead();
    void startOver();
    void zoomBy(double factor);
    TimeScale firstScale() const;
    void askForFiles();
    void renameTrack(project::TrackId track);

    Session& m_session;
    TimelineState* m_state;
    PeakCache* m_peaks;
    SampleCache* m_samples;
    TileCache* m_tiles;
    Ruler* m_ruler = nullptr;
    HeaderColumn* m_headers = nullptr;
    Lanes* m_lanes = nullptr;
    QScrollBar* m_across = nullptr;
    QScrollBar* m_down = nullptr;
    FirstPage* m_empty = nullptr;
    double m_lastPlayheadX = 0.0;
    bool m_fitWhenShown = true; ///< a project was opened: set the zoom as soon as the size is known
};

} // namespace melisma::ui
