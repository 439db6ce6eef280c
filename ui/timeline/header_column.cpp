// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/header_column.h"

#include "ui/common/theme.h"
#include "ui/timeline/master_header.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/track_header.h"

#include <QPainter>

#include <algorithm>
#include <map>

namespace melisma::ui {
namespace {

constexpr int kMeterInterval = 33; ///< ms
constexpr int kFallTicks = 120;    ///< a full meter needs 3 s to fall, and a little more

} // namespace

HeaderColumn::HeaderColumn(TimelineState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_master(new MasterHeader(state, this))
{
    setFixedWidth(TimelineMetrics::headerWidth);
    setAccessibleName(tr("Tracks"));
    m_meterTimer.setInterval(kMeterInterval);
    connect(&m_meterTimer, &QTimer::timeout, this, &HeaderColumn::updateMeters);
    connect(&state.session(), &Session::playStateChanged, this, [this] {
        m_quietTicks = 0;
        m_meterTimer.start();
    });
    connect(&state, &TimelineState::contentChanged, this, &HeaderColumn::sync);
    connect(&state, &TimelineState::viewChanged, this, &HeaderColumn::arrange);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &HeaderColumn::sync);
    sync();
}

void HeaderColumn::sync()
{
    std::map<project::TrackId, TrackHeader*> known;
    for (TrackHeader* header : m_headers)
        known[header->track()] = header;
    m_headers.clear();
    for (const auto& track : m_state.session().project().tracks) {
        const auto header = known.extract(track->id);
        m_headers.push_back(header ? header.mapped() : new TrackHeader(m_state, track->id, this));
        m_headers.back()->sync();
    }
    for (const auto& [id, gone] : known) {
        gone->hide();
        gone->deleteLater();
    }
    m_master->sync();
    arrange();
}

void HeaderColumn::arrange()
{
    const auto& lanes = m_state.layout().lanes();
    for (std::size_t i = 0; i < std::min(lanes.size(), m_headers.size()); ++i) {
        m_headers[i]->setGeometry(0, lanes[i].top - m_state.scrollY(), width(), lanes[i].height);
        m_headers[i]->setVisible(m_headers[i]->geometry().intersects(rect()));
    }
    const auto& master = m_state.layout().master();
    if (master)
        m_master->setGeometry(0, master->top - m_state.scrollY(), width(), master->height);
    m_master->setVisible(master.has_value());
    update();
}

/// The numbers of the takes beside their rows.
void HeaderColumn::paintTakes(QPainter& painter) const
{
    constexpr int kIndent = 14;
    painter.setFont(theme().small());
    painter.setPen(theme().dim);
    for (const Lane& lane : m_state.layout().lanes())
        for (int take = 0; take < lane.takes; ++take) {
            const int top = lane.top - m_state.scrollY() + lane.height + take * TimelineMetrics::takeHeight;
            painter.drawText(QRect(kIndent, top, width() - kIndent, TimelineMetrics::takeHeight),
                             Qt::AlignLeft | Qt::AlignVCenter, tr("Take %1").arg(take + 1));
        }
}

void HeaderColumn::updateMeters()
{
    m_quietTicks = m_state.session().engine().playing() ? 0 : m_quietTicks + 1;
    if (m_quietTicks > kFallTicks)
        m_meterTimer.stop();
    for (TrackHeader* header : m_headers)
        if (header->isVisible())
            header->updateMeter();
}

void HeaderColumn::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().bg1);
    paintTakes(painter);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
}

} // namespace melisma::ui
