// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <functional>

class QMenu;
class QWidget;

namespace melisma::ui {

/// The menu over a track's header or its free lane. Belongs to `parent` and deletes itself when closed; `rename`
/// starts writing the name in place.
QMenu* makeTrackMenu(Session& session, project::TrackId track, std::function<void()> rename, QWidget* parent);

/// Shows an audio track as spectrogram instead of its waveform, or the other way round; nothing for other tracks.
void toggleSpectrogram(Session& session, project::TrackId track);

} // namespace melisma::ui
