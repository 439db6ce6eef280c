// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

/// True when there is a task that arranges, so that the actions below do something.
bool canArrange(const Session& session);

/// Writes the parts of the chosen clips anew in the bars they cover; each becomes the clip's next take, chosen. The
/// takes it had stay.
void writeNewTakes(Session& session);
/// The same for all parts of the section under the playhead.
void rewriteSection(Session& session);
/// Asks for kinds of sections and adds them at the end.
void continueSong(Session& session, QWidget* parent);

/// What melodies that grow out of a clip can be asked for. The clip must hold notes of a pitched instrument.
enum class ThemeUse { accompany, rewriteTrack, continueSong };
void useAsTheme(Session& session, project::ClipId clip, ThemeUse use, QWidget* parent);

} // namespace melisma::ui
