// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/provenance.h"
#include "core/voices/voice_door.h"

#include <optional>

namespace melisma::voices {

/// What the owner of a voice allowed when a take was made, as the take remembers it.
struct VoiceTerms {
    Consent consent = Consent::none;
    std::string record; ///< SHA-256 of the record of consent
    VoiceRules rules;
    bool operator==(const VoiceTerms&) const = default;
};

/// For a request whose voice may be used: sets the parameter base::kVoiceTerms.
void setTerms(base::ParamValues& params, const VoiceDetails& details, const std::string& ownKey);

void setTerms(base::ParamValues& params, const VoiceTerms& terms);

/// What window and command line do with a request before they queue it: one that names a voice of sound is refused as
/// unlockFor() does, or gets the terms; others stay as they are.
base::Result<void> prepareRequest(const VoiceVault& vault, const SoundVoices& voices, base::TaskRequest& request);

/// Of a take in which a voice is heard. One of a published voice has its licence's; one that names neither terms nor a
/// licence known here has those that allow nothing. None: no voice is heard.
std::optional<VoiceTerms> termsOf(const project::Provenance& provenance);

} // namespace melisma::voices
