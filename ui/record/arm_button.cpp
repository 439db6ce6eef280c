// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/arm_button.h"

#include "core/project/routing.h"
#include "ui/common/key_tip.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace melisma::ui {

ArmButton::ArmButton(Session& session, project::TrackId track, QWidget* parent)
    : MixButton(QStringLiteral("\u25cf"), tr("Arm"), theme().bad, theme().onAccent, parent)
    , m_session(session)
    , m_recording(Recording::of(session))
    , m_track(track)
{
    setObjectName(QStringLiteral("arm"));
    connect(this, &MixButton::clicked, this, [this](bool on) {
        m_recording.arm(m_track, on);
        sync(); // also when there is no input
    });
    connect(&m_recording, &Recording::armedChanged, this, &ArmButton::sync);
    connect(&m_recording, &Recording::activeChanged, this, &ArmButton::sync);
    sync();
}

void ArmButton::sync()
{
    const auto* track = m_session.project().findTrack(m_track);
    if (!track)
        return;
    setColours(theme().bad, theme().onAccent);
    setVisible(!project::sums(track->kind));
    setKeyTip(*this,
              recordsSound() ? tr("Arm for recording; right click: input and monitoring")
                             : tr("Arm for recording notes; right click: the grid that they are drawn to"),
              QStringLiteral("record.arm"));
    setChecked(m_recording.armed(m_track));
    setEnabled(!m_session.readOnly() && !m_recording.active());
    setAccessibleName(tr("Arm %1").arg(toQString(track->name)));
}

void ArmButton::addInput(QMenu* menu, const QString& text, audio::InputChannels channels)
{
    auto* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(m_recording.armed(m_track) && m_recording.channels(m_track) == channels);
    connect(action, &QAction::triggered, this, [this, channels] { m_recording.setChannels(m_track, channels); });
}

bool ArmButton::recordsSound() const
{
    const auto* track = m_session.project().findTrack(m_track);
    return track && track->kind == project::TrackKind::audio;
}

void ArmButton::addGrids(QMenu* menu)
{
    menu->addSection(tr("Recorded notes"));
    for (const auto& [text, grid] : inputGrids()) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_recording.options().inputGrid == grid);
        connect(action, &QAction::triggered, this, [this, grid = grid] {
            auto options = m_recording.options();
            options.inputGrid = grid;
            m_recording.setOptions(options);
        });
    }
}

QMenu* ArmButton::makeMenu()
{
    auto* menu = new QMenu(this);
    if (!recordsSound()) {
        addGrids(menu);
        return menu;
    }
    const int count = m_recording.inputChannels();
    if (count == 0)
        menu->addAction(tr("Arm the track to see its inputs"))->setEnabled(false);
    for (int channel = 0; channel < count; ++channel)
        addInput(menu, tr("Input %1").arg(channel + 1), {channel, 1});
    for (int channel = 0; channel + 1 < count; channel += 2)
        addInput(menu, tr("Inputs %1 and %2, stereo").arg(channel + 1).arg(channel + 2), {channel, 2});
    menu->addSeparator();
    auto* monitor = menu->addAction(tr("Hear the input"));
    monitor->setCheckable(true);
    monitor->setChecked(m_recording.monitored(m_track));
    monitor->setEnabled(count > 0);
    connect(monitor, &QAction::triggered, this, [this](bool on) { m_recording.setMonitored(m_track, on); });
    return menu;
}

void ArmButton::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

} // namespace melisma::ui
