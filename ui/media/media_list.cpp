// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/media_list.h"

#include "core/edits/add_files.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QMimeData>

#include <algorithm>
#include <map>
#include <set>

namespace melisma::ui {
namespace {

const QString& mimeType()
{
    static const QString type = QStringLiteral("application/x-melisma-media");
    return type;
}

const std::string* soundOf(const project::Take& take)
{
    const auto* audio = std::get_if<project::AudioContent>(&take.content);
    return audio ? &audio->assetSha256 : nullptr;
}

std::map<std::string, int> useCounts(const project::Project& project)
{
    std::map<std::string, int> counts;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips) {
            std::set<std::string> sounds;
            for (const auto& take : clip->takes)
                if (const auto* sound = soundOf(*take))
                    sounds.insert(*sound);
            for (const auto& sound : sounds)
                ++counts[sound];
        }
    return counts;
}

project::Provenance storyOf(const project::Project& project, const std::string& sha256)
{
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (const auto* sound = soundOf(*take); sound && *sound == sha256)
                    return take->provenance;
    project::Provenance unknown; // every clip of it was deleted
    unknown.origin = project::Origin::unknown;
    return unknown;
}

} // namespace

std::vector<MediaEntry> mediaEntries(const project::Project& project)
{
    const auto counts = useCounts(project);
    std::vector<MediaEntry> entries;
    for (const auto& [hash, asset] : project.assets) {
        if (asset->kind != project::AssetKind::sound)
            continue;
        const auto used = counts.find(hash);
        entries.push_back({hash, toQString(asset->name), base::toSeconds(asset->frames, asset->sampleRate).value,
                           asset->sampleRate, asset->channels, used == counts.end() ? 0 : used->second});
    }
    std::ranges::sort(entries, [](const MediaEntry& a, const MediaEntry& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return entries;
}

QMimeData* mimeOfMedia(const std::string& sha256)
{
    auto* data = new QMimeData;
    data->setData(mimeType(), QByteArray::fromStdString(sha256));
    return data;
}

std::string mediaIn(const QMimeData& data)
{
    return data.data(mimeType()).toStdString();
}

bool placeMedia(Session& session, const std::string& sha256, project::TrackId track, base::Frames at)
{
    const auto* asset = session.project().findAsset(sha256);
    if (!asset)
        return false;
    const std::vector<edits::FileToAdd> files = {{*asset, storyOf(session.project(), sha256)}};
    return session.apply(QCoreApplication::translate("melisma::ui::MediaPanel", "Add sound to track"),
                         [&](const project::Project& project) { return edits::addFiles(project, files, track, at); });
}

} // namespace melisma::ui
