// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <string_view>

namespace melisma::ml::phonemes {

/// The languages of Kokoro's voices.
enum class Language { enUs, enGb, es, fr, hi, it, ja, ptBr, zh };

inline constexpr std::array kLanguages{Language::enUs, Language::enGb, Language::es,   Language::fr, Language::hi,
                                       Language::it,   Language::ja,   Language::ptBr, Language::zh};

/// "en-us", "en-gb", "es", "fr", "hi", "it", "ja", "pt-br", "zh".
std::string_view codeOf(Language language);

/// By its code, in any case and with '_' for '-'; "en", "pt", "fr-fr" and "cmn" are understood too.
/// ErrorKind::usage lists the codes.
base::Result<Language> languageOf(std::string_view code);

/// By the first letter of a Kokoro voice ("af_heart" is en-us): a b e f h i j p z. ErrorKind::usage for others.
base::Result<Language> languageOfVoice(std::string_view voiceId);

bool isEnglish(Language language);

} // namespace melisma::ml::phonemes
