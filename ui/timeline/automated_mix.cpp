// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automated_mix.h"

#include "ui/common/theme.h"
#include "ui/timeline/automation_axis.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

using project::AutomationKind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::AutomatedMix)
};

constexpr double kMuted = 0.5; ///< from here on a mute lane mutes

base::Beats playheadOf(const Session& session)
{
    const auto& project = session.project();
    return project.tempoMap.beatsAt(session.playhead(), project.sampleRate);
}

} // namespace

AutomatedMix automatedMix(const Session& session, project::TrackId id)
{
    const auto* track = session.project().findTrack(id);
    const auto& lanes = track ? track->automation : session.project().masterAutomation;
    if ((id && !track) || lanes.empty())
        return {};
    const auto at = playheadOf(session);
    AutomatedMix mix;
    mix.gainDb = automatedValue(lanes, {AutomationKind::volume}, at);
    mix.pan = automatedValue(lanes, {AutomationKind::pan}, at);
    if (const auto mute = automatedValue(lanes, {AutomationKind::mute}, at))
        mix.mute = *mute >= kMuted;
    return mix;
}

std::optional<double> automatedSend(const Session& session, const project::Track& track, project::SendId send)
{
    return track.automation.empty()
               ? std::nullopt
               : automatedValue(track.automation, {AutomationKind::sendGain, send}, playheadOf(session));
}

QString automatedTip()
{
    return Words::tr("Automated: its lane in the timeline decides. A shows the lanes of the track.");
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
