// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/send_row.h"

#include "core/edits/edit_routing.h"
#include "ui/automation/automated_mix.h"
#include "ui/automation/automation_recorder.h"
#include "ui/common/fader.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/mixer/switch_dot.h"
#include "ui/tracks/mix_button.h"
#include "ui/tracks/routing_menu.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>

namespace melisma::ui {
namespace {

constexpr int kNameRow = 20;
constexpr int kFaderRow = 18;
constexpr int kPreWidth = 26;
constexpr int kValueWidth = 38;

} // namespace

SendRow::SendRow(Session& session, project::SendId send, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_send(send)
    , m_on(new SwitchDot(this))
    , m_pre(new MixButton(tr("Pre"), tr("Before the fader"), theme().accentDeep, theme().text, this))
    , m_fader(new Fader(Qt::Horizontal, this))
    , m_mark(new AutomationMark(this))
{
    setObjectName(QStringLiteral("sendRow"));
    setFixedHeight(kNameRow + kFaderRow + 2);
    m_on->setObjectName(QStringLiteral("sendOn"));
    m_pre->setObjectName(QStringLiteral("sendPre"));
    connect(m_on, &QAbstractButton::clicked, this, [this](bool on) {
        change(on ? tr("Send on") : tr("Send off"), [on](project::Send& changed) { changed.on = on; });
    });
    connect(m_pre, &QAbstractButton::clicked, this, [this](bool before) {
        change(tr("Tap of a send"), [before](project::Send& changed) { changed.preFader = before; });
    });
    followHand(*m_fader, m_session, ref());
    connect(m_fader, &Fader::gainChanged, this, [this](double decibels) {
        if (AutomationRecorder::of(m_session).move(ref(), decibels))
            return followPlayhead();
        m_session.engine().setSendGain(m_send, decibels);
        change(
            tr("Gain of a send"), [decibels](project::Send& changed) { changed.gainDb = decibels; }, true);
    });
    connect(m_fader, &Fader::gainSettled, this, [this] { m_session.endMerge(); });
    sync();
}

void SendRow::change(const QString& label, const std::function<void(project::Send&)>& set, bool merge)
{
    const auto* send = m_session.project().findSend(m_send);
    if (!send)
        return;
    project::Send changed = *send;
    set(changed);
    const std::string key = "send gain " + QByteArray::number(qulonglong(m_send.value)).toStdString();
    m_session.apply(
        label, [changed](const project::Project& project) { return edits::setSend(project, changed); },
        merge ? key : std::string());
}

const project::Track* SendRow::owner() const
{
    for (const auto& track : m_session.project().tracks)
        if (std::ranges::find(track->sends, m_send, &project::Send::id) != track->sends.end())
            return track.get();
    return nullptr;
}

AutomationRef SendRow::ref() const
{
    const auto* track = owner();
    return {track ? track->id : project::TrackId{}, {project::AutomationKind::sendGain, m_send}};
}

void SendRow::sync()
{
    const auto* send = m_session.project().findSend(m_send);
    const auto* bus = send ? m_session.project().findTrack(send->bus) : nullptr;
    if (!bus)
        return;
    m_name = toQString(bus->name);
    m_on->setChecked(send->on);
    m_pre->setChecked(send->preFader);
    m_pre->setColours(theme().accentDeep, theme().text);
    setAccessibleName(tr("Send to %1").arg(m_name));
    m_on->setAccessibleName(tr("Send to %1 on").arg(m_name));
    m_on->setToolTip(send->on ? tr("Switch the send to %1 off").arg(m_name)
                              : tr("Switch the send to %1 on").arg(m_name));
    m_pre->setAccessibleName(tr("Send to %1 before the fader").arg(m_name));
    m_fader->setAccessibleName(tr("Gain of the send to %1").arg(m_name));
    setToolTip(tr("Send to %1").arg(m_name));
    for (QWidget* control : std::initializer_list<QWidget*>{m_on, m_pre})
        control->setEnabled(!m_session.readOnly());
    if (!m_fader->isSliderDown())
        m_fader->setGainDb(send->gainDb);
    followPlayhead();
    update();
}

void SendRow::followPlayhead()
{
    auto& recorder = AutomationRecorder::of(m_session);
    const auto automated = recorder.shown(ref());
    m_mark->setVisible(automated.has_value());
    m_fader->setEnabled(!recorder.locked(ref()) && !m_session.readOnly());
    if (automated && std::abs(*automated - m_fader->gainDb()) >= 0.05) {
        m_fader->setGainDb(*automated);
        update();
    }
}

void SendRow::resizeEvent(QResizeEvent*)
{
    m_on->setGeometry(0, -1, SwitchDot::kSize, SwitchDot::kSize);
    m_pre->setGeometry(width() - kPreWidth, 1, kPreWidth, kNameRow - 2);
    m_fader->setGeometry(0, kNameRow, width() - kValueWidth - 2, kFaderRow);
    m_mark->move(width() - kValueWidth, kNameRow + 1);
}

void SendRow::paintEvent(QPaintEvent*)
{
    const auto* send = m_session.project().findSend(m_send);
    QPainter painter(this);
    painter.setFont(theme().small());
    painter.setPen(send && send->on ? theme().text : theme().dim);
    const QRect name(SwitchDot::kSize + 2, 0, width() - SwitchDot::kSize - kPreWidth - 4, kNameRow);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(theme().small()).elidedText(m_name, Qt::ElideRight, name.width()));
    painter.setPen(theme().dim);
    drawTabular(painter, QRectF(width() - kValueWidth, kNameRow, kValueWidth, kFaderRow), Qt::AlignRight,
                gainText(m_fader->gainDb()));
}

void SendRow::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillSendMenu(menu, m_session, m_send, this);
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !m_session.readOnly());
    menu->popup(event->globalPos());
}

SendRack::SendRack(Session& session, project::TrackId track, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_track(track)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 2, 0, 0);
    m_column->setSpacing(2);
    sync();
}

void SendRack::sync()
{
    std::map<project::SendId, SendRow*> known;
    for (SendRow* row : m_rows)
        known[row->send()] = row;
    m_rows.clear();
    if (const auto* track = m_session.project().findTrack(m_track))
        for (const auto& send : track->sends) {
            const auto row = known.extract(send.id);
            m_rows.push_back(row ? row.mapped() : new SendRow(m_session, send.id));
            if (!row)
                m_column->insertWidget(static_cast<int>(m_rows.size()) - 1, m_rows.back());
            m_rows.back()->sync();
        }
    for (const auto& [id, gone] : known) {
        m_column->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
    setVisible(!m_rows.empty());
}

void SendRack::followPlayhead()
{
    for (SendRow* row : m_rows)
        row->followPlayhead();
}

} // namespace melisma::ui
