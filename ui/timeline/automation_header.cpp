// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_header.h"

#include "core/edits/edit_automation.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/mix_button.h"
#include "ui/timeline/timeline_state.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace melisma::ui {
namespace {

constexpr int kIndent = 14;
constexpr int kStrip = 4; ///< the track's colour, as on its own header
constexpr int kButton = 20;
constexpr int kRow = 22;
constexpr int kTop = 7;

} // namespace

AutomationHeader::AutomationHeader(TimelineState& state, AutomationRef ref, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_ref(std::move(ref))
    , m_axis(state.session().project(), m_ref.track, m_ref.target)
    , m_on(new MixButton(tr("A", "automation"), tr("Automation on"), theme().accentDeep, theme().text, this))
    , m_hide(iconButton(QStringLiteral("close"), tr("Hide the lane"), this))
{
    m_hide->setFixedSize(kButton, kButton);
    connect(m_hide, &QToolButton::clicked, this, [this] { m_state.showCurve(m_ref.track, m_ref.target, false); });
    connect(m_on, &MixButton::clicked, this, [this](bool on) {
        m_state.session().apply(on ? tr("Automation on") : tr("Automation off"),
                                [ref = m_ref, on](const project::Project& project) {
                                    return edits::switchLane(project, ref.track, ref.target, on);
                                });
        sync();
    });
    connect(&m_state.session(), &Session::playheadMoved, this, [this] {
        if (valueText() != m_shownValue)
            update();
    });
    sync();
}

void AutomationHeader::sync()
{
    const auto& project = m_state.session().project();
    m_axis = AutomationAxis(project, m_ref.track, m_ref.target);
    const auto* lane = laneOf(project, m_ref);
    m_on->setColours(theme().accentDeep, theme().text);
    m_on->setEnabled(lane && !m_state.session().readOnly());
    m_on->setChecked(lane && lane->on);
    m_on->setAccessibleName(tr("Automation on: %1").arg(m_axis.name()));
    m_hide->setAccessibleName(tr("Hide the lane: %1").arg(m_axis.name()));
    setAccessibleName(m_axis.name());
    setToolTip(m_axis.name());
    update();
}

QString AutomationHeader::valueText() const
{
    const auto& project = m_state.session().project();
    const auto* track = project.findTrack(m_ref.track);
    if (!track)
        return {};
    const auto at = project.tempoMap.beatsAt(m_state.session().playhead(), project.sampleRate);
    return m_axis.text(automatedValue(track->automation, m_ref.target, at).value_or(m_axis.resting()));
}

void AutomationHeader::resizeEvent(QResizeEvent*)
{
    m_on->setGeometry(kIndent, kTop + kRow + 2, kButton + 2, kButton);
    m_hide->move(width() - kButton - 8, kTop);
}

void AutomationHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().bg1);
    const auto* track = m_state.session().project().findTrack(m_ref.track);
    if (!track)
        return;
    QColor strip = trackColour(*track);
    strip.setAlphaF(0.5f);
    painter.fillRect(0, 0, kStrip, height() - 1, strip);
    painter.fillRect(0, height() - 1, width(), 1, theme().line);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
    painter.setFont(theme().small());
    painter.setPen(theme().text);
    const QRect name(kIndent, kTop, width() - kIndent - kButton - 16, kRow);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(theme().small()).elidedText(m_axis.name(), Qt::ElideRight, name.width()));
    m_shownValue = valueText();
    painter.setPen(theme().dim);
    const int left = m_on->geometry().right() + 9;
    drawTabular(painter, QRectF(left, m_on->y(), width() - left - 10, m_on->height()), Qt::AlignLeft, m_shownValue);
}

void AutomationHeader::mousePressEvent(QMouseEvent*)
{
    m_state.session().selectTrack(m_ref.track);
}

void AutomationHeader::contextMenuEvent(QContextMenuEvent* event)
{
    m_state.session().selectTrack(m_ref.track);
    makeAutomationMenu(m_state, m_ref, std::nullopt, this)->popup(event->globalPos());
}

} // namespace melisma::ui
