// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/consent_check.h"
#include "core/voices/sound_voices.h"

namespace melisma::voices {

/// The steps by which a voice of sound gets its record of consent, for window and command line alike. Each answers the
/// details as they were then written. A new record takes the place of an older one and ends a revocation.

/// Words for its owner to read; they wait in the voice's folder.
base::Result<ConsentChallenge> askForConsent(const VoiceFolder& folder, const std::vector<std::string>& words,
                                             const std::string& owner, std::int64_t now);

/// The request to the worker that compares `recording` with the open challenge. One of its tries is used up.
/// ErrorKind::input when there is none, or it is too old or was tried too often.
base::Result<base::TaskRequest> checkRequest(const VoiceFolder& folder, const std::filesystem::path& recording,
                                             std::int64_t now);

enum class Capture {
    live, ///< recorded by this program from a device, just now
    file, ///< handed in
};

/// What that task answered. A live one with words and speaker found right gives a verified consent; all others that are
/// right are stated. ErrorKind::input as judge(); ErrorKind::missing for a live one whose speaker was not compared.
base::Result<VoiceDetails> acceptReading(const VoiceVault& vault, const VoiceFolder& folder, const ConsentCheck& check,
                                         const base::VoiceFile& recording, Capture capture, std::int64_t now);

/// A recording or a signed agreement that `owner` handed in: stated.
base::Result<VoiceDetails> acceptEvidence(const VoiceVault& vault, const VoiceFolder& folder, ConsentMethod method,
                                          const std::string& owner, const base::VoiceFile& evidence);

/// The voice is published under an open licence: stated, and the licence's rules become the voice's.
base::Result<VoiceDetails> acceptLicence(const VoiceVault& vault, const VoiceFolder& folder, const std::string& licence,
                                         const std::string& source);

/// From now on nothing new is made with it. ErrorKind::usage without a reason.
base::Result<VoiceDetails> revokeConsent(const VoiceFolder& folder, const std::string& reason);

/// ErrorKind::usage as checkRules(). What a spoken consent names cannot be widened behind its owner's back: more uses
/// than before take the record away.
base::Result<VoiceDetails> setRules(const VoiceFolder& folder, const VoiceRules& rules);

} // namespace melisma::voices
