// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <functional>
#include <string>
#include <vector>

namespace melisma::base {

/// A file of a voice that is made of sound, in memory only: opened, it never lies on a disk.
struct VoiceFile {
    std::string role; ///< "reference", "model", "index"
    std::string name; ///< as the user had it
    std::string bytes;
};

/// What a task is given of a voice that is made of sound, once its consent and its rules allow it.
struct VoiceMaterial {
    VoiceUse use;
    ParamValues settings;
    std::vector<VoiceFile> files;
    std::string learned; ///< what keepLearned() was last given; empty: nothing
    /// Seals beside the voice what a task worked out from it, so that the next one need not; it counts as no part of
    /// it.
    std::function<Result<void>(const std::string& bytes)> keepLearned;
};

/// Opens the voice of this id for the running task, or says why it may not be used.
using OpenVoice = std::function<Result<VoiceMaterial>(const std::string& id)>;

/// The parameter by which a take remembers what the owner of its voice allowed when it was made, as JSON text
/// (core/voices/voice_terms.h). Every task that clones declares it; core sets it, and no task reads it.
inline constexpr const char* kVoiceTerms = "voiceTerms";

inline ParamSpec voiceTermsParam()
{
    ParamSpec spec;
    spec.key = kVoiceTerms;
    spec.kind = ParamKind::longText;
    return spec;
}

} // namespace melisma::base
