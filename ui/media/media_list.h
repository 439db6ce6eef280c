// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QString>

#include <string>
#include <vector>

class QMimeData;

namespace melisma::ui {

/// What the media list says about one sound of the project.
struct MediaEntry {
    std::string sha256;
    QString name;
    double seconds = 0.0;
    int sampleRate = 0;
    int channels = 0;
    int used = 0; ///< clips that have it in one of their takes
    bool operator==(const MediaEntry&) const = default;
};

/// The project's sounds by name.
std::vector<MediaEntry> mediaEntries(const project::Project& project);

/// A sound of the open project on its way into the timeline by drag and drop.
QMimeData* mimeOfMedia(const std::string& sha256);
std::string mediaIn(const QMimeData& data); ///< empty when there is none

/// A new clip of a sound that is in the project, with the story of the take it came with: on `track`, or on a new one
/// of its name. False when it was refused.
bool placeMedia(Session& session, const std::string& sha256, project::TrackId track, base::Frames at);

} // namespace melisma::ui
