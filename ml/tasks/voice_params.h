// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "ml/phonemes/language.h"
#include "ml/voices/voice_recipe.h"

namespace melisma::ml {

inline constexpr const char* kUsualVoice = "af_heart";

/// Parameters that speaking and singing share.
base::ParamSpec voiceParam();
base::ParamSpec languageParam();

/// The language asked for, else the voice's own.
base::Result<phonemes::Language> languageOf(const base::ParamValues& values, const VoiceRecipe& voice);

/// What is asked of a voice, apart from words and notes.
struct VoiceRequest {
    base::ParamValues values; ///< all of the task's, with its defaults
    VoiceRecipe voice;
    phonemes::Language language{};
};
/// `specs` are the task's parameters, voiceParam() and languageParam() among them. ErrorKind::usage.
base::Result<VoiceRequest> readVoiceRequest(const std::vector<base::ParamSpec>& specs, const base::ParamValues& params);

} // namespace melisma::ml
