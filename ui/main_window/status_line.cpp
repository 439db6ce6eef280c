// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_line.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/media/import_bar.h"
#include "ui/record/key_piano.h"
#include "ui/record/recording.h"

#include <QEvent>
#include <QLabel>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kNoteMilliseconds = 8000;

QString rateText(int rate)
{
    return numberText(rate / 1000.0, rate % 1000 == 0 ? 0 : 1);
}

QLabel* quiet()
{
    auto* label = smallLabel({});
    label->setWordWrap(false);
    label->setContentsMargins(12, 0, 12, 0);
    return label;
}

} // namespace

StatusLine::StatusLine(Session& session, QWidget* parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_device(quiet())
    , m_message(quiet())
    , m_keys(quiet())
    , m_saved(quiet())
{
    setSizeGripEnabled(false);
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_device->setObjectName(QStringLiteral("deviceState"));
    m_device->installEventFilter(this);
    m_saved->setObjectName(QStringLiteral("saveState"));
    addWidget(m_device);
    addWidget(m_message, 1);
    m_keys->setObjectName(QStringLiteral("keyPiano"));
    setRole(m_keys, "playing");
    addPermanentWidget(m_keys);
    addPermanentWidget(new ImportBar(m_session));
    addPermanentWidget(m_saved);
    m_poll.setInterval(500);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        showDevice();
        showSaveState();
    });
    m_poll.start();
    m_fade.setSingleShot(true);
    connect(&m_fade, &QTimer::timeout, m_message, &QLabel::clear);
    connect(&m_session, &Session::saveStateChanged, this, &StatusLine::showSaveState);
    connect(&m_session, &Session::importProgress, this, &StatusLine::showImport);
    connect(&m_session, &Session::message, this, &StatusLine::say);
    const auto showKeys = [this, &piano = KeyPiano::of(m_session)] {
        m_keys->setText(piano.statusText());
        m_keys->setVisible(piano.on());
    };
    m_keys->setToolTip(
        tr("A to K and W to P play notes on the computer's keys; Z and X change the octave, C and V the velocity"));
    connect(&KeyPiano::of(m_session), &KeyPiano::changed, this, showKeys);
    showKeys();
    showDevice();
    showSaveState();
}

void StatusLine::say(const QString& text, bool failed)
{
    setRole(m_message, failed ? "failure" : "said");
    m_message->setText(text);
    m_message->setToolTip(text);
    m_message->setAccessibleName(text);
    if (failed)
        m_fade.stop();
    else
        m_fade.start(kNoteMilliseconds);
}

void StatusLine::showDevice()
{
    const auto state = m_session.engine().deviceState();
    if (state.bufferFrames == 0) {
        m_device->setText(tr("No audio device is running"));
        return;
    }
    const auto latency = m_session.engine().latency();
    const auto counts = m_session.engine().dropoutCounts();
    QStringList parts = {
        specText(state.name),
        tr("%1 kHz").arg(rateText(state.sampleRate)),
        tr("%1 frames").arg(state.bufferFrames),
        tr("%1 ms").arg(numberText(latency.total() * 1000.0, 1)),
        tr("load %1 %").arg(std::lround(m_session.engine().cpuLoad() * 100.0)),
        counts.total() == 1 ? tr("1 dropout") : tr("%1 dropouts").arg(counts.total()),
    };
    if (const QString recording = Recording::of(m_session).statusText(); !recording.isEmpty())
        parts = {recording, tr("load %1 %").arg(std::lround(m_session.engine().cpuLoad() * 100.0))};
    m_device->setText(parts.join(QStringLiteral(" \u00b7 ")));
    m_device->setToolTip(tr("Latency: buffer %1 ms, device %2 ms\nUnder-runs of the device: %3\nBlocks that came late "
                            "from the disk: %4\nDouble click: count the dropouts anew")
                             .arg(numberText(latency.buffer * 1000.0, 1), numberText(latency.device * 1000.0, 1))
                             .arg(counts.underruns)
                             .arg(counts.lateBlocks));
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_device && event->type() == QEvent::MouseButtonDblClick) {
        m_session.engine().resetDropouts();
        showDevice();
        return true;
    }
    return QStatusBar::eventFilter(watched, event);
}

void StatusLine::showSaveState()
{
    if (m_session.readOnly())
        m_saved->setText(tr("Read-only"));
    else if (m_session.folderPath().empty())
        m_saved->setText(tr("New project"));
    else if (!m_session.isNamed())
        m_saved->setText(tr("Kept as %1").arg(toQString(m_session.folderPath().stem().string())));
    else
        m_saved->setText(m_session.hasUnsavedEdits() ? tr("Edited, kept in the journal") : tr("Saved"));
}

void StatusLine::showImport(const QString& text, double fraction)
{
    if (fraction < 1.0) // how it ended, the session's message says
        say(tr("Importing %1 \u00b7 %2 %").arg(text).arg(std::lround(fraction * 100.0)), false);
}

} // namespace melisma::ui
