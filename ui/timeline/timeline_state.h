// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/project/stretch.h"
#include "ui/automation/automation_ref.h"
#include "ui/common/session.h"
#include "ui/timeline/clip_geometry.h"

#include <QObject>
#include <QSize>

#include <optional>
#include <utility>
#include <vector>

namespace melisma::ui {

/// What ruler, headers and lanes share: the part of the song in view and what is being dragged. Lives on the UI thread,
/// owned by the TimelineView.
class TimelineState : public QObject {
    Q_OBJECT
public:
    explicit TimelineState(Session& session, QObject* parent = nullptr);

    Session& session() const { return m_session; }
    /// The project as it is drawn: with the drag in progress applied to it, if there is one.
    const project::Project& shown() const { return m_preview ? *m_preview : m_session.project(); }
    void setPreview(project::ProjectPtr preview); ///< nullptr ends it

    LaneFrame frame() const { return {shown(), m_layout, m_scale, m_scrollY, m_viewport.width()}; }
    const TimeScale& scale() const { return m_scale; }
    const LaneLayout& layout() const { return m_layout; }
    int scrollY() const { return m_scrollY; }
    QSize viewport() const { return m_viewport; } ///< of the lanes
    double playheadX() const { return m_scale.xOf(m_session.playhead()); }

    void setViewport(QSize size);
    void setScale(TimeScale scale);
    void setScrollY(int y);
    void zoomAt(double x, double factor);
    void zoomToFit();
    void zoomTo(const project::Stretch& stretch); ///< with a little room on either side
    /// To the selected clips, or the whole song without any; done again, back to what was seen before.
    void toggleZoom();
    void scrollBy(double dx, double dy);
    void stretchLanes(double factor); ///< all lanes higher or lower
    /// Whether the takes of a track's clips lie under its lane. A way of looking: it is no edit.
    bool takesShown(project::TrackId track) const { return m_openTakes.contains(track); }
    void toggleTakes(project::TrackId track);
    /// The take whose row the keys work on, while its track shows its takes and no other clip is selected; time may be.
    /// A way of looking, too.
    std::optional<TakeRef> takeFocus() const;
    void focusTake(std::optional<TakeRef> take); ///< and brings its row into view

    /// The automation that lies under the lane of a track, or of the master (0). A way of looking, too; what a track
    /// has no more falls away.
    const std::vector<project::AutomationTarget>& curvesOf(project::TrackId track) const;
    bool curveShown(project::TrackId track, const project::AutomationTarget& target) const;
    void showCurve(project::TrackId track, const project::AutomationTarget& target, bool shown = true);
    /// Hides all of a track's; without any, shows those that it hid last, that have points, or the volume.
    void toggleCurves(project::TrackId track);
    int curveHeight(project::TrackId track, const project::AutomationTarget& target) const; ///< px
    void setCurveHeight(project::TrackId track, const project::AutomationTarget& target, int height);
    /// Scrolls as little as needed to bring its row into view.
    void revealCurve(project::TrackId track, const project::AutomationTarget& target);

    /// How the tracks are looked at (heights, takes, automation), to be found again when the project is opened. What
    /// does not read well, or is not there, is left aside.
    base::Json viewJson() const;
    void restoreView(const base::Json& json);

    int lowestScroll() const;    ///< greatest scrollY
    double contentWidth() const; ///< px from frame 0 to behind the end
    /// Scrolls as little as needed to bring a place or a clip into view.
    void revealFrame(base::Frames frame);
    void revealClip(project::ClipId clip);

signals:
    void viewChanged();    ///< scroll, zoom or lane heights
    void contentChanged(); ///< project, preview or selection

private:
    static constexpr double kLeastStretch = 0.5;
    static constexpr double kMostStretch = 4.0;

    void relayout();
    void revealLane(const Lane& lane);
    void revealRows(int top, int bottom);
    void dropUnheldCurves();

    Session& m_session;
    project::ProjectPtr m_preview;
    LaneLayout m_layout;
    TimeScale m_scale;
    std::optional<TimeScale> m_zoomedFrom; ///< by toggleZoom, which left m_zoomedTo
    TimeScale m_zoomedTo;
    int m_scrollY = 0;
    double m_stretch = 1.0;
    std::set<project::TrackId> m_openTakes;
    std::optional<TakeRef> m_takeFocus;
    ShownCurves m_curves;
    ShownCurves m_hidden;                                 ///< by toggleCurves()
    std::vector<std::pair<AutomationRef, int>> m_heights; ///< other than the usual
    QSize m_viewport;
};

} // namespace melisma::ui
