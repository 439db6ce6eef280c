// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/mixer_strip.h"

#include "core/edits/set_track_mix.h"
#include "ui/common/fader.h"
#include "ui/common/key_tip.h"
#include "ui/common/shared_meters.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/mixer/effect_rack.h"
#include "ui/mixer/gain_box.h"
#include "ui/mixer/strip_meter.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/mix_button.h"
#include "ui/timeline/pan_slider.h"
#include "ui/timeline/track_menu.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

using project::Project;

constexpr int kWidth = 116;
constexpr int kFaderHeight = 88;
constexpr int kColourBar = 3;

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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, kColourBar + 6);
    column->setSpacing(3);
    column->addWidget(m_rack, 1);
    auto* buttons = new QHBoxLayout;
    if (!isMaster()) {
        m_pan = new PanSlider;
        column->addWidget(m_pan);
        m_mute = new MixButton(tr("M", "mute"), tr("Mute"), theme().warn.darker(240), theme().warn);
        m_solo = new MixButton(tr("S", "solo"), tr("Solo"), theme().accentDeep, theme().text);
        for (auto* button : {m_mute, m_solo}) {
            button->setFixedSize(24, 22);
            buttons->addWidget(button);
        }
        setKeyTip(*m_mute, m_mute->toolTip(), QStringLiteral("track.mute"));
        setKeyTip(*m_solo, m_solo->toolTip(), QStringLiteral("track.solo"));
    }
    auto* level = new QHBoxLayout;
    level->addStretch(1);
    level->addWidget(m_fader);
    level->addWidget(m_meter);
    level->addStretch(1);
    column->addLayout(level, 2);
    buttons->setSpacing(3);
    buttons->addWidget(m_gain, 1);
    column->addLayout(buttons);
    column->addWidget(m_highest);
    column->addWidget(m_name);
}

void MixerStrip::setGain(double decibels)
{
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
    connect(m_fader, &Fader::gainChanged, this, &MixerStrip::setGain);
    connect(m_fader, &Fader::gainSettled, this, [this] { m_session.endMerge(); });
    connect(m_gain, &GainBox::valueChanged, this, [this](double decibels) {
        setGain(decibels);
        m_session.endMerge();
    });
    connect(m_meter, &StripMeter::highestChanged, this, &MixerStrip::showHighest);
    showHighest(m_meter->highestDb());
    if (isMaster())
        return;
    connect(m_pan, &PanSlider::panChanged, this, [this, id](double pan) {
        m_session.engine().setTrackPan(id, pan);
        m_session.apply(
            tr("Pan"), [=](const Project& project) { return edits::setTrackPan(project, id, pan); },
            "pan " + QByteArray::number(qulonglong(id.value)).toStdString());
    });
    connect(m_pan, &PanSlider::settled, this, [this] { m_session.endMerge(); });
    connect(m_mute, &MixButton::clicked, this, [this, id](bool on) {
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
    if (track) {
        if (!m_pan->isSliderDown())
            m_pan->setPan(track->mix.pan);
        m_mute->setChecked(track->mix.mute);
        m_solo->setChecked(track->mix.solo);
        for (QWidget* control : std::initializer_list<QWidget*>{m_pan, m_mute, m_solo})
            control->setEnabled(writable);
    }
    update();
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
    painter.fillRect(rect(), chosen ? theme().bg3.darker(112) : theme().bg2);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
    painter.fillRect(0, height() - kColourBar, width() - 1, kColourBar, track ? trackColour(*track) : theme().accent);
}

void MixerStrip::mousePressEvent(QMouseEvent*)
{
    if (!isMaster())
        m_session.selectTrack(m_track);
}

void MixerStrip::contextMenuEvent(QContextMenuEvent* event)
{
    if (isMaster())
        return;
    m_session.selectTrack(m_track);
    makeTrackMenu(m_session, m_track, {}, this)->popup(event->globalPos());
}

} // namespace melisma::ui
