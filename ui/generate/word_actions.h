// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QWidget;

namespace melisma::ui {

/// The task that finds words in a recording; null where nothing here does.
const base::TaskDescriptor* alignTask(const Session& session);
/// What the sound of a clip is known to say: its take's lyrics, else the song's. Empty where nothing is known.
std::string knownWords(const project::Project& project, const project::Clip& clip);
/// Asks what is sung in a clip with sound and looks for it; the words then stand under the clip. Answers at once.
void findWords(Session& session, project::ClipId clip, QWidget* parent);

} // namespace melisma::ui
