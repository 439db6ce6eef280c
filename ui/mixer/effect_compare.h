// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

/// Makes an effect's slot so, heard at once; steps of one go are one undo step. What automation records of it goes into
/// the lanes instead.
void applySlot(Session& session, const QString& label, const project::EffectSlot& asked);

/// The other of A and B is heard; each of the two is an undo step.
void swapSettings(Session& session, project::EffectId effect);
/// The other one becomes as the one that is heard.
void copySettings(Session& session, project::EffectId effect);

} // namespace melisma::ui
