// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/sound_voices.h"

namespace melisma::voices {

/// A voice of sound in one file, for its owner's other machine: what is written about it and the record of consent lie
/// open, the sound is sealed under a passphrase. What shows the consent (the recording, the document) stays behind.

/// The largest file that is read again.
inline constexpr std::uintmax_t kMostPackage = std::uintmax_t{1} << 30;

/// ErrorKind::unsupported for a voice above kMostPackage. ErrorKind::usage for a passphrase below
/// PassphraseKeyStore::kShortest bytes.
base::Result<std::string> packVoice(const Voice& voice, const VoiceFolder& folder, std::string passphrase,
                                    PassphraseKeyStore::Cost cost = PassphraseKeyStore::kUsual);

/// Keeps the voice under the id that its record names. Its consent counts as stated here, for it was signed elsewhere;
/// without an intact record there is none. ErrorKind::input for a file that is none, a wrong passphrase, or sound that
/// is not the one described.
base::Result<Voice> unpackVoice(const VoiceVault& vault, const SoundVoices& voices, const std::string& bytes,
                                std::string passphrase);

bool isVoicePackage(std::string_view bytes);

} // namespace melisma::voices
