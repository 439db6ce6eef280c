// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "core/voices/consent_challenge.h"
#include "core/voices/consent_record.h"
#include "core/voices/voice_rules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace melisma::voices {

/// A sealed file of a voice.
struct StoredFile {
    std::string role;   ///< "reference", "model", "index"; "consent" or "document": what shows the consent
    std::string name;   ///< as the user had it
    std::string sha256; ///< of what is sealed
    std::uint64_t bytes = 0;
    std::string file; ///< its name in the voice's folder
    bool operator==(const StoredFile&) const = default;
};

struct Revocation {
    std::string time; ///< UTC, RFC 3339
    std::string reason;
    bool operator==(const Revocation&) const = default;
};

/// All of a voice of sound that is nobody's business: sealed in its folder. Plain data.
struct VoiceDetails {
    std::string id;
    base::ParamValues settings{}; ///< for the task that clones
    VoiceRules rules{};
    std::vector<StoredFile> files{};
    std::optional<ConsentRecord> consent{};
    std::optional<ConsentChallenge> challenge{}; ///< the words that its owner was last asked to read
    std::optional<Revocation> revoked{};
    bool operator==(const VoiceDetails&) const = default;
};

/// Whether a file of this role is part of the voice itself, and not what shows the consent.
bool isSoundRole(const std::string& role);

/// Hashes of what the voice is made of, sorted: what a consent is given for.
std::vector<std::string> soundHashes(const VoiceDetails& details);

std::string encodeDetails(const VoiceDetails& details);
/// Strict: unknown members are refused. `where` is named in errors.
base::Result<VoiceDetails> decodeDetails(const std::string& text, const std::string& where);

} // namespace melisma::voices
