// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/effect_setting.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/provenance.h"

#include <string>
#include <vector>

namespace melisma::edits {

/// A sound that a task made and where it belongs. It is in the media folder already, at the project's rate.
struct SoundToAdd {
    project::Asset asset;
    std::string name;  ///< of its clip
    std::string track; ///< name of the audio track; sounds of one name share it
    std::string role;
    base::Frames start;
    double gainDb = 0.0; ///< this, pan and effects are of a track that is new
    double pan = 0.0;
    std::vector<base::EffectSetting> effects;
    project::Provenance provenance;
    std::vector<base::TimedWord> words; ///< that are heard in it
    base::Frames offset{};              ///< where in the sound its clip begins
    base::Frames until{};               ///< 0, or where clips that were cut from the one of this name end
};

/// Puts each sound onto the audio track of its name, which is made below the others where there is none. A sound that
/// begins where a clip of this call or of the same name begins becomes a further take of it: heard when `choose`. Where
/// that clip was cut in pieces since, it becomes one of each piece that begins before `until`.
/// Errors as of addAudioClip, and a sound that ends before its clip begins; then nothing is added.
base::Result<project::Project> addSounds(const project::Project& project, const std::vector<SoundToAdd>& sounds,
                                         bool choose);

} // namespace melisma::edits
