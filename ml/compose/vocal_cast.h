// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/plan.h"
#include "ml/compose/vocal_text.h"

#include <string_view>
#include <vector>

namespace melisma::ml {

/// Who sings what: points into the text.
struct VocalCast {
    std::vector<const VocalStanza*> sung; ///< one a section of the plan; null: it is played
    std::vector<const VocalStanza*> left; ///< stanzas for which there is no section
};

/// Sections whose kind is sung where the words do not say otherwise; in styles without verses and choruses all but the
/// edges, solos and breaks.
bool isSungKind(const Plan& plan, std::string_view kind);

/// Kinds that come back with their words.
bool isRefrain(std::string_view kind);

/// Each stanza goes to the sections of the kind it names, or of a kind that may stand in for it; a refrain comes back
/// with its words. Stanzas without a name go to the next section that can be sung.
VocalCast castStanzas(const Plan& plan, const VocalText& text);

} // namespace melisma::ml
