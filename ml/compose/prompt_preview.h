// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/param_spec.h"
#include "ml/compose/lexicon.h"

namespace melisma::ml {

/// How the words of the parameter `prompt` are read, fast enough to ask while it is typed (well under a millisecond):
/// {"reading": [{"text", "as", "why", "begin", "end", "cutBegin", "cutEnd"}]}. `as` is empty for what is not used, and
/// `why` then says the reason, or nothing for an unknown word. Places are bytes of UTF-8. What another parameter says
/// more exactly is not used, with that parameter's label as the reason.
base::Json previewPrompt(const base::ParamValues& values, const Lexicon& lexicon);

} // namespace melisma::ml
