// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/model_files.h"
#include "core/base/task.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"

namespace melisma::ml {

/// The model `resemblyzer` as the user has installed it.
struct InstalledSpeakerEncoder {
    static constexpr const char* kModel = "resemblyzer"; ///< as in the manifest of models

    /// ErrorKind::missing, with the command that gets it.
    static base::Result<InstalledSpeakerEncoder> load(const base::FindModel& findModel, const Runtime& runtime);

    SpeakerEncoder encoder;
    base::ModelUse use; ///< for records
};

} // namespace melisma::ml
