// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/consent_check.h"
#include "core/voices/sound_voices.h"

#include <functional>

namespace melisma::voices {

/// The steps by which a voice of sound gets its record of consent, for window and command line alike. Each answers the
/// details as they were then written, and holds the voice's lock meanwhile. A new record takes the place of an older
/// one and ends a revocation.

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

/// The voice is published under an open licence: stated, and only what both the licence and the voice's rules allow is
/// allowed; credit, share and payee stay.
base::Result<VoiceDetails> acceptLicence(const VoiceVault& vault, const VoiceFolder& folder, const std::string& licence,
                                         const std::string& source);

/// From now on nothing new is made with it. ErrorKind::usage without a reason.
base::Result<VoiceDetails> revokeConsent(const VoiceFolder& folder, const std::string& reason);

/// ErrorKind::usage as checkRules(). What a spoken consent was given for cannot be widened behind its owner's back:
/// more uses, places or languages than before, or a longer term, take the record away. What the licence of a voice that
/// is used under one does not allow is refused: ErrorKind::usage.
base::Result<VoiceDetails> setRules(const VoiceFolder& folder, const VoiceRules& rules);

/// The same with rules made of those that hold at that moment, so that of several changes none is lost.
using RulesChange = std::function<base::Result<VoiceRules>(const VoiceRules&)>;
base::Result<VoiceDetails> changeRules(const VoiceFolder& folder, const RulesChange& change);

} // namespace melisma::voices
