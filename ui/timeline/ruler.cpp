// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/ruler.h"

#include "ui/common/edit_modes.h"
#include "ui/common/theme.h"
#include "ui/timeline/ruler_menu.h"
#include "ui/timeline/ruler_painter.h"
#include "ui/timeline/section_menu.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/timeline/timeline_parts.h"
#include "ui/timeline/timeline_state.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kMarkerReach = 6.0; ///< px to either side of a point marker that mean it
constexpr int kHandle = 8;           ///< half the playhead handle's width, with its soft edge

} // namespace

Ruler::Ruler(TimelineState& state, QWidget* parent) : QWidget(parent), PaintedParts(QAccessible::List), m_state(state)
{
    const auto& modes = state.session().editModes();
    setFixedHeight(rulerHeight(modes.rulerRows()));
    connect(&modes, &EditModes::changed, this, [this, &modes] { setFixedHeight(rulerHeight(modes.rulerRows())); });
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Ruler: sections, chords and bars"));
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setToolTip(tr("Click or drag to move the playhead; Shift and drag to draw a loop"));
    connect(&state, &TimelineState::viewChanged, this, &Ruler::invalidate);
    connect(&state, &TimelineState::contentChanged, this, &Ruler::invalidate);
    connect(&state.session(), &Session::playheadMoved, this, &Ruler::movePlayhead);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &Ruler::invalidate);
}

std::vector<PaintedPart> Ruler::paintedParts() const
{
    return rulerPartsOf(m_state, height());
}

void Ruler::pressPart(std::uint64_t key)
{
    if (const auto start = rulerPartStart(m_state.session().project(), key))
        m_state.session().seek(*start);
}

void Ruler::invalidate()
{
    partsChanged();
    m_picture = QPixmap();
    m_playheadX = m_state.playheadX();
    update();
}

void Ruler::movePlayhead()
{
    const double x = m_state.playheadX();
    for (const double place : {m_playheadX, x})
        update(static_cast<int>(std::floor(place)) - kHandle, 0, 2 * kHandle + 1, height());
    m_playheadX = x;
}

void Ruler::paintEvent(QPaintEvent* event)
{
    const qreal ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        m_picture = QPixmap(size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        QPainter painter(&m_picture);
        const auto& modes = m_state.session().editModes();
        paintRuler(painter, m_state.shown(), m_state.scale(), rect(), modes.rulerRows(), modes.timeForm());
    }
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawPixmap(0, 0, m_picture);
    paintPlayheadHandle(painter, m_playheadX, height());
}

void Ruler::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void Ruler::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = LoopDrag::begin(m_state, event->position(), event->modifiers());
    if (!m_drag)
        seekTo(event->position().x());
}

void Ruler::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag)
        m_drag->moveTo(event->position().x(), event->modifiers().testFlag(Qt::ControlModifier));
    else if (event->buttons().testFlag(Qt::LeftButton))
        seekTo(event->position().x());
    else
        setCursor(LoopDrag::cursorAt(m_state, event->position(), event->modifiers()));
}

void Ruler::mouseReleaseEvent(QMouseEvent*)
{
    if (m_drag)
        m_drag->finish();
    m_drag.reset();
}

void Ruler::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !m_drag) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_drag->cancel();
    m_drag.reset();
}

void Ruler::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto* marker = event->button() == Qt::LeftButton ? markerAt(event->position()) : nullptr;
    if (marker && !m_state.session().readOnly())
        renameMarker(m_state.session(), marker->id, this);
}

void Ruler::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto* marker = byKey ? sectionAtPlayhead(m_state.session()) : markerAt(event->pos());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (marker) {
        fillMarkerMenu(menu, m_state.session(), marker->id, this);
        menu->addSeparator();
    }
    fillRulerMenu(marker ? menu->addMenu(tr("Ruler")) : menu, m_state.session().editModes());
    menu->popup(byKey ? mapToGlobal(QPoint(static_cast<int>(m_playheadX), height())) : event->globalPos());
}

/// The marker whose name is there: the shortest, since sections may hold others.
const project::Marker* Ruler::markerAt(QPointF place) const
{
    const project::Marker* found = nullptr;
    if (place.y() >= TimelineMetrics::sectionRow)
        return found;
    const auto& project = m_state.session().project();
    const auto x = [&](base::Beats at) {
        return m_state.scale().xOf(project.tempoMap.framesAt(at, project.sampleRate));
    };
    for (const auto& marker : project.markers) {
        const double left = x(marker.start) - (marker.length.ticks == 0 ? kMarkerReach : 0.0);
        const double right = x(marker.start + marker.length) + (marker.length.ticks == 0 ? kMarkerReach : 0.0);
        if (place.x() >= left && place.x() < right && (!found || marker.length < found->length))
            found = &marker;
    }
    return found;
}

void Ruler::seekTo(double x)
{
    m_state.session().seek(m_state.scale().frameAt(x));
}

} // namespace melisma::ui
