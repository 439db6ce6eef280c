// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/mixer_panel.h"

#include "core/edits/add_track.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/mixer/mixer_strip.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include <map>

namespace melisma::ui {
namespace {

constexpr int kMeterInterval = 33; ///< ms
constexpr int kFallTicks = 120;    ///< a full meter needs 3 s to fall, and a little more

} // namespace

MixerPanel::MixerPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setAccessibleName(tr("Mixer"));
    auto* strips = new QWidget;
    m_row = new QHBoxLayout(strips);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addStretch(1);
    m_area = scrolling(strips);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_empty = new EmptyState(tr("Every track gets a strip here, with its fader and effects."), tr("Add audio track"));
    m_empty->centre();
    m_master = new MixerStrip(m_session, {});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_area, 1);
    whole->addWidget(m_empty, 1);
    whole->addWidget(m_master);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        m_session.apply(tr("Add track"), [name = tr("Audio").toStdString()](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, name, {});
        });
    });
    m_meterTimer.setInterval(kMeterInterval);
    connect(&m_meterTimer, &QTimer::timeout, this, &MixerPanel::updateMeters);
    connect(&m_session, &Session::playStateChanged, this, [this] {
        m_quietTicks = 0;
        m_meterTimer.start();
    });
    connect(&m_session, &Session::projectChanged, this, &MixerPanel::syncSoon);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &MixerPanel::sync);
    connect(&m_session, &Session::selectionChanged, this, [this] {
        for (MixerStrip* strip : m_strips)
            strip->update();
        reveal();
    });
    sync();
}

void MixerPanel::showEvent(QShowEvent*)
{
    if (m_stale)
        sync();
}

/// Only while it is seen: with a thousand tracks each step of a drag would cost.
void MixerPanel::syncSoon()
{
    m_stale = true;
    if (isVisible())
        sync();
}

void MixerPanel::sync()
{
    m_stale = false;
    std::map<project::TrackId, MixerStrip*> known;
    for (MixerStrip* strip : m_strips)
        known[strip->track()] = strip;
    m_strips.clear();
    for (const auto& track : m_session.project().tracks) {
        const auto strip = known.extract(track->id);
        m_strips.push_back(strip ? strip.mapped() : new MixerStrip(m_session, track->id));
        const int place = static_cast<int>(m_strips.size()) - 1;
        if (m_row->itemAt(place)->widget() != m_strips.back())
            m_row->insertWidget(place, m_strips.back());
        m_strips.back()->sync();
    }
    for (const auto& [id, gone] : known) {
        m_row->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
    m_master->sync();
    m_area->setVisible(!m_strips.empty());
    m_empty->setVisible(m_strips.empty());
}

void MixerPanel::reveal()
{
    for (MixerStrip* strip : m_strips)
        if (strip->track() == m_session.selectedTrack())
            m_area->ensureWidgetVisible(strip, 0, 0);
}

void MixerPanel::updateMeters()
{
    m_quietTicks = m_session.engine().playing() ? 0 : m_quietTicks + 1;
    if (m_quietTicks > kFallTicks)
        m_meterTimer.stop();
    if (!isVisible())
        return;
    for (MixerStrip* strip : m_strips)
        strip->updateMeter();
    m_master->updateMeter();
}

} // namespace melisma::ui
