// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/provenance.h"

#include <filesystem>
#include <string>

namespace melisma::audio {

/// The story of a file that a person brings in. Without a word about AI in its tags: `imported`. With a usage record
/// of ours, or with another maker's tags (AI_DISCLOSURE, digital source type, China's AIGC label), what they say:
/// the strongest origin, the contributions, the models, and the voices with consent and rules. The source file itself
/// is an input either way; `sha256` spares hashing it where that is known.
base::Result<project::Provenance> importedProvenance(const std::filesystem::path& source,
                                                     const std::string& sha256 = {});

} // namespace melisma::audio
