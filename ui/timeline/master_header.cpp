// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/master_header.h"

#include "ui/automation/automated_mix.h"
#include "ui/automation/automation_recorder.h"
#include "ui/automation/mode_button.h"
#include "ui/common/fader.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/timeline/automation_actions.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

namespace melisma::ui {
namespace {

constexpr int kStrip = 4;
constexpr int kLeft = 14;
constexpr int kName = 52;
constexpr int kMode = 58;
constexpr int kValue = 44;
constexpr int kRow = 22;

const AutomationRef kVolume{};

} // namespace

MasterHeader::MasterHeader(TimelineState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_mode(new ModeButton(state.session(), project::TrackId{}, this))
    , m_gain(new Fader(Qt::Horizontal, this))
{
    setAccessibleName(tr("Master"));
    m_gain->setAccessibleName(tr("Gain of the master"));
    Session& session = state.session();
    followHand(*m_gain, session, kVolume);
    connect(m_gain, &Fader::gainChanged, this, &MasterHeader::setGain);
    connect(m_gain, &Fader::gainSettled, this, [&session] { session.endMerge(); });
    connect(&session, &Session::playheadMoved, this, &MasterHeader::follow);
    connect(&AutomationRecorder::of(session), &AutomationRecorder::changed, this, &MasterHeader::sync);
    sync();
}

void MasterHeader::setGain(double decibels)
{
    if (!AutomationRecorder::of(m_state.session()).move(kVolume, decibels))
        setResting(m_state.session(), kVolume, decibels);
    follow();
}

void MasterHeader::sync()
{
    const bool writable = !m_state.session().readOnly();
    const bool locked = AutomationRecorder::of(m_state.session()).locked(kVolume);
    m_mode->sync();
    m_mode->setEnabled(writable);
    m_gain->setEnabled(writable && !locked);
    m_gain->setToolTip(locked ? automatedTip() : tr("Double click: type a value. Right click: 0 dB. Shift: fine."));
    follow();
    update();
}

void MasterHeader::follow()
{
    const auto moved = AutomationRecorder::of(m_state.session()).shown(kVolume);
    const double gain = moved.value_or(m_state.session().project().masterGainDb);
    if (gainText(gain) == gainText(m_gain->gainDb()))
        return;
    m_gain->setGainDb(gain);
    update();
}

void MasterHeader::resizeEvent(QResizeEvent*)
{
    const int top = (height() - kRow) / 2;
    m_mode->setGeometry(kLeft + kName, top + 1, kMode, kRow - 2);
    const int left = m_mode->geometry().right() + 4;
    m_gain->setGeometry(left, top, width() - left - kValue - 8, kRow);
}

void MasterHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().bg2);
    painter.fillRect(0, 0, kStrip, height() - 1, theme().accent);
    painter.fillRect(0, height() - 1, width(), 1, theme().line);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
    QFont bold = theme().body();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme().text);
    painter.drawText(QRect(kLeft, 0, kName, height()), Qt::AlignVCenter | Qt::AlignLeft, tr("Master"));
    painter.setFont(theme().small());
    painter.setPen(theme().dim);
    drawTabular(painter, QRectF(width() - kValue - 6, 0, kValue, height()), Qt::AlignRight, gainText(m_gain->gainDb()));
}

void MasterHeader::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillModeMenu(menu->addMenu(tr("Automation mode")), m_state.session(), {});
    fillAutomationMenu(menu->addMenu(tr("Automation")), m_state, {});
    menu->addAction(tr("Hide the master's automation"), menu, [this] { m_state.toggleCurves({}); });
    menu->popup(event->globalPos());
}

} // namespace melisma::ui
