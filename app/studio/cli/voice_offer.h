// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// Before a verb that needs the voices: where they are not installed and a person sits at the terminal, asks whether to
/// download them, and does it after a yes. After a no the error says which command gets them. Elsewhere, and with
/// --json or --offline, it asks nothing: the task itself will say what is missing.
base::Result<void> offerVoices(const VerbContext& context);

} // namespace melisma::app
