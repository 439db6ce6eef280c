// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/track_header.h"

#include "core/edits/rename_track.h"
#include "core/edits/set_track_mix.h"
#include "core/project/routing.h"
#include "ui/automation/automation_recorder.h"
#include "ui/automation/mode_button.h"
#include "ui/common/fader.h"
#include "ui/common/key_tip.h"
#include "ui/common/meter.h"
#include "ui/common/shared_meters.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/instruments/font_checks.h"
#include "ui/record/arm_button.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/track_menu.h"
#include "ui/tracks/mix_button.h"
#include "ui/tracks/pan_slider.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace melisma::ui {
namespace {

using project::Project;

constexpr int kStrip = 4; ///< the track's colour at the left edge
constexpr int kLeft = 14;
constexpr int kMeterWidth = 9;
constexpr int kArmSize = 20;
constexpr int kValueWidth = 44;
constexpr int kSliderLeft = 72;
constexpr int kSliderWidth = 84;
constexpr int kNameTop = 8;
constexpr int kNameHeight = 18;
constexpr int kMixTop = 32;
constexpr int kPanTop = 58;
constexpr int kMark = 10; ///< the "A" of what is automated
constexpr int kModeWidth = 55;
constexpr int kPanNeeds = 84; ///< height from which the pan row is shown

} // namespace

TrackHeader::TrackHeader(TimelineState& state, project::TrackId track, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_session(state.session())
    , m_track(track)
    , m_arm(new ArmButton(m_session, track, this))
    , m_mute(new MixButton(tr("M", "mute"), tr("Mute"), theme().warnDeep, theme().warn, this))
    , m_solo(new MixButton(tr("S", "solo"), tr("Solo"), theme().accentDeep, theme().text, this))
    , m_gain(new Fader(Qt::Horizontal, this))
    , m_pan(new PanSlider(this))
    , m_mode(new ModeButton(m_session, track, this))
    , m_meter(new Meter(Qt::Vertical, this))
{
    m_mute->setObjectName(QStringLiteral("mute"));
    m_solo->setObjectName(QStringLiteral("solo"));
    setKeyTip(*m_mute, m_mute->toolTip(), QStringLiteral("track.mute"));
    setKeyTip(*m_solo, m_solo->toolTip(), QStringLiteral("track.solo"));
    for (QWidget* slider : {static_cast<QWidget*>(m_gain), static_cast<QWidget*>(m_pan)})
        slider->installEventFilter(this);
    connectMix();
    connect(&FontChecks::of(m_session), &FontChecks::changed, this, &TrackHeader::sync);
    connect(&m_session, &Session::playheadMoved, this, [this] {
        if (m_hasAutomation && isVisible())
            followPlayhead();
    });
    connect(&AutomationRecorder::of(m_session), &AutomationRecorder::changed, this, [this] {
        if (isVisible())
            sync();
    });
    sync();
}

/// The playhead may have moved while it was scrolled away.
void TrackHeader::showEvent(QShowEvent*)
{
    sync();
}

const project::Track* TrackHeader::data() const
{
    return m_session.project().findTrack(m_track);
}

/// Everything between the start and the end of one gesture is one undo step.
void TrackHeader::apply(const QString& label, const project::Edit& edit, const char* gesture)
{
    m_session.apply(label, edit,
                    std::string(gesture) + " " + QByteArray::number(qulonglong(m_track.value)).toStdString());
}

/// True when the automation takes the move.
bool TrackHeader::record(project::AutomationKind kind, double value)
{
    if (!AutomationRecorder::of(m_session).move({m_track, {kind}}, value))
        return false;
    followPlayhead();
    return true;
}

void TrackHeader::connectMix()
{
    const auto id = m_track;
    followHand(*m_gain, m_session, {id, {project::AutomationKind::volume}});
    followHand(*m_pan, m_session, {id, {project::AutomationKind::pan}});
    connect(m_mute, &MixButton::clicked, this, [this, id](bool on) {
        if (record(project::AutomationKind::mute, on ? 1.0 : 0.0))
            return;
        m_session.apply(tr("Mute"), [=](const Project& project) { return edits::setTrackMute(project, id, on); });
    });
    connect(m_solo, &MixButton::clicked, this, [this, id](bool on) {
        m_session.apply(tr("Solo"), [=](const Project& project) { return edits::setTrackSolo(project, id, on); });
    });
    connect(m_gain, &Fader::gainChanged, this, [this, id](double gain) {
        if (record(project::AutomationKind::volume, gain))
            return;
        m_session.engine().setTrackGain(id, gain);
        apply(
            tr("Gain"), [=](const Project& project) { return edits::setTrackGain(project, id, gain); }, "gain");
    });
    connect(m_pan, &PanSlider::panChanged, this, [this, id](double pan) {
        if (record(project::AutomationKind::pan, pan))
            return;
        m_session.engine().setTrackPan(id, pan);
        apply(
            tr("Pan"), [=](const Project& project) { return edits::setTrackPan(project, id, pan); }, "pan");
    });
    connect(m_gain, &Fader::gainSettled, this, [this] { m_session.endMerge(); });
    connect(m_pan, &PanSlider::settled, this, [this] { m_session.endMerge(); });
}

void TrackHeader::sync()
{
    const auto* track = data();
    if (!track)
        return;
    m_mute->setColours(theme().warnDeep, theme().warn);
    m_solo->setColours(theme().accentDeep, theme().text);
    m_arm->sync();
    m_mute->setChecked(track->mix.mute);
    m_solo->setChecked(track->mix.solo);
    if (!m_gain->isSliderDown())
        m_gain->setGainDb(track->mix.gainDb);
    if (!m_pan->isSliderDown())
        m_pan->setPan(track->mix.pan);
    const QString name = toQString(track->name);
    setAccessibleName(tr("Track %1").arg(name));
    setToolTip(FontChecks::of(m_session).explanationOf(*track));
    m_mute->setAccessibleName(tr("Mute %1").arg(name));
    m_solo->setAccessibleName(tr("Solo %1").arg(name));
    m_gain->setAccessibleName(tr("Gain of %1").arg(name));
    m_pan->setAccessibleName(tr("Pan of %1").arg(name));
    m_meter->setAccessibleName(tr("Level of %1").arg(name));
    for (QWidget* control : std::initializer_list<QWidget*>{m_mute, m_solo, m_gain, m_pan})
        control->setEnabled(!m_session.readOnly());
    m_mode->sync();
    m_mode->setEnabled(!m_session.readOnly());
    m_hasAutomation = !track->automation.empty() || AutomationRecorder::of(m_session).recording();
    followPlayhead();
    update();
}

/// Shows what automation has in place of the controls; those whose lanes are only read cannot be moved by hand.
void TrackHeader::followPlayhead()
{
    m_automated = m_hasAutomation ? automatedMix(m_session, m_track) : AutomatedMix{};
    const bool writable = !m_session.readOnly();
    m_gain->setEnabled(writable && !m_automated.gainLocked);
    m_pan->setEnabled(writable && !m_automated.panLocked);
    m_mute->setEnabled(writable && !m_automated.muteLocked);
    setKeyTip(*m_mute, m_automated.muteLocked ? automatedTip() : tr("Mute"), QStringLiteral("track.mute"));
    if (m_automated.gainDb)
        m_gain->setGainDb(*m_automated.gainDb);
    if (m_automated.pan)
        m_pan->setPan(*m_automated.pan);
    if (m_automated.mute)
        m_mute->setChecked(*m_automated.mute);
    if (m_automated.any())
        update();
}

void TrackHeader::updateMeter()
{
    auto& recording = Recording::of(m_session);
    m_meter->setReading(recording.armed(m_track) && recording.recordsSound(m_track)
                            ? recording.inputLevel(m_track)
                            : m_session.meters().track(m_track, MeterReader::timeline));
}

bool TrackHeader::showsPan() const
{
    return height() >= kPanNeeds;
}

void TrackHeader::resizeEvent(QResizeEvent*)
{
    const int row = showsPan() ? kMixTop : std::min(kMixTop, height() - 22 - 3);
    m_arm->setGeometry(width() - kMeterWidth - 14 - kArmSize, kNameTop - 1, kArmSize, kArmSize);
    m_mute->setGeometry(kLeft, row, 24, 22);
    m_solo->setGeometry(kLeft + 28, row, 24, 22);
    m_gain->setGeometry(kSliderLeft, row, kSliderWidth, 22);
    m_pan->setGeometry(kSliderLeft, kPanTop, kSliderWidth, 22);
    m_pan->setVisible(showsPan());
    m_mode->setGeometry(kLeft, kPanTop + 1, kModeWidth, 20);
    m_mode->setVisible(showsPan());
    m_meter->setGeometry(width() - kMeterWidth - 6, 8, kMeterWidth, height() - 16);
}

QString TrackHeader::kindText(const project::Track& track)
{
    switch (track.kind) {
    case project::TrackKind::audio:
        return tr("audio");
    case project::TrackKind::bus:
        return tr("bus");
    case project::TrackKind::folder:
        return tr("folder");
    case project::TrackKind::instrument:
        break;
    }
    return toQString(track.instrument.name);
}

void TrackHeader::paintTexts(QPainter& painter, const project::Track& track) const
{
    const int right = width() - kMeterWidth - 14;
    const int besideArm = project::sums(track.kind) ? 0 : kArmSize + 6;
    const QRectF nameRow(kLeft, kNameTop, right - kLeft - besideArm, kNameHeight);
    QFont bold = theme().body();
    bold.setWeight(QFont::DemiBold);
    const QString name = toQString(track.name);
    const QFontMetricsF metrics(bold);
    const double nameWidth = std::min(metrics.horizontalAdvance(name), nameRow.width());
    painter.setFont(bold);
    painter.setPen(theme().text);
    painter.drawText(nameRow, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(name, Qt::ElideRight, nameRow.width()));

    const QRectF instrumentRow = nameRow.adjusted(nameWidth + 10, 0, 0, 0);
    painter.setFont(theme().small());
    const QString trouble = FontChecks::of(m_session).problemOf(track);
    painter.setPen(trouble.isEmpty() ? theme().dim : theme().warn);
    const QString instrument = trouble.isEmpty() ? kindText(track) : trouble;
    if (instrumentRow.width() > 24 && instrument != name)
        painter.drawText(instrumentRow, Qt::AlignVCenter | Qt::AlignRight,
                         QFontMetricsF(theme().small()).elidedText(instrument, Qt::ElideRight, instrumentRow.width()));
    painter.setPen(theme().dim);
    const auto value = [&](const QWidget* beside, const QString& text) {
        drawTabular(painter, QRectF(right - kValueWidth, beside->y(), kValueWidth, beside->height()), Qt::AlignRight,
                    text);
    };
    const auto mark = [&](const QWidget* beside) {
        painter.setPen(theme().accent);
        painter.drawText(QRectF(beside->geometry().right() + 2, beside->y(), kMark, beside->height()),
                         Qt::AlignVCenter | Qt::AlignLeft, tr("A", "automated"));
        painter.setPen(theme().dim);
    };
    value(m_gain, gainText(m_automated.gainDb.value_or(track.mix.gainDb)));
    if (m_automated.gainDb)
        mark(m_gain);
    if (!showsPan())
        return;
    value(m_pan, panText(m_automated.pan.value_or(track.mix.pan)));
    if (m_automated.pan)
        mark(m_pan);
}

void TrackHeader::paintEvent(QPaintEvent*)
{
    const auto* track = data();
    if (!track)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), m_session.selectedTrack() == m_track ? theme().bg3 : theme().bg2);
    painter.fillRect(0, 0, kStrip, height() - 1, trackColour(*track));
    painter.fillRect(0, height() - 1, width(), 1, theme().line);
    painter.fillRect(width() - 1, 0, 1, height(), theme().line);
    paintTexts(painter, *track);
}

void TrackHeader::mousePressEvent(QMouseEvent*)
{
    m_session.selectTrack(m_track);
}

void TrackHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->position().y() < kMixTop)
        startRename();
}

void TrackHeader::contextMenuEvent(QContextMenuEvent* event)
{
    m_session.selectTrack(m_track);
    makeTrackMenu(
        m_session, m_track, [this] { startRename(); }, this, &m_state)
        ->popup(event->globalPos());
}

void TrackHeader::startRename()
{
    const auto* track = data();
    if (!track || m_rename || m_session.readOnly())
        return;
    m_rename = new QLineEdit(toQString(track->name), this);
    m_rename->setAccessibleName(tr("Track name"));
    m_rename->setStyleSheet(QStringLiteral("padding: 0 4px; min-height: 0;"));
    m_rename->setGeometry(kLeft - 6, 4, width() - kLeft - kMeterWidth - 8, 26);
    m_rename->selectAll();
    m_rename->installEventFilter(this);
    connect(m_rename, &QLineEdit::editingFinished, this, &TrackHeader::finishRename);
    m_rename->show();
    m_rename->setFocus();
}

void TrackHeader::finishRename()
{
    if (!m_rename)
        return;
    QLineEdit* editor = std::exchange(m_rename, nullptr);
    const QString name = editor->text().trimmed();
    editor->hide();
    editor->deleteLater();
    const auto* track = data();
    if (!track || name.isEmpty() || name == toQString(track->name))
        return;
    m_session.apply(tr("Rename track"), [id = m_track, name](const Project& project) {
        return edits::renameTrack(project, id, name.toStdString());
    });
}

bool TrackHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_rename && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        std::exchange(m_rename, nullptr)->deleteLater();
        return true;
    }
    // The wheel scrolls the tracks; it only turns a control that has been chosen by the keyboard.
    const bool strayWheel = event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus();
    if (strayWheel)
        event->ignore();
    return strayWheel;
}

} // namespace melisma::ui
