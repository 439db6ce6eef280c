// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"

#include "core/project/comp.h"
#include "ui/clip_work/heard_picture.h"
#include "ui/clip_work/stretch_work.h"
#include "ui/common/edit_modes.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/instruments/instrument_dialog.h"
#include "ui/media/media_list.h"
#include "ui/record/recording.h"
#include "ui/spectrogram/spectrogram_defaults.h"
#include "ui/spectrogram/spectrogram_painter.h"
#include "ui/spectrogram/tile_cache.h"
#include "ui/timeline/clip_actions.h"
#include "ui/timeline/clip_menu.h"
#include "ui/timeline/clip_navigation.h"
#include "ui/timeline/file_drop.h"
#include "ui/timeline/lane_gestures.h"
#include "ui/timeline/lane_overlay.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/take_actions.h"
#include "ui/timeline/take_listener.h"
#include "ui/timeline/timeline_parts.h"
#include "ui/timeline/timeline_state.h"
#include "ui/waveform/peak_cache.h"
#include "ui/waveform/sample_cache.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kPlayheadReach = 2; ///< px to either side of the line that it touches
constexpr double kReadingPadding = 7.0;

} // namespace

Lanes::Lanes(TimelineState& state, PeakCache& peaks, SampleCache& samples, TileCache& tiles, QWidget* parent)
    : QWidget(parent)
    , PaintedParts(QAccessible::Tree)
    , m_state(state)
    , m_peaks(peaks)
    , m_samples(samples)
    , m_tiles(tiles)
    , m_stretches(StretchWork::of(state.session()))
{
    const auto showTakes = [this](project::ClipId clip, QPoint at) {
        makeTakeMenu(m_state.session(), clip, this)->popup(at);
    };
    m_gestures = std::make_unique<LaneGestures>(state, LaneGestures::Hooks{showTakes, [this] { update(); }});
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAccessibleName(tr("Clips"));
    connect(&state, &TimelineState::viewChanged, this, &Lanes::invalidate);
    connect(&state, &TimelineState::contentChanged, this, &Lanes::invalidate);
    connect(&peaks, &PeakCache::ready, this, &Lanes::invalidate);
    connect(&samples, &SampleCache::ready, this, &Lanes::invalidate);
    connect(&tiles, &TileCache::ready, this, &Lanes::invalidate);
    connect(&m_stretches, &StretchWork::changed, this, &Lanes::invalidate);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &Lanes::invalidate);
    connect(&SpectrogramDefaults::instance(), &SpectrogramDefaults::changed, this, &Lanes::invalidate);
    connect(&state.session(), &Session::playheadMoved, this, &Lanes::movePlayhead);
    connect(&Recording::of(state.session()), &Recording::grown, this, [this] { update(); });
    connect(&TakeListener::of(state), &TakeListener::changed, this, &Lanes::invalidate);
}

Lanes::~Lanes() = default;

LaneHit Lanes::hitAt(QPointF point) const
{
    return hitTest(m_state.frame(), point);
}

void Lanes::invalidate()
{
    m_stale = true;
    partsChanged();
    m_playheadX = m_state.playheadX();
    update();
}

void Lanes::movePlayhead()
{
    const double x = m_state.playheadX();
    for (const double place : {m_playheadX, x})
        update(static_cast<int>(std::floor(place)) - kPlayheadReach, 0, 2 * kPlayheadReach + 1, height());
    m_playheadX = x;
}

void Lanes::repaintPicture()
{
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = size() * ratio;
    if (m_picture.size() != wanted)
        m_picture = QPixmap(wanted);
    m_picture.setDevicePixelRatio(ratio);
    QPainter painter(&m_picture);
    const LaneScene scene{m_state.frame(),
                          m_state.session().selectedClips(),
                          m_state.session().selectedTrack(),
                          m_peaks,
                          m_samples,
                          m_tiles,
                          m_state.session().editModes().gridLines(),
                          m_state.takeFocus(),
                          &m_stretches};
    paintLanes(painter, scene, rect());
    m_stale = false;
    ++m_paints;
}

void Lanes::paintEvent(QPaintEvent* event)
{
    if (m_stale || m_picture.devicePixelRatio() != devicePixelRatioF())
        repaintPicture();
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawPixmap(0, 0, m_picture);
    LaneOverlay over(painter, m_state, rect());
    over.paintRecording();
    if (const auto heard = TakeListener::of(m_state).heard())
        over.paintHeardAlone(takeRow(*heard), tr("heard alone"));
    painter.fillRect(QRectF(std::floor(m_playheadX) - 0.5, 0, 1.5, height()), theme().accent);
    over.paintSelectedTime();
    if (const auto band = m_gestures->band())
        over.paintBand(*band);
    if (!m_reading.isEmpty())
        over.paintReading(m_readingBox, m_reading);
    if (m_drop)
        over.paintDropTarget(*m_drop);
    if (m_focusRing && m_state.session().selectedClips().empty()) {
        painter.setPen(theme().accentDeep);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void Lanes::resizeEvent(QResizeEvent*)
{
    m_state.setViewport(size());
    invalidate();
}

void Lanes::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    setReading({}, {});
    m_gestures->press(*event);
}

void Lanes::mouseMoveEvent(QMouseEvent* event)
{
    m_gestures->move(*event);
    if (m_gestures->active()) {
        setReading(m_gestures->reading(), event->position());
        return;
    }
    const LaneHit hit = hitAt(event->position());
    setCursor(m_gestures->stretches(hit, *event) ? Qt::SplitHCursor : LaneGestures::cursorFor(hit));
    showReading(event->position());
}

void Lanes::mouseReleaseEvent(QMouseEvent* event)
{
    m_gestures->release(*event);
    setReading({}, {});
    describeFocus();
}

void Lanes::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event); // a fast second click is a click like any other
    const LaneHit hit = hitAt(event->position());
    if (event->button() != Qt::LeftButton || !hit.clip || hit.zone == ClipZone::takeChip)
        return;
    if (hit.zone != ClipZone::take && hit.zone != ClipZone::joint) {
        emit clipOpened(hit.clip);
        return;
    }
    m_gestures->cancel();
    chooseTake(m_state.session(), hit.clip, hit.take);
}

void Lanes::leaveEvent(QEvent*)
{
    setReading({}, {});
}

/// Frequency and level under the pointer, over lanes that show a spectrogram.
void Lanes::showReading(QPointF point)
{
    const LaneHit hit = hitAt(point);
    const auto* track = m_state.shown().findTrack(hit.track);
    const bool picture = track && !hit.take && track->view != project::LaneView::waveform;
    const auto* clip = picture ? track->findClip(hit.clip) : nullptr;
    const base::Frames at{clip ? m_state.scale().frameAt(point.x()).count - clip->start.count + clip->offset.count : 0};
    const auto* take = clip ? &project::takeAt(*clip, project::TimeValue::absolute(at)) : nullptr;
    const auto heard = take ? heardPicture(m_state.shown(), *clip, *take, &m_stretches) : std::nullopt;
    if (!heard) {
        setReading({}, {});
        return;
    }
    const QRectF place = spectrogramArea(clipRect(m_state.frame(), *m_state.layout().find(track->id), *clip));
    const double framesPerPixel = heard->assetFrames(m_state.scale().framesPerPixel / devicePixelRatioF());
    const auto reading = readSpectrogram(m_tiles, heard->asset, framesPerPixel, heard->assetFrames(at),
                                         (place.bottom() - point.y()) / place.height(), styleOf(*track));
    const auto time = base::toSeconds(m_state.scale().frameAt(point.x()), m_state.shown().sampleRate);
    setReading(reading ? readingText(*reading) + QStringLiteral("   ") + clockText(time) : QString(), point);
}

void Lanes::setReading(const QString& text, QPointF at)
{
    if (text.isEmpty() && m_reading.isEmpty())
        return;
    update(m_readingBox.toAlignedRect());
    m_reading = text;
    const QFontMetricsF metrics(theme().small());
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * kReadingPadding, metrics.height() + 6);
    QPointF corner = at + QPointF(14, -size.height() - 8);
    corner.setX(std::min(corner.x(), width() - size.width() - 4));
    corner.setY(std::max(corner.y(), 4.0));
    m_readingBox = text.isEmpty() ? QRectF() : QRectF(corner, size);
    update(m_readingBox.toAlignedRect());
}

void Lanes::contextMenuEvent(QContextMenuEvent* event)
{
    Session& session = m_state.session();
    LaneHit hit = hitAt(event->pos());
    QPoint at = event->globalPos();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (const auto focus = byKey ? m_state.takeFocus() : std::nullopt)
        return showTakeMenu(*focus, session.playhead(), true, mapToGlobal(takeRow(*focus).topLeft().toPoint()));
    if (!byKey && hit.take) {
        if (!session.selectedClips().contains(hit.clip) && session.timeSelection().isEmpty())
            session.selectClips({hit.clip});
        m_state.focusTake(TakeRef{hit.clip, hit.take});
        return showTakeMenu({hit.clip, hit.take}, m_state.scale().frameAt(event->pos().x()), false, at);
    }
    if (byKey && !session.selectedClips().empty()) {
        hit.clip = *session.selectedClips().begin();
        const auto* track = session.project().trackOf(hit.clip);
        at = mapToGlobal(clipRect(m_state.frame(), *m_state.layout().find(track->id), *track->findClip(hit.clip))
                             .topLeft()
                             .toPoint());
    }
    if (inSelectedTime(event->pos())) {
        makeTimeMenu(session, this)->popup(at);
    } else if (hit.clip) {
        if (!session.selectedClips().contains(hit.clip))
            session.selectClips({hit.clip});
        makeClipMenu(session, hit.clip, this)->popup(at);
    } else if (hit.track) {
        emit trackMenuWanted(hit.track, at);
    }
}

void Lanes::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFiles(*event->mimeData()).isEmpty() || !mediaIn(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void Lanes::dragMoveEvent(QDragMoveEvent* event)
{
    m_drop = event->position();
    update();
    event->acceptProposedAction();
}

void Lanes::dragLeaveEvent(QDragLeaveEvent*)
{
    m_drop.reset();
    update();
}

void Lanes::dropEvent(QDropEvent* event)
{
    m_drop.reset();
    update();
    const auto target = dropTarget(m_state.frame(), event->position(), event->modifiers().testFlag(Qt::ShiftModifier));
    if (const std::string sound = mediaIn(*event->mimeData()); !sound.empty())
        placeMedia(m_state.session(), sound, target.track, target.at);
    else if (const auto files = droppedFiles(*event->mimeData());
             !dropSoundfont(m_state.session(), files, target.track, window()))
        m_state.session().importFiles(files, target.track, target.at);
    event->acceptProposedAction();
}

bool Lanes::inSelectedTime(QPointF point) const
{
    const auto& time = m_state.session().timeSelection();
    const auto at = m_state.scale().frameAt(point.x());
    return time.tracks.contains(hitAt(point).track) && at >= time.stretch.start && at < time.stretch.end;
}

void Lanes::focusInEvent(QFocusEvent* event)
{
    m_focusRing = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void Lanes::focusOutEvent(QFocusEvent*)
{
    m_focusRing = false;
    update();
}

} // namespace melisma::ui
