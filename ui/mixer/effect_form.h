// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::ui {

/// A slot as a form: the effect's own parameters, and in front whether it is on and how much of it is heard.
std::vector<base::ParamSpec> effectFormSpecs(const audio::EffectKind& kind);
base::ParamValues effectFormValues(const project::EffectSlot& slot);
/// The slot as the form has it.
project::EffectSlot slotFromForm(project::EffectSlot slot, const base::ParamValues& values);
/// The key of what that target moves in the form.
std::string formKey(const project::AutomationTarget& target);
/// Whose rack the effect stands in; null: the master's.
const project::Track* trackOf(const project::Project& project, project::EffectId effect);
/// The edit that makes the slot so.
base::Result<project::Project> setSlot(const project::Project& project, const project::EffectSlot& slot);

} // namespace melisma::ui
