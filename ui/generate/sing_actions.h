// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QWidget;

namespace melisma::ui {

/// The task that sings a clip; null where nothing here does.
const base::TaskDescriptor* singTask(const Session& session);
/// A clip with notes that are no drums.
bool isMelody(const project::Project& project, project::ClipId clip);
/// The melody that is selected, alone; none else.
project::ClipId selectedMelody(const Session& session);
/// The clip was sung before, so singing makes another take.
bool wasSung(const project::Project& project, project::ClipId clip);
/// Asks for words and voice, and sings the clip onto the lead vocal. Answers at once.
void singWithLyrics(Session& session, project::ClipId clip, QWidget* parent);

} // namespace melisma::ui
