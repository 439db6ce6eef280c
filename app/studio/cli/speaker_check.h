// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "core/base/voice_material.h"

namespace melisma::app {

/// Whether recordings, of which a voice is to be made, are of one person, by a worker: {"compared": true, "likeness":
/// of each to the others, "needed"}, or {"compared": false, "why"} where nothing is installed that could tell. `names`
/// are what the person calls them. ErrorKind::input, naming them, where several people seem to be heard; errors of the
/// worker.
base::Result<base::Json> checkSpeakers(const VerbContext& context, const std::vector<std::filesystem::path>& names,
                                       const std::vector<base::VoiceFile>& recordings);

/// The answer where nobody was compared.
base::Json notCompared(const std::string& why);

} // namespace melisma::app
