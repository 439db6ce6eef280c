// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/clone_permit.h"
#include "core/voices/sound_voices.h"

namespace melisma::voices {

/// What opens one voice for one job: it goes to the worker by its stdin, and nowhere else.
struct VoiceUnlock {
    std::string voice; ///< its id
    SecretKey key;
    std::string ownKey; ///< this machine's public key, which signed what is verified
};

base::Json toJson(const VoiceUnlock& unlock);
/// None when it is not one; what was read is not repeated anywhere.
std::optional<VoiceUnlock> voiceUnlockFromJson(const base::Json& json);

/// The task that compares a recording with a voice; it alone may hear a voice that nobody has agreed to yet.
inline constexpr const char* kCheckTask = "check-consent";

/// The voice of sound that a request names; empty: none.
std::string soundVoiceOf(const SoundVoices& voices, const base::TaskRequest& request);

/// What a request says of its use: it is private, in the language of its parameter "language" where it has one.
IntendedUse useOf(const base::TaskRequest& request);

/// Before a request is queued or sent: the unlock for the voice of sound that it names, or why that may not be used;
/// nothing when it names none.
base::Result<std::optional<VoiceUnlock>> unlockFor(const VoiceVault& vault, const SoundVoices& voices,
                                                   const base::TaskRequest& request);

/// The worker's side of it. Decides from the voice's folder; what a request claims about consent counts for nothing.
class VoiceDoor {
public:
    explicit VoiceDoor(SoundVoices voices) : m_voices(std::move(voices)) {}

    /// ErrorKind::unsupported unless the request names no voice of sound, or one that `unlock` opens and that may be
    /// used.
    base::Result<void> check(const base::TaskRequest& request, const std::optional<VoiceUnlock>& unlock) const;
    /// For RunContext: opens that voice and no other, as long as it may be used. Evidence of consent stays shut.
    base::OpenVoice opener(const base::TaskRequest& request, std::optional<VoiceUnlock> unlock) const;

private:
    base::Result<base::VoiceUse> permit(const base::TaskRequest& request, const VoiceUnlock& unlock,
                                        const VoiceDetails& details) const;

    SoundVoices m_voices;
};

} // namespace melisma::voices
