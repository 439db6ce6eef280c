// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/project/project.h"

#include <optional>
#include <string>
#include <vector>

namespace melisma::provenance
{

enum class Level { none, assisted, partial, full };
std::string_view toString(Level level);

/// How much of a class was made how, over the audible material of an asset.
struct ContributionShare {
    Level level = Level::none;
    double timeShare = 0.0; ///< union of the intervals in which AI or rules took part, over the duration
    int unknownInputs = 0;  ///< materials that may be of this class and whose making is not known
};
/// The level as a record states it: "unknown" where nothing is known to be generated, but something may be.
std::string levelText(const ContributionShare& share);

/// What goes into an exported file's record besides what the project knows.
struct RecordSubject {
    std::string kind = "mix"; ///< mix, stem
    std::string title;
    std::string isrc;      ///< empty: none
    std::string exportId;  ///< UUID
    std::string created;   ///< RFC 3339
    std::string pcmSha256; ///< of the decoded samples, interleaved little-endian
    double seconds = 0.0;
    int sampleRate = 0;
    int channels = 0;
    std::optional<project::TrackId> track; ///< stems: only this track's material
    base::Frames rangeStart;
    base::Frames rangeEnd; ///< 0: the project's length
    bool includePrompts = true;
};

/// The AI-usage record of one exported asset, schema melisma.ai-usage/1 (docs/PROVENANCE.md), folded over what is
/// audible in the range by the rules stated there. Deterministic for equal arguments.
base::Json usageRecord(const project::Project& project, const RecordSubject& subject);

/// The five classes of a project's whole mix, for `info` and the window: class name -> share.
std::vector<std::pair<project::Contribution, ContributionShare>> foldContributions(const project::Project& project);

/// Digest for tags: AI_DISCLOSURE, AI_CONTRIBUTIONS, DIGITALSOURCETYPE, AI_SYSTEM, AI_SYSTEM_VERSION, AI_EXPORT_ID,
/// AI_RECORD_SHA256, AI_USAGE (the record itself as compact JSON) and, where voices took part, AI_VOICE.
std::vector<std::pair<std::string, std::string>> tagDigest(const base::Json& record);

} // namespace melisma::provenance
