// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clip_work/heard_picture.h"

#include "ui/clip_work/stretch_work.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace melisma::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::HeardPicture)
};

const project::Asset* assetOf(const project::Project& project, const project::Take& take)
{
    const auto* sound = std::get_if<project::AudioContent>(&take.content);
    return sound ? project.findAsset(sound->assetSha256) : nullptr;
}

} // namespace

std::optional<HeardPicture> heardPicture(const project::Project& project, const project::Clip& clip,
                                         const project::Take& take, const StretchWork* stretches)
{
    const auto* asset = assetOf(project, take);
    if (!asset)
        return std::nullopt;
    if (!clip.timePitch.changesSound())
        return HeardPicture{*asset};
    auto rendered = audio::heardAsset(*asset, clip.timePitch);
    if (stretches && stretches->isReady(rendered.sha256))
        return HeardPicture{std::move(rendered)};
    return HeardPicture{*asset, clip.timePitch.ratio};
}

QString stretchText(const project::TimePitch& timePitch)
{
    QStringList parts;
    if (timePitch.ratio != 1.0) {
        const double percent = timePitch.ratio * 100.0;
        parts << numberText(percent, std::abs(percent - std::round(percent)) < 0.05 ? 0 : 1) +
                     QStringLiteral("\u00a0%");
    }
    if (timePitch.semitones != 0.0)
        parts << (timePitch.semitones > 0 ? QStringLiteral("+") : QString()) + numberText(timePitch.semitones, 2) +
                     QStringLiteral("\u00a0st");
    return parts.join(QStringLiteral("  "));
}

QString stretchText(const project::Project& project, const project::Clip& clip, const StretchWork* stretches)
{
    const QString text = stretchText(clip.timePitch);
    const auto* asset = assetOf(project, clip.chosen());
    if (text.isEmpty() || !asset || !stretches)
        return text;
    const auto share = stretches->progress(audio::heardAsset(*asset, clip.timePitch).sha256);
    return share ? text + QStringLiteral("  ") + Words::tr("rendering %1\u00a0%").arg(std::floor(*share * 100.0))
                 : text;
}

} // namespace melisma::ui
