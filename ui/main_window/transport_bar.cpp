// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/transport_bar.h"

#include "core/edits/set_track_mix.h"
#include "ui/common/edit_modes.h"
#include "ui/common/fader.h"
#include "ui/common/icon.h"
#include "ui/common/key_text.h"
#include "ui/common/key_tip.h"
#include "ui/common/meter.h"
#include "ui/common/shared_meters.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/main_window/click_controls.h"
#include "ui/main_window/loudness_readout.h"
#include "ui/record/recording.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QToolButton>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kButtonSize = 32;

/// `action` is the one whose keys do the same.
QToolButton* transportButton(const QString& iconName, const QString& name, const char* action)
{
    auto* button = new QToolButton;
    button->setProperty("framed", true);
    button->setIcon(icon(iconName, &Theme::text));
    button->setFixedSize(kButtonSize, kButtonSize);
    button->setAccessibleName(name);
    setKeyTip(*button, name, QLatin1String(action));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// "17.2.03": bar, beat, hundredths of the beat.
QString barsText(const music::TempoMap& map, base::Beats at)
{
    const auto position = map.positionAt(at);
    const auto pulse = map.meterAtBar(position.bar - 1).pulse().ticks;
    return QStringLiteral("%1.%2.%3")
        .arg(position.bar)
        .arg(position.beat)
        .arg(position.ticks * 100 / pulse, 2, 10, QLatin1Char('0'));
}

QString tempoText(double bpm)
{
    return numberText(bpm, std::abs(bpm - std::round(bpm)) < 0.005 ? 0 : 2);
}

} // namespace

TransportBar::TransportBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* layout = new QHBoxLayout(this);
    setGrid(layout, 2, 3);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(buildButtons());
    layout->addWidget(buildDisplay());
    layout->addStretch(1);
    m_loudness = new LoudnessReadout(m_session);
    layout->addWidget(m_loudness);
    layout->addWidget(buildMaster());
    auto* exporting = accentButton(tr("Export\u2026"));
    exporting->setObjectName(QStringLiteral("exportButton"));
    setKeyTip(*exporting, tr("Mix, stems and MIDI"), QStringLiteral("file.export"));
    connect(exporting, &QPushButton::clicked, this, &TransportBar::exportWanted);
    layout->addWidget(exporting);

    connect(&m_session, &Session::playheadMoved, this, [this](qint64 frame) { showTime({frame}); });
    connect(&m_session, &Session::projectChanged, this, &TransportBar::showSong);
    connect(&m_session.editModes(), &EditModes::changed, this, [this] { showTime(m_session.playhead()); });
    connect(&m_session, &Session::playStateChanged, m_play, &QToolButton::setChecked);
    m_meterTimer.setInterval(33);
    connect(&m_meterTimer, &QTimer::timeout, this, [this] {
        m_masterLevel->setReading(m_session.meters().master(MeterReader::timeline));
        m_loudness->refresh();
    });
    m_meterTimer.start();
    showSong();
}

QWidget* TransportBar::buildButtons()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    setGrid(row, 0, 2);
    auto* rewind = transportButton(QStringLiteral("rewind"), tr("Go to the start"), "play.start");
    connect(rewind, &QToolButton::clicked, this, [this] { m_session.seek({}); });
    m_play = transportButton(QStringLiteral("play"), tr("Play"), "play.toggle");
    m_play->setObjectName(QStringLiteral("playButton"));
    m_play->setCheckable(true);
    connect(m_play, &QToolButton::clicked, this, [this](bool checked) {
        if (checked)
            m_session.play();
        else
            m_session.stop();
    });
    auto* stop = transportButton(QStringLiteral("stop"), tr("Stop"), "play.toggle");
    stop->setObjectName(QStringLiteral("stopButton"));
    connect(stop, &QToolButton::clicked, this, [this] { m_session.stop(); });
    auto* record = transportButton(QStringLiteral("record"), tr("Record"), "record.toggle");
    record->setIcon(icon(QStringLiteral("record"), &Theme::bad));
    record->setObjectName(QStringLiteral("recordButton"));
    record->setCheckable(true);
    auto& recording = Recording::of(m_session);
    connect(record, &QToolButton::clicked, this, [&recording, record] {
        recording.toggle();
        record->setChecked(recording.active()); // also when it was refused
    });
    connect(&recording, &Recording::activeChanged, record, &QToolButton::setChecked);
    m_loop = transportButton(QStringLiteral("loop"), tr("Loop"), "play.loop");
    m_loop->setObjectName(QStringLiteral("loopButton"));
    m_loop->setCheckable(true);
    connect(m_loop, &QToolButton::clicked, this, [this] {
        m_session.toggleLoop();
        m_loop->setChecked(m_session.project().loop.on); // also when it was refused
    });
    for (QToolButton* button : {rewind, m_play, stop, record, m_loop})
        row->addWidget(button);
    m_clicks = new ClickControls(m_session.engine());
    row->addWidget(m_clicks);
    return box;
}

QWidget* TransportBar::buildDisplay()
{
    auto* frame = new QFrame;
    m_display = frame;
    frame->setProperty("card", "display");
    frame->setToolTip(tr("Double click: set tempo, meter and key"));
    const QFont font = theme().display();
    m_bars = new NumberLabel(font, QStringLiteral("00.0.00"), tr("bars"));
    m_bars->setAccessibleName(tr("Position in bars"));
    m_clock = new NumberLabel(font, QStringLiteral("0:00.000"), {});
    m_clock->setAccessibleName(tr("Position in time"));
    m_tempo = new NumberLabel(font, QStringLiteral("000"), tr("bpm"));
    m_tempo->setAccessibleName(tr("Tempo"));
    m_meter = new NumberLabel(font, QStringLiteral("4/4"), {});
    m_meter->setAccessibleName(tr("Meter"));
    m_key = new NumberLabel(font, QStringLiteral("C major"), {});
    m_key->setAccessibleName(tr("Key"));
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(20);
    for (NumberLabel* label : {m_bars, m_clock, m_tempo, m_meter, m_key})
        row->addWidget(label);
    return frame;
}

QWidget* TransportBar::buildMaster()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    setGrid(row, 0, 2);
    m_masterGain = new Fader(Qt::Horizontal);
    m_masterGain->setAccessibleName(tr("Master gain"));
    m_masterText = new NumberLabel(theme().numbers(), QStringLiteral("\u221200.0"), tr("dB"));
    m_masterText->setAccessibleName(tr("Master gain"));
    m_masterLevel = new Meter(Qt::Horizontal);
    m_masterLevel->setFixedSize(m_masterLevel->sizeHint());
    m_masterLevel->setAccessibleName(tr("Master level"));
    auto* name = new QLabel(tr("Master"));
    name->setProperty("role", "dim");
    row->addWidget(name);
    row->addWidget(m_masterLevel);
    row->addWidget(m_masterGain);
    row->addWidget(m_masterText);
    connect(m_masterGain, &Fader::gainChanged, this, [this](double decibels) {
        m_session.engine().setMasterGain(decibels);
        m_masterText->setText(gainText(decibels));
        m_session.apply(
            tr("Master gain"),
            [decibels](const project::Project& project) { return edits::setMasterGain(project, decibels); },
            "master gain");
    });
    connect(m_masterGain, &Fader::gainSettled, this, [this] { m_session.endMerge(); });
    return box;
}

void TransportBar::showTime(base::Frames position)
{
    const auto& project = m_session.project();
    if (m_session.engine().countingIn())
        m_bars->setText(tr("count-in"));
    else
        m_bars->setText(barsText(project.tempoMap, project.tempoMap.beatsAt(position, project.sampleRate)));
    m_clock->setText(timeText(m_session.editModes().timeForm(), position, project.sampleRate));
}

void TransportBar::showSong()
{
    const auto& project = m_session.project();
    const auto position = m_session.playhead();
    const auto at = project.tempoMap.beatsAt(position, project.sampleRate);
    m_tempo->setText(tempoText(project.tempoMap.bpmAt(at)));
    m_meter->setText(toQString(project.tempoMap.meterAtBar(project.tempoMap.barAt(at)).text()));
    m_key->setText(keyText(project.key));
    m_loop->setChecked(project.loop.on);
    m_masterGain->setGainDb(project.masterGainDb);
    m_masterText->setText(gainText(project.masterGainDb));
    showTime(position);
}

void TransportBar::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_display->geometry().contains(event->position().toPoint()))
        emit songSettingsWanted();
}

} // namespace melisma::ui
