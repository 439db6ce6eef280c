// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <filesystem>
#include <string>

namespace melisma::tests {

inline base::Shared<project::Clip> sampleClip(project::Project& project, int notes)
{
    music::NoteSequence sequence;
    for (int i = 0; i < notes; ++i)
        sequence.notes.push_back({base::Beats::whole(i), base::Beats::whole(1), 48 + i % 24, 90});
    sequence.length = base::Beats::whole(notes);
    project::Take take;
    take.id = {project.nextId++};
    take.name = "Take 1";
    take.content = project::NoteContent(sequence);
    take.provenance.origin = project::Origin::algorithmic;
    take.provenance.prompt = "slow rainy lo-fi \u00e9 \U0001d11e";
    take.provenance.seed = 0xFFFF'FFFF'FFFF'FFF1u;
    project::Clip clip;
    clip.id = {project.nextId++};
    clip.name = "Verse";
    clip.start = project::TimeValue::musical({});
    clip.length = project::TimeValue::musical(sequence.length);
    clip.offset = project::TimeValue::musical({});
    clip.chosenTake = take.id;
    clip.takes.emplace_back(take);
    return clip;
}

inline void addSampleTrack(project::Project& project, const std::string& name, int notes = 8)
{
    project::Track track;
    track.id = {project.nextId++};
    track.kind = project::TrackKind::instrument;
    track.name = name;
    track.view = project::LaneView::notes;
    track.mix.gainDb = -3.1;
    track.clips.push_back(sampleClip(project, notes));
    project.tracks.emplace_back(track);
}

/// Two instrument tracks, a section and one asset.
inline project::Project sampleProject()
{
    project::Project project;
    project.name = "Sample";
    addSampleTrack(project, "Piano");
    addSampleTrack(project, "Bass");
    project.markers.push_back({{project.nextId++}, "Chorus", base::Beats::whole(8), base::Beats::whole(16)});
    project::Asset asset;
    asset.sha256 = std::string(64, 'a');
    asset.name = "voice.wav";
    asset.file = "media/" + asset.sha256 + ".wav";
    asset.channels = 1;
    asset.sampleRate = project.sampleRate;
    asset.frames = {48000};
    project.assets.emplace(asset.sha256, asset);
    return project;
}

/// `project` after an edit that can be told from any other by its number.
inline project::Project numbered(const project::Project& project, int number)
{
    auto changed = project;
    auto& track = changed.tracks[static_cast<std::size_t>(number) % changed.tracks.size()];
    track = track.with([number](project::Track& copy) { copy.mix.gainDb = -number / 1024.0; });
    changed.lyrics = std::to_string(number);
    return changed;
}

inline int numberOf(const project::Project& project)
{
    return project.lyrics.empty() ? 0 : QString::fromStdString(project.lyrics).toInt();
}

inline QByteArray bytesOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const std::filesystem::path& path, const QByteArray& bytes)
{
    QFile file(QString::fromStdString(path.string()));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

} // namespace melisma::tests
