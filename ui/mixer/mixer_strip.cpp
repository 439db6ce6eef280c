// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/mixer_strip.h"

#include "core/edits/set_track_mix.h"
#include "core/project/routing.h"
#include "ui/automation/automated_mix.h"
#include "ui/automation/automation_recorder.h"
#include "ui/automation/mode_button.h"
#include "ui/common/fader.h"
#include "ui/common/key_tip.h"
#include "ui/common/shared_meters.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/mixer/effect_rack.h"
#include "ui/mixer/gain_box.h"
#include "ui/mixer/send_row.h"
#include "ui/mixer/strip_meter.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/track_menu.h"
#include "ui/tracks/mix_button.h"
#include "ui/tracks/pan_slider.h"
#include "ui/tracks/routing_menu.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

using project::Project;

constexpr int kWidth = 116;
constexpr int kFaderHeight = 88;
constexpr int kColourBar = 3;
constexpr int kOutputHeight = 20;
constexpr int kModeHeight = 20;

} // namespace

MixerStrip::MixerStrip(Session& session, project::TrackId track, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_track(track)
{
    setObjectName(isMaster() ? QStringLiteral("masterStrip") : QStringLiteral("strip"));
    setFixedWidth(kWidth);
    buildControls();
    connectControls();
    connect(&m_session, &Session::playheadMoved, this, [this] {
        if (m_automated && isVisible())
            followPlayhead();
    });
    connect(&AutomationRecorder::of(m_session), &AutomationRecorder::changed, this, [this] {
        if (isVisible())
            sync();
    });
    sync();
}

void MixerStrip::buildControls()
{
    m_rack = new EffectRack(m_session, m_track);
    m_fader = new Fader(Qt::Vertical);
    m_fader->setMinimumHeight(kFaderHeight);
    m_meter = new StripMeter;
    m_gain = new GainBox;
    m_highest = smallLabel(QString());
    m_highest->setAlignment(Qt::AlignCenter);
    m_highest->setWordWrap(false);
    m_highest->setMinimumWidth(40);
    m_name = new QLabel;
    m_name->setAlignment(Qt::AlignCenter);
    m_name->setTextFormat(Qt::PlainText);
    m_gainMark = new AutomationMark(this);
    m_panMark = new AutomationMark(this);
    m_mode = new ModeButton(m_session, m_track, this);
    m_mode->setFixedHeight(kModeHeight);
    m_mode->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, kColourBar + 6);
    column->setSpacing(3);
    column->addWidget(m_rack, 3);
    auto* buttons = new QHBoxLayout;
    if (!isMaster()) {
        m_sends = new SendRack(m_session, m_track, this);
        m_rack->addBelow(m_sends);
        m_output = makeOutput();
        column->addWidget(m_output);
        m_pan = new PanSlider;
        auto* across = new QHBoxLayout;
        across->setSpacing(2);
        across->addWidget(m_pan, 1);
        across->addWidget(m_panMark);
        column->addLayout(across);
        m_mute = new MixButton(tr("M", "mute"), tr("Mute"), theme().warnDeep, theme().warn);
        m_solo = new MixButton(tr("S", "solo"), tr("Solo"), theme().accentDeep, theme().text);
        for (auto* button : {m_mute, m_solo}) {
            button->setFixedSize(24, 22);
            buttons->addWidget(button);
        }
        setKeyTip(*m_mute, m_mute->toolTip(), QStringLiteral("track.mute"));
        setKeyTip(*m_solo, m_solo->toolTip(), QStringLiteral("track.solo"));
    }
    column->addWidget(m_mode);
    column->addLayout(makeLevel(), 2);
    buttons->setSpacing(3);
    buttons->addWidget(m_gain, 1);
    column->addLayout(buttons);
    column->addWidget(m_highest);
    column->addWidget(m_name);
}

QHBoxLayout* MixerStrip::makeLevel()
{
    auto* level = new QHBoxLayout;
    level->setSpacing(2);
    level->addStretch(1);
    level->addWidget(m_gainMark, 0, Qt::AlignTop);
    level->addWidget(m_fader);
    level->addWidget(m_meter);
    level->addStretch(1);
    return level;
}

/// Where the track plays to; its menu leads it elsewhere and adds sends.
QToolButton* MixerStrip::makeOutput()
{
    auto* output = new QToolButton;
    output->setObjectName(QStringLiteral("output"));
    output->setFont(theme().small());
    output->setPopupMode(QToolButton::InstantPopup);
    output->setFocusPolicy(Qt::TabFocus);
    output->setFixedHeight(kOutputHeight);
    output->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    output->setStyleSheet(QStringLiteral("QToolButton { min-height: 0; padding: 0 2px; } "
                                         "QToolButton::menu-indicator { image: none; }"));
    auto* menu = new QMenu(output);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillRoutingMenu(menu, m_session, m_track, this);
    });
    output->setMenu(menu);
    return output;
}

/// True when the automation takes the move.
bool MixerStrip::record(project::AutomationKind kind, double value)
{
    if (!AutomationRecorder::of(m_session).move({m_track, {kind}}, value))
        return false;
    followPlayhead();
    return true;
}

void MixerStrip::setGain(double decibels)
{
    if (record(project::AutomationKind::volume, decibels))
        return;
    const auto id = m_track;
    isMaster() ? m_session.engine().setMasterGain(decibels) : m_session.engine().setTrackGain(id, decibels);
    m_session.apply(
        isMaster() ? tr("Master gain") : tr("Gain"),
        [id, decibels](const Project& project) {
            return id ? edits::setTrackGain(project, id, decibels) : edits::setMasterGain(project, decibels);
        },
        "gain " + QByteArray::number(qulonglong(id.value)).toStdString());
}

void MixerStrip::connectControls()
{
    const auto id = m_track;
    followHand(*m_fader, m_session, {id, {project::AutomationKind::volume}});
    connect(m_fader, &Fader::gainChanged, this, &MixerStrip::setGain);
    connect(m_fader, &Fader::gainSettled, this, [this] { m_session.endMerge(); });
    connect(m_gain, &GainBox::valueChanged, this, [this](double decibels) {
        setGain(decibels);
        m_session.endMerge();
    });
    connect(m_meter, &StripMeter::highestChanged, this, &MixerStrip::showHighest);
    connect(&m_session, &Session::projectReplaced, m_meter, &StripMeter::forget);
    showHighest(m_meter->highestDb());
    if (isMaster())
        return;
    followHand(*m_pan, m_session, {id, {project::AutomationKind::pan}});
    connect(m_pan, &PanSlider::panChanged, this, [this, id](double pan) {
        if (record(project::AutomationKind::pan, pan))
            return;
        m_session.engine().setTrackPan(id, pan);
        m_session.apply(
            tr("Pan"), [=](const Project& project) { return edits::setTrackPan(project, id, pan); },
            "pan " + QByteArray::number(qulonglong(id.value)).toStdString());
    });
    connect(m_pan, &PanSlider::settled, this, [this] { m_session.endMerge(); });
    connect(m_mute, &MixButton::clicked, this, [this, id](bool on) {
        if (record(project::AutomationKind::mute, on ? 1.0 : 0.0))
            return;
        m_session.apply(tr("Mute"), [=](const Project& project) { return edits::setTrackMute(project, id, on); });
    });
    connect(m_solo, &MixButton::clicked, this, [this, id](bool on) {
        m_session.apply(tr("Solo"), [=](const Project& project) { return edits::setTrackSolo(project, id, on); });
    });
}

const project::Track* MixerStrip::data() const
{
    return m_session.project().findTrack(m_track);
}

void MixerStrip::showHighest(double decibels)
{
    const bool none = decibels <= project::kSilentDb;
    m_highest->setText(none ? tr("no peak yet") : tr("peak %1").arg(numberText(decibels, 1)));
    setRole(m_highest, decibels > 0.0 ? "failure" : "small");
}

void MixerStrip::nameControls(const QString& name)
{
    setAccessibleName(isMaster() ? tr("Master strip") : tr("Strip of %1").arg(name));
    m_fader->setAccessibleName(tr("Gain of %1").arg(name));
    m_gain->setAccessibleName(tr("Gain of %1 in dB").arg(name));
    m_meter->setAccessibleName(tr("Level of %1").arg(name));
    m_name->setText(QFontMetrics(m_name->font()).elidedText(name, Qt::ElideRight, kWidth - 16));
    m_name->setToolTip(name);
    if (isMaster())
        return;
    m_pan->setAccessibleName(tr("Pan of %1").arg(name));
    m_mute->setAccessibleName(tr("Mute %1").arg(name));
    m_solo->setAccessibleName(tr("Solo %1").arg(name));
}

void MixerStrip::sync()
{
    const auto* track = data();
    if (!track && !isMaster())
        return;
    const double gain = track ? track->mix.gainDb : m_session.project().masterGainDb;
    if (!m_fader->isSliderDown())
        m_fader->setGainDb(gain);
    m_gain->setGainDb(gain);
    m_rack->sync();
    nameControls(track ? toQString(track->name) : tr("Master"));
    const bool writable = !m_session.readOnly();
    m_fader->setEnabled(writable);
    m_gain->setEnabled(writable);
    if (track)
        syncTrack(*track, writable);
    m_mode->sync();
    m_mode->setEnabled(writable);
    m_automated = !lanesOf(m_session.project(), m_track).empty() || AutomationRecorder::of(m_session).recording();
    followPlayhead();
    update();
}

void MixerStrip::syncTrack(const project::Track& track, bool writable)
{
    if (!m_pan->isSliderDown())
        m_pan->setPan(track.mix.pan);
    m_mute->setColours(theme().warnDeep, theme().warn);
    m_solo->setColours(theme().accentDeep, theme().text);
    m_mute->setChecked(track.mix.mute);
    m_solo->setChecked(track.mix.solo);
    for (QWidget* control : std::initializer_list<QWidget*>{m_pan, m_mute, m_solo, m_output})
        control->setEnabled(writable);
    m_sends->sync();
    const QString target = outputName(m_session.project(), track);
    const bool folder = track.kind == project::TrackKind::folder;
    const QString kind = !sums() ? QString() : (folder ? tr("Folder") : tr("Bus")) + QChar(QChar::Space);
    m_output->setText(QFontMetrics(m_output->font())
                          .elidedText(kind + QStringLiteral("\u2192 ") + target, Qt::ElideRight, kWidth - 24));
    m_output->setAccessibleName(tr("Output of %1: %2").arg(toQString(track.name), target));
    m_output->setToolTip(tr("Plays into %1. Click: output, folder, sends.").arg(target));
}

/// Shows what automation has in place of the controls; those whose lanes are only read cannot be moved by hand.
void MixerStrip::followPlayhead()
{
    const auto mix = m_automated ? automatedMix(m_session, m_track) : AutomatedMix{};
    const bool writable = !m_session.readOnly();
    m_gainMark->setVisible(mix.gainDb.has_value());
    m_fader->setEnabled(writable && !mix.gainLocked);
    m_gain->setEnabled(writable && !mix.gainLocked);
    if (mix.gainDb) {
        m_fader->setGainDb(*mix.gainDb);
        m_gain->setGainDb(*mix.gainDb);
    }
    if (isMaster())
        return;
    m_panMark->setVisible(mix.pan.has_value());
    m_pan->setEnabled(writable && !mix.panLocked);
    if (mix.pan)
        m_pan->setPan(*mix.pan);
    m_mute->setEnabled(writable && !mix.muteLocked);
    setKeyTip(*m_mute, mix.muteLocked ? automatedTip() : tr("Mute"), QStringLiteral("track.mute"));
    if (mix.mute)
        m_mute->setChecked(*mix.mute);
    if (m_automated)
        m_sends->followPlayhead();
}

bool MixerStrip::sums() const
{
    const auto* track = data();
    return track && project::sums(track->kind);
}

void MixerStrip::updateMeter()
{
    auto& meters = m_session.meters();
    m_meter->setReading(isMaster() ? meters.master(MeterReader::mixer) : meters.track(m_track, MeterReader::mixer));
}

void MixerStrip::paintEvent(QPaintEvent*)
{
    const auto* track = data();
    QPainter painter(this);
    const bool chosen = track && m_session.selectedTrack() == m_track;
    painter.fillRect(rect(), chosen ? theme().bg3.darker(112) : sums() || isMaster() ? theme().bg1 : theme().bg2);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
    painter.fillRect(0, height() - kColourBar, width() - 1, kColourBar, track ? trackColour(*track) : theme().accent);
}

/// The playhead may have moved while it was not in view.
void MixerStrip::showEvent(QShowEvent*)
{
    sync();
}

void MixerStrip::mousePressEvent(QMouseEvent*)
{
    if (!isMaster())
        m_session.selectTrack(m_track);
}

void MixerStrip::contextMenuEvent(QContextMenuEvent* event)
{
    if (isMaster()) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillModeMenu(menu->addMenu(tr("Automation mode")), m_session, {});
        menu->popup(event->globalPos());
        return;
    }
    m_session.selectTrack(m_track);
    makeTrackMenu(m_session, m_track, {}, this)->popup(event->globalPos());
}

} // namespace melisma::ui
