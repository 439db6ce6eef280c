// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"

#include <filesystem>
#include <vector>

namespace melisma::ml {

/// Samples of a recording that are listened to when speakers are compared.
inline constexpr std::size_t kListened = 30UL * kSpeakerEncoderRate;

/// What is heard of a recording when speakers are compared: mono, 16 kHz, the loudest 30 s or all of a shorter one.
/// Memory does not grow with the recording. Errors name it: notFound, input (no sound, longer than four hours,
/// silence), io; ErrorKind::cancelled.
base::Result<std::vector<float>> heardRecording(const std::filesystem::path& recording,
                                                const base::RunContext& context);

} // namespace melisma::ml
