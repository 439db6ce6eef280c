// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "core/base/result.h"
#include "ml/compose/lexicon.h"
#include "ml/compose/wishes.h"

#include <vector>

namespace melisma::ml {

/// Values of the parameter `voice` that are no voice.
inline constexpr const char* kAutoVoice = "auto";
inline constexpr const char* kHarmonyUsual = "choruses";
inline constexpr const char* kHarmonyNone = "none";
inline constexpr const char* kNoVoice = "none";
/// Toggle of the task `compose`: only the words that would be drafted, as facts.
inline constexpr const char* kDraftOnly = "draftOnly";

/// The parameters of the task `compose`; the keys are the options of the verb `sketch`.
std::vector<base::ParamSpec> composeParams();

/// What is asked for in all: the words of the prompt, overridden by every explicit option. A word that an option
/// overrides moves to `ignored`. Options that cannot be read or contradict each other are usage errors.
base::Result<Wishes> readWishes(const base::ParamValues& values, const Lexicon& lexicon);

/// Instruments by name, separated by commas or "and": "piano, bass, drums".
base::Result<std::vector<InstrumentWish>> readInstruments(std::string_view text, const Lexicon& lexicon);

/// Kinds of sections by name: "intro verse chorus".
base::Result<std::vector<std::string>> readForm(std::string_view text, const Lexicon& lexicon);

} // namespace melisma::ml
