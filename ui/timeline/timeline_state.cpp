// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_state.h"

#include "ui/automation/automation_modes.h"
#include "ui/common/edit_modes.h"
#include "ui/timeline/timeline_metrics.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace melisma::ui {
namespace {

constexpr double kRoomBehind = 0.5; ///< of the viewport, behind the end of the song
constexpr double kRoomBeside = 0.1; ///< of the viewport, on both sides of what is zoomed to together

} // namespace

TimelineState::TimelineState(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_layout(session.project())
{
    connect(&session, &Session::projectChanged, this, &TimelineState::relayout);
    connect(&session, &Session::selectionChanged, this, &TimelineState::contentChanged);
    connect(&session.editModes(), &EditModes::changed, this, &TimelineState::contentChanged);
    connect(&session, &Session::projectReplaced, this, [this] {
        m_openTakes.clear();
        m_takeFocus.reset();
        m_curves.clear();
        m_hidden.clear();
        m_heights.clear();
    });
}

void TimelineState::setPreview(project::ProjectPtr preview)
{
    m_preview = std::move(preview);
    emit contentChanged();
}

void TimelineState::relayout()
{
    m_preview = nullptr; // it was made from another project; the drag makes it anew with its next move
    dropUnheldCurves();
    m_layout = LaneLayout(m_session.project(), m_stretch, m_openTakes, m_curves,
                          [this](project::TrackId track, const auto& target) { return curveHeight(track, target); });
    m_scrollY = std::min(m_scrollY, lowestScroll());
    emit contentChanged();
    emit viewChanged();
}

void TimelineState::setViewport(QSize size)
{
    m_viewport = size;
    m_scrollY = std::min(m_scrollY, lowestScroll());
    emit viewChanged();
}

void TimelineState::setScale(TimeScale scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    emit viewChanged();
}

void TimelineState::setScrollY(int y)
{
    const int held = std::clamp(y, 0, lowestScroll());
    if (held == m_scrollY)
        return;
    m_scrollY = held;
    emit viewChanged();
}

void TimelineState::zoomAt(double x, double factor)
{
    setScale(m_scale.zoomedAt(x, factor));
}

void TimelineState::zoomToFit()
{
    setScale(TimeScale::fitting(m_session.project().length(), m_viewport.width()));
}

void TimelineState::zoomTo(const project::Stretch& stretch)
{
    TimeScale scale = TimeScale::fitting(stretch.length(), m_viewport.width() * (1.0 - kRoomBeside));
    const double beside = m_viewport.width() * kRoomBeside / 2 * scale.framesPerPixel;
    scale.leftFrame = std::max(0.0, static_cast<double>(stretch.start.count) - beside);
    setScale(scale);
}

void TimelineState::toggleZoom()
{
    if (m_zoomedFrom && m_scale == m_zoomedTo) {
        setScale(*std::exchange(m_zoomedFrom, std::nullopt));
        return;
    }
    m_zoomedFrom = m_scale;
    const auto span = m_session.selectedStretch();
    if (span.isEmpty())
        zoomToFit();
    else
        zoomTo(span);
    m_zoomedTo = m_scale;
}

void TimelineState::scrollBy(double dx, double dy)
{
    const double farthest = std::max(0.0, contentWidth() - m_viewport.width()) * m_scale.framesPerPixel;
    TimeScale scrolled = m_scale.scrolledBy(dx);
    scrolled.leftFrame = std::min(scrolled.leftFrame, std::max(farthest, dx > 0 ? m_scale.leftFrame : 0.0));
    setScale(scrolled);
    setScrollY(m_scrollY + static_cast<int>(std::lround(dy)));
}

void TimelineState::stretchLanes(double factor)
{
    const double middle = m_scrollY + m_viewport.height() / 2.0;
    const double before = m_stretch;
    m_stretch = std::clamp(m_stretch * factor, kLeastStretch, kMostStretch);
    m_scrollY = std::max(0, static_cast<int>(middle * m_stretch / before - m_viewport.height() / 2.0));
    relayout();
}

void TimelineState::toggleTakes(project::TrackId track)
{
    if (m_openTakes.erase(track) == 0)
        m_openTakes.insert(track);
    relayout();
}

std::optional<TakeRef> TimelineState::takeFocus() const
{
    const auto* track = m_takeFocus ? m_session.project().trackOf(m_takeFocus->clip) : nullptr;
    if (!track || !takesShown(track->id) || !track->findClip(m_takeFocus->clip)->findTake(m_takeFocus->take))
        return std::nullopt;
    const auto& selected = m_session.selectedClips();
    return selected.empty() || selected.contains(m_takeFocus->clip) ? m_takeFocus : std::nullopt;
}

void TimelineState::focusTake(std::optional<TakeRef> take)
{
    m_takeFocus = take;
    emit contentChanged();
    if (!takeFocus())
        return;
    const auto& track = *m_session.project().trackOf(take->clip);
    const auto& takes = track.findClip(take->clip)->takes;
    const auto row = std::ranges::find(takes, take->take, [](const auto& one) { return one->id; }) - takes.begin();
    if (const auto* lane = m_layout.find(track.id)) {
        const int top = lane->top + lane->height + static_cast<int>(row) * TimelineMetrics::takeHeight;
        revealRows(top, top + TimelineMetrics::takeHeight);
    }
}

const std::vector<project::AutomationTarget>& TimelineState::curvesOf(project::TrackId track) const
{
    static const std::vector<project::AutomationTarget> kNone;
    const auto found = m_curves.find(track);
    return found == m_curves.end() ? kNone : found->second;
}

bool TimelineState::curveShown(project::TrackId track, const project::AutomationTarget& target) const
{
    return std::ranges::find(curvesOf(track), target) != curvesOf(track).end();
}

void TimelineState::showCurve(project::TrackId track, const project::AutomationTarget& target, bool shown)
{
    if (curveShown(track, target) == shown)
        return;
    if (shown)
        m_curves[track].push_back(target);
    else
        std::erase(m_curves[track], target);
    relayout();
    if (const auto* lane = shown ? m_layout.find(track) : nullptr)
        revealLane(*lane);
}

void TimelineState::toggleCurves(project::TrackId id)
{
    if (id && !m_session.project().findTrack(id))
        return;
    auto& curves = m_curves[id];
    if (!curves.empty()) {
        m_hidden[id] = std::exchange(curves, {});
        relayout();
        return;
    }
    curves = std::exchange(m_hidden[id], {});
    dropUnheldCurves();
    if (curves.empty())
        std::ranges::transform(lanesOf(m_session.project(), id), std::back_inserter(curves),
                               &project::AutomationLane::target);
    if (curves.empty())
        curves.push_back({});
    relayout();
    if (const auto* lane = m_layout.find(id))
        revealLane(*lane);
}

void TimelineState::dropUnheldCurves()
{
    std::vector<AutomationRef> shown;
    for (auto& [id, targets] : m_curves) {
        std::erase_if(targets, [this, id = id](const project::AutomationTarget& target) {
            return !isThere(m_session.project(), {id, target});
        });
        for (const auto& target : targets)
            shown.push_back({id, target});
    }
    AutomationModes::of(m_session).setShown(std::move(shown));
}

int TimelineState::curveHeight(project::TrackId track, const project::AutomationTarget& target) const
{
    const auto found =
        std::ranges::find(m_heights, AutomationRef{track, target}, &std::pair<AutomationRef, int>::first);
    return found == m_heights.end() ? TimelineMetrics::curveHeight : found->second;
}

void TimelineState::setCurveHeight(project::TrackId track, const project::AutomationTarget& target, int height)
{
    std::erase_if(m_heights, [&](const auto& entry) { return entry.first == AutomationRef{track, target}; });
    if (height != TimelineMetrics::curveHeight)
        m_heights.emplace_back(AutomationRef{track, target}, height);
    relayout();
    revealCurve(track, target);
}

void TimelineState::revealCurve(project::TrackId track, const project::AutomationTarget& target)
{
    const auto* lane = m_layout.find(track);
    const auto& curves = curvesOf(track);
    const auto row = static_cast<int>(std::ranges::find(curves, target) - curves.begin());
    if (lane && row < lane->curves)
        revealRows(lane->curveTop(row), lane->curveTop(row + 1));
}

int TimelineState::lowestScroll() const
{
    return std::max(0, m_layout.height() - m_viewport.height());
}

double TimelineState::contentWidth() const
{
    return m_scale.widthOf(m_session.project().length()) + m_viewport.width() * kRoomBehind;
}

void TimelineState::revealFrame(base::Frames frame)
{
    const double x = m_scale.xOf(frame);
    if (x >= 0 && x < m_viewport.width())
        return;
    setScale(m_scale.scrolledBy(x - m_viewport.width() * 0.1));
}

void TimelineState::revealClip(project::ClipId id)
{
    const auto* track = shown().trackOf(id);
    const auto* lane = track ? m_layout.find(track->id) : nullptr;
    if (!lane)
        return;
    const auto& clip = *track->findClip(id);
    const bool visible =
        m_scale.xOf(shown().endOf(clip)) > 0 && m_scale.xOf(shown().startOf(clip)) < m_viewport.width();
    if (!visible)
        revealFrame(shown().startOf(clip));
    revealLane(*lane);
}

void TimelineState::revealLane(const Lane& lane)
{
    revealRows(lane.top, lane.bottom());
}

void TimelineState::revealRows(int top, int bottom)
{
    setScrollY(std::min(std::max(m_scrollY, bottom - m_viewport.height()), top));
}

} // namespace melisma::ui
