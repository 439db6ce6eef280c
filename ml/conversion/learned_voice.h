// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/clone_method.h"
#include "ml/conversion/fitted_voice.h"
#include "ml/models/content_encoder/content_encoder.h"

namespace melisma::ml::conversion {

/// The voice that the references of `target` make, fitted (voice_fitter.h) unless it was before, and then kept sealed
/// beside them. `encoderSha256`: the weights' that hear them. ErrorKind::missing without Resemblyzer, with the command
/// that gets it; ErrorKind::input where there is no voice in the references.
base::Result<FittedVoice> learnedVoice(const CloneTarget& target, const content::ContentEncoder& encoder,
                                       const std::string& encoderSha256, CloneTools& tools);

} // namespace melisma::ml::conversion
