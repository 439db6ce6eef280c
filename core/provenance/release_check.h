// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/provenance/audible.h"
#include "core/voices/voice_terms.h"

#include <filesystem>
#include <functional>

namespace melisma::provenance {

/// How a song is to be released. JSON: `commercial`, `political`, `adult`, `endorsement`, `training` (true or false),
/// `languages`, `territories` (two letters each; none: everywhere), `day` (the last on which it is offered; today
/// unless told). Members that are not known are refused.
base::Result<voices::IntendedUse> readReleaseProfile(const std::filesystem::path& file);

/// What is known here and now of a voice by its id: fresher than what a take remembers. None: nothing.
using CurrentTerms = std::function<std::optional<voices::VoiceTerms>(const std::string& voice)>;

/// A voice that is heard where a rule forbids it.
struct VoiceFinding {
    std::string track;
    std::string clip;
    double startSeconds = 0.0; ///< on the project's timeline
    std::string voiceId;
    std::string voice;
    voices::BrokenRule broken;
};

/// All voices heard in the extent against the use, by what each take remembers and, where that is known, by what is
/// true now; a rule must be kept by both. In the order of audibleSegments().
std::vector<VoiceFinding> findBrokenRules(const project::Project& project, const Extent& extent,
                                          const voices::IntendedUse& use, const CurrentTerms& current = {});

/// The same as an error of kind unsupported that names clip, voice and rule of the first and counts the others.
base::Result<void> checkRelease(const project::Project& project, const Extent& extent, const voices::IntendedUse& use,
                                const CurrentTerms& current = {});

/// What a project from elsewhere must not bring along: voices whose owner's term is over, or whose consent is revoked
/// or missing. ErrorKind::unsupported as above. Clips that are muted count too.
base::Result<void> checkImported(const project::Project& project, const CurrentTerms& current = {});

/// The same of one sound by its story, for a file that is brought in or made something of; `what` names it.
base::Result<void> checkMaterial(const project::Provenance& story, const std::string& what,
                                 const CurrentTerms& current = {});

/// The same of every sound of the project that a request listens to. An error names its clip.
base::Result<void> checkInputs(const project::Project& project, const base::TaskRequest& request,
                               const CurrentTerms& current = {});

/// Of all voices heard in the extent: what all of them allow, each credit once, each payee's share. Null unless one of
/// them has terms of its owner's.
base::Json foldedTerms(const project::Project& project, const Extent& extent);

} // namespace melisma::provenance
