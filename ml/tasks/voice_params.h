// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"

namespace melisma::ml {

inline constexpr const char* kUsualVoice = "af_heart";

/// Parameters that speaking and singing share.
base::ParamSpec voiceParam();
base::ParamSpec languageParam();

} // namespace melisma::ml
