// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automation/automated_mix.h"

#include "ui/automation/automation_recorder.h"
#include "ui/common/theme.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

using project::AutomationKind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::AutomatedMix)
};

constexpr double kMuted = 0.5; ///< from here on a mute lane mutes

} // namespace

AutomatedMix automatedMix(Session& session, project::TrackId id)
{
    if (id && !session.project().findTrack(id))
        return {};
    auto& recorder = AutomationRecorder::of(session);
    const AutomationRef gain{id, {AutomationKind::volume}};
    const AutomationRef pan{id, {AutomationKind::pan}};
    const AutomationRef mute{id, {AutomationKind::mute}};
    AutomatedMix mix;
    mix.gainDb = recorder.shown(gain);
    mix.gainLocked = recorder.locked(gain);
    if (!id)
        return mix;
    mix.pan = recorder.shown(pan);
    mix.panLocked = recorder.locked(pan);
    if (const auto muted = recorder.shown(mute))
        mix.mute = *muted >= kMuted;
    mix.muteLocked = recorder.locked(mute);
    return mix;
}

QString automatedTip()
{
    return Words::tr("Automated: its lane in the timeline decides. Touch, Latch or Write record what you do.");
}

AutomationMark::AutomationMark(QWidget* parent) : QLabel(Words::tr("A", "automated"), parent)
{
    setObjectName(QStringLiteral("automated"));
    setProperty("role", "automated");
    setFont(theme().small());
    setToolTip(automatedTip());
    setAccessibleName(Words::tr("automated"));
    setFixedWidth(9);
    QSizePolicy kept = sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    setSizePolicy(kept);
    hide();
}

} // namespace melisma::ui
