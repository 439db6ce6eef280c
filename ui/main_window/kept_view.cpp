// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/kept_view.h"

#include "ui/common/text.h"
#include "ui/timeline/timeline_state.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

void restoreView(Session& session, TimelineState& timeline)
{
    const QSettings settings;
    const double framesPerPixel = settings.value(QStringLiteral("session/framesPerPixel")).toDouble();
    const double left = settings.value(QStringLiteral("session/leftFrame")).toDouble();
    if (framesPerPixel > 0.01 && framesPerPixel < 1e7 && left >= 0.0 && left < 1e12)
        timeline.setScale({framesPerPixel, left});
    timeline.setScrollY(settings.value(QStringLiteral("session/scrollY")).toInt());
    const base::Frames playhead{settings.value(QStringLiteral("session/playhead")).toLongLong()};
    session.seek(std::min(playhead, session.project().length()));
    const project::TrackId track{settings.value(QStringLiteral("session/track")).toULongLong()};
    if (session.project().findTrack(track))
        session.selectTrack(track);
}

} // namespace

void keepView(const Session& session, const TimelineState& timeline)
{
    QSettings settings;
    settings.setValue(QStringLiteral("session/project"), toQString(session.folderPath()));
    const TimeScale& scale = timeline.scale();
    settings.setValue(QStringLiteral("session/framesPerPixel"), scale.framesPerPixel);
    settings.setValue(QStringLiteral("session/leftFrame"), scale.leftFrame);
    settings.setValue(QStringLiteral("session/scrollY"), timeline.scrollY());
    settings.setValue(QStringLiteral("session/playhead"), static_cast<qlonglong>(session.playhead().count));
    settings.setValue(QStringLiteral("session/track"), static_cast<qulonglong>(session.selectedTrack().value));
}

void goOnWithKeptView(Session& session, TimelineState& timeline)
{
    const QString path = QSettings().value(QStringLiteral("session/project")).toString();
    if (!path.isEmpty() && QFileInfo::exists(path) && session.openProject(toPath(path)))
        restoreView(session, timeline);
}

} // namespace melisma::ui
