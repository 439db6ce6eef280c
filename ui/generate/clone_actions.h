// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QWidget;

namespace melisma::ui {

/// The task that gives a clip another voice; null where nothing here does.
const base::TaskDescriptor* cloneTask(const Session& session);
/// There is a voice to sing with, and the clip has sound.
bool canClone(const Session& session, project::ClipId clip);
/// Asks for voice and settings, and sings the clip again onto a track of its own. Answers at once.
void singWithVoice(Session& session, project::ClipId clip, QWidget* parent);

} // namespace melisma::ui
