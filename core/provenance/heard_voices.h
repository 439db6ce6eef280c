// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/project/provenance.h"

#include <string_view>

namespace melisma::provenance {

/// Takes over the voices that are heard in a file that comes back, from the list `voices` of its usage record: as the
/// voice of `story`, with the state of consent and the rules of its owner. Of several the id and the name hold all,
/// `parents` lists each, and what may be done is what all of them allow: the strictest consent, licence and rules,
/// every credit, the sum of the shares. Rules that cannot be read allow nothing. Nothing changes where no voice is
/// listed.
void takeVoices(project::Provenance& story, const base::Json& voices);

/// The same from the tag AI_VOICE ("id;licence;consent", " | " between voices), where the record is lost: the licence
/// then says what is allowed.
void takeVoiceTag(project::Provenance& story, std::string_view tag);

} // namespace melisma::provenance
