// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_material.h"
#include "core/voices/voice_details.h"

namespace melisma::voices {

/// What the sealed details say of the owner's consent. `ownKey` is this machine's public key. A record that is not
/// intact, is of another voice, or was given for other sound than the voice is made of counts as none.
Consent consentNow(const VoiceDetails& details, const std::string& ownKey);

/// Whether the voice may be cloned for this use now, and as whose voice what is made is known. Core asks before a task
/// is queued, the worker before it runs one, each from the voice's own folder. ErrorKind::unsupported says what stands
/// against it: no record, a forged one, other sound, revoked, or a rule, by its name.
base::Result<base::VoiceUse> clonePermit(const std::string& name, const VoiceDetails& details,
                                         const std::string& ownKey, const IntendedUse& use);

} // namespace melisma::voices
