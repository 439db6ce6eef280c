// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In place of espeak.cpp where MELISMA_ESPEAK is off.
#include "ml/phonemes/espeak.h"

namespace melisma::ml::phonemes {

namespace {

base::Error absent()
{
    return {base::ErrorKind::missing,
            "This Melisma was built without espeak-ng, so it cannot read text",
            "Install libespeak-ng-dev and build with MELISMA_ESPEAK on",
            {}};
}

} // namespace

base::Result<Espeak*> Espeak::instance()
{
    return absent();
}

base::Result<std::string> Espeak::phonemes(std::string_view, std::string_view, Notation)
{
    return absent();
}

base::Result<SpokenSamples> Espeak::speak(std::string_view, std::string_view, int)
{
    return absent();
}

} // namespace melisma::ml::phonemes
