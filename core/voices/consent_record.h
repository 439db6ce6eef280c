// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/voices/secret.h"
#include "core/voices/voice_rights.h"

#include <optional>
#include <string>
#include <vector>

namespace melisma::voices {

/// How the owner of a voice agreed.
enum class ConsentMethod {
    spoken,    ///< read live before this program, words and speaker checked
    recording, ///< a sound file that somebody handed in
    document,  ///< a signed agreement that somebody handed in
    licence,   ///< published under an open licence
};

std::string_view toString(ConsentMethod method);

/// What was measured of a spoken statement.
struct ConsentScores {
    double wordError = 0.0;       ///< of the fixed statement, 0 is all as written
    double wordsFound = 0.0;      ///< share of the random words that were heard in their place
    double leastSimilarity = 0.0; ///< cosine to the reference that is least like it
    double medianSimilarity = 0.0;
    double neededSimilarity = 0.0; ///< what the encoder's authors of this program ask for
    std::string speakerModel{};    ///< name and version of the encoder; empty: the speaker was not compared
    std::string speakerModelSha256{};
    bool operator==(const ConsentScores&) const = default;
};

/// What shows that the owner of a voice agreed to its being cloned. It holds hashes and no sound. Plain data; the
/// signature is over all the rest, so that none of it can be changed without the key of the machine that made it.
struct ConsentRecord {
    std::string id;    ///< 32 hexadecimal digits
    std::string voice; ///< its id
    ConsentMethod method = ConsentMethod::recording;
    std::string owner;                          ///< who agreed, as that person is called
    std::string statement{};                    ///< spoken: the text with its random words
    std::string licence{};                      ///< method licence: SPDX id or URL
    std::string source{};                       ///< where the voice, or the agreement, is from
    std::string evidenceSha256{};               ///< of the recording or document; method licence: empty
    std::vector<std::string> referenceSha256{}; ///< of all sound and weights of the voice, sorted
    std::optional<ConsentScores> scores{};
    std::string time;        ///< UTC, RFC 3339
    std::string program;     ///< "Melisma 0.1.0"
    std::string publicKey{}; ///< Ed25519, hexadecimal
    std::string signature{};
    bool operator==(const ConsentRecord&) const = default;
};

/// What the signature is over: a heading and all members but the signature, as JSON with sorted keys.
std::string signedText(const ConsentRecord& record);

base::Json toJson(const ConsentRecord& record);
/// Strict: unknown members are refused.
base::Result<ConsentRecord> consentRecordFromJson(const base::Json& json, const std::string& where);

/// SHA-256 of the record with its signature, which names it elsewhere.
std::string sha256Of(const ConsentRecord& record);

/// Signs by the Ed25519 key that belongs to `seed`; sets publicKey too.
void sign(ConsentRecord& record, const SecretKey& seed);
std::string publicKeyOf(const SecretKey& seed);
/// Whether the record is as its key signed it, whoever's that key is.
bool isIntact(const ConsentRecord& record);

/// verified only when it was spoken here, words and speaker were found right, and `ownKey`, this machine's, signed it;
/// a record of another machine is at most stated. none for one that is not intact.
Consent consentOf(const ConsentRecord& record, const std::string& ownKey);

} // namespace melisma::voices
