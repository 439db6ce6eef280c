// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/jobs/landing.h"
#include "core/jobs/melody_phrases.h"
#include "core/project/project.h"

#include <filesystem>
#include <optional>

namespace melisma::jobs {

inline constexpr const char* kMelodyInput = "melody";         ///< role of one clip's notes among a task's inputs
inline constexpr const char* kLeadVocal = "Lead vocal";       ///< the audio track on which clips are sung
inline constexpr const char* kHarmonyVocal = "Harmony vocal"; ///< where second voices to them are sung

/// Gives `request` the notes that a clip sounds as a score of one part: a file in `folder`, named by its content. Times
/// count from the song's start, so the tempo map holds. Where only a `phrase` is to be sung it is the score's one
/// section. `folder` must outlive the job. Errors: no clip with notes, io.
base::Result<void> addMelodyInput(base::TaskRequest& request, const project::Project& project, project::ClipId clip,
                                  const std::filesystem::path& folder,
                                  const std::optional<MelodyPhrase>& phrase = std::nullopt);

/// What addMelodyInput() gave the request; none where it was given no melody. Reads a file; any thread.
std::optional<music::Score> melodyOf(const base::TaskRequest& request);

/// Where the sound of a melody goes: onto the lead vocal (the harmony vocal, where "part" asks for a second voice),
/// from where its clip begins, under that clip's name. So a clip sung again is another take, and two clips stand side
/// by side. A phrase is a take of its own part of that clip. As the task says where there is no melody. Reads a file;
/// any thread.
LandingPlace melodyPlace(const base::TaskRequest& request);

} // namespace melisma::jobs
