// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_recipe.h"

namespace melisma::ml {

using base::VoiceMove;
using base::VoiceRecipe;
using base::VoiceShare;

} // namespace melisma::ml
