// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <functional>

class QMenu;
class QWidget;

namespace melisma::ui {

class TimelineState;

/// The menu over a track's header or its free lane. Belongs to `parent` and deletes itself when closed; `rename`
/// starts writing the name in place.
/// `timeline`: where its automation lanes can be shown; null where there is none.
QMenu* makeTrackMenu(Session& session, project::TrackId track, std::function<void()> rename, QWidget* parent,
                     TimelineState* timeline = nullptr);

/// Shows an audio track as spectrogram instead of its waveform, or the other way round; nothing for other tracks.
void toggleSpectrogram(Session& session, project::TrackId track);

} // namespace melisma::ui
