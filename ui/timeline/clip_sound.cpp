// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_sound.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/edit_range.h"
#include "core/project/comp.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace melisma::ui {

std::set<project::ClipId> clipsToChange(const Session& session)
{
    const auto& time = session.timeSelection();
    return time.isEmpty() ? session.selectedClips() : edits::clipsTouching(session.project(), time);
}

std::vector<ClipSound> soundsOf(const project::Project& project, const std::set<project::ClipId>& clips)
{
    std::vector<ClipSound> sounds;
    for (const auto id : clips) {
        const auto* clip = project.findClip(id);
        if (!clip || !clip->isAudio())
            continue;
        for (const auto& stretch : project::compStretches(*clip)) {
            const auto& sound = std::get<project::AudioContent>(stretch.take->content);
            if (const auto* asset = project.findAsset(sound.assetSha256))
                sounds.push_back({id,
                                  stretch.take->id,
                                  {stretch.from.count},
                                  {(stretch.to - stretch.from).count},
                                  *asset,
                                  clip->timePitch});
        }
    }
    return sounds;
}

bool stillPlays(const project::Project& project, const ClipSound& sound)
{
    const auto now = soundsOf(project, {sound.clip});
    return std::ranges::find(now, sound) != now.end();
}

bool mayChange(Session& session, const std::set<project::ClipId>& clips)
{
    if (session.readOnly()) {
        emit session.message(
            QCoreApplication::translate("melisma::ui::ClipSound",
                                        "This project can only be read, so its sounds stay as they are."),
            true);
        return false;
    }
    for (const auto id : clips)
        if (const auto* clip = session.project().findClip(id))
            if (const auto good = edits::checkUnlocked(*clip); !good) {
                emit session.message(toQString(good.error().sentence()), true);
                return false;
            }
    return true;
}

QString signedDb(double db)
{
    const QString sign = db >= 0.05 ? QStringLiteral("+") : db <= -0.05 ? QStringLiteral("\u2212") : QString();
    return QStringLiteral("%1%2 dB").arg(sign, QLocale().toString(std::abs(db), 'f', 1));
}

} // namespace melisma::ui
