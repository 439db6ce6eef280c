// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/voices/voice_library.h"

namespace melisma::voices {

/// What a task that speaks or sings is told of a voice: "voice", and "voiceName" for one that the user made.
void setVoiceParams(const Voice& voice, base::ParamValues& params);

/// A worker knows no voices of the user: where "voice" names one, its recipe and its name take its place. Errors as
/// VoiceLibrary::resolve; what names only published voices is left for the task to judge.
base::Result<void> resolveOwnVoices(const VoiceLibrary& library, base::ParamValues& params);

/// The wish to hear a sample of a voice: the sentence of its language, spoken; the same each time.
base::TaskRequest sampleRequest(const VoiceCatalogue& catalogue, const Voice& voice);

} // namespace melisma::voices
