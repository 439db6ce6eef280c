// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_header.h"

#include "core/edits/edit_automation.h"
#include "ui/automation/automated_mix.h"
#include "ui/automation/automation_recorder.h"
#include "ui/automation/mode_button.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/value_slider.h"
#include "ui/common/widgets.h"
#include "ui/timeline/timeline_state.h"
#include "ui/tracks/mix_button.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kIndent = 14;
constexpr int kStrip = 4; ///< the track's colour, as on its own header
constexpr int kButton = 20;
constexpr int kRow = 22;
constexpr int kTop = 7;
constexpr int kMode = 58;
constexpr int kSlider = 62;
constexpr int kTravel = 1000; ///< steps of the slider

/// Where a double click takes the slider: 0 dB of a gain, else where it stood when the lane was shown.
int homeOf(const AutomationAxis& axis, const project::AutomationTarget& target)
{
    const bool gain =
        target.kind == project::AutomationKind::volume || target.kind == project::AutomationKind::sendGain;
    return static_cast<int>(std::lround(axis.fraction(gain ? 0.0 : axis.resting()) * kTravel));
}

} // namespace

AutomationHeader::AutomationHeader(TimelineState& state, AutomationRef ref, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_ref(std::move(ref))
    , m_axis(state.session().project(), m_ref.track, m_ref.target)
    , m_on(new MixButton(tr("A", "automation"), tr("Automation on"), theme().accentDeep, theme().text, this))
    , m_mode(new ModeButton(state.session(), m_ref, this))
    , m_slider(new ValueSlider(0, kTravel, homeOf(m_axis, m_ref.target), this))
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
    connectSlider();
    for (QWidget* control : std::initializer_list<QWidget*>{m_on, m_mode, m_slider, m_hide})
        control->installEventFilter(this);
    sync();
}

void AutomationHeader::connectSlider()
{
    Session& session = m_state.session();
    connect(&session, &Session::playheadMoved, this, &AutomationHeader::follow);
    connect(&AutomationRecorder::of(session), &AutomationRecorder::changed, this, &AutomationHeader::sync);
    followHand(*m_slider, session, m_ref);
    connect(m_slider, &QAbstractSlider::sliderReleased, this, &AutomationHeader::follow); // a refused move goes back
    connect(m_slider, &QAbstractSlider::valueChanged, this, &AutomationHeader::setByHand);
    connect(m_slider, &ValueSlider::settled, &session, &Session::endMerge);
}

void AutomationHeader::setByHand(int position)
{
    const double value = m_axis.value(static_cast<double>(position) / kTravel);
    if (!AutomationRecorder::of(m_state.session()).move(m_ref, value))
        setResting(m_state.session(), m_ref, value);
    follow();
}

void AutomationHeader::follow()
{
    if (!m_slider->isSliderDown()) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(static_cast<int>(std::lround(m_axis.fraction(valueNow()) * kTravel)));
        m_slider->update();
    }
    if (valueText() != m_shownValue)
        update();
}

bool AutomationHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && static_cast<QFocusEvent*>(event)->reason() != Qt::MouseFocusReason)
        m_state.revealCurve(m_ref.track, m_ref.target);
    return QWidget::eventFilter(watched, event);
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
    const bool locked = AutomationRecorder::of(m_state.session()).locked(m_ref);
    m_mode->sync();
    m_mode->setEnabled(!m_state.session().readOnly());
    m_slider->setEnabled(!locked && !m_state.session().readOnly());
    if (m_axis.stepped()) // a key goes on to the next choice
        m_slider->setSingleStep(std::max(1, static_cast<int>(kTravel / (m_axis.highest() - m_axis.lowest()))));
    m_slider->setAccessibleName(m_axis.name());
    m_slider->setToolTip(locked ? automatedTip() : tr("Double or right click: back. Shift: fine."));
    follow();
    update();
}

double AutomationHeader::valueNow() const
{
    return AutomationRecorder::of(m_state.session()).shown(m_ref).value_or(m_axis.resting());
}

QString AutomationHeader::valueText() const
{
    return isThere(m_state.session().project(), m_ref) ? m_axis.text(valueNow()) : QString();
}

void AutomationHeader::resizeEvent(QResizeEvent*)
{
    m_on->setGeometry(kIndent, kTop + kRow + 2, kButton + 2, kButton);
    m_mode->setGeometry(m_on->geometry().right() + 4, m_on->y(), kMode, kButton);
    m_slider->setGeometry(m_mode->geometry().right() + 3, m_on->y(), kSlider, kButton);
    m_hide->move(width() - kButton - 8, kTop);
}

void AutomationHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().bg1);
    if (!isThere(m_state.session().project(), m_ref))
        return;
    QColor strip = laneColour(m_state.session().project(), m_ref);
    strip.setAlphaF(0.5f);
    painter.fillRect(0, 0, kStrip, height() - 1, strip);
    painter.fillRect(0, height() - 1, width(), 1, theme().line);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
    painter.setFont(theme().small());
    painter.setPen(theme().text);
    const QRect name(kIndent, kTop, width() - kIndent - kButton - 16, kRow);
    const QString text = m_ref.track ? m_axis.name() : tr("Master: %1").arg(m_axis.name());
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(theme().small()).elidedText(text, Qt::ElideRight, name.width()));
    m_shownValue = valueText();
    painter.setPen(theme().dim);
    const int left = m_slider->geometry().right() + 2;
    drawTabular(painter, QRectF(left, m_on->y(), width() - left - 6, m_on->height()), Qt::AlignRight, m_shownValue);
}

void AutomationHeader::mousePressEvent(QMouseEvent*)
{
    if (m_ref.track)
        m_state.session().selectTrack(m_ref.track);
}

void AutomationHeader::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_ref.track)
        m_state.session().selectTrack(m_ref.track);
    makeAutomationMenu(m_state, m_ref, std::nullopt, this)->popup(event->globalPos());
}

} // namespace melisma::ui
