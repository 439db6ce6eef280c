// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/consent_record.h"

#include "core/base/sha256.h"
#include "core/models/manifest_fields.h"
#include "core/voices/consent_check.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;
using Need = ManifestFields::Need;

constexpr std::array<std::string_view, 4> kMethods{"spoken", "recording", "document", "licence"};
constexpr const char* kSchema = "melisma.voice-consent/1";

struct KeyPair {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    explicit KeyPair(const SecretKey& seed)
    {
        prepareSodium();
        crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
    }
    ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;

    std::string openHex() const { return toHex({reinterpret_cast<const char*>(open.data()), open.size()}); }
};

const unsigned char* raw(const std::string& text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Json toJson(const ConsentScores& scores)
{
    Json json{{"wordError", scores.wordError}, {"wordsFound", scores.wordsFound}};
    if (!scores.speakerModel.empty())
        json["speaker"] = Json{{"least", scores.leastSimilarity},
                               {"median", scores.medianSimilarity},
                               {"needed", scores.neededSimilarity},
                               {"model", scores.speakerModel},
                               {"sha256", scores.speakerModelSha256}};
    return json;
}

ConsentScores readScores(const Json& json, std::string& complaint)
{
    ManifestFields fields(json, "consent.scores", complaint);
    ConsentScores scores;
    scores.wordError = fields.number("wordError");
    scores.wordsFound = fields.number("wordsFound");
    const bool compared = json.is_object() && json.contains("speaker");
    if (compared) {
        fields.allow("speaker");
        ManifestFields speaker(json["speaker"], "consent.scores.speaker", complaint);
        scores.leastSimilarity = speaker.number("least");
        scores.medianSimilarity = speaker.number("median");
        scores.neededSimilarity = speaker.number("needed");
        scores.speakerModel = speaker.text("model");
        scores.speakerModelSha256 = speaker.sha256("sha256");
        speaker.finish();
    }
    fields.finish();
    return scores;
}

void readMethod(ManifestFields& fields, ConsentRecord& record)
{
    const auto found = std::ranges::find(kMethods, fields.text("method"));
    if (found == kMethods.end())
        fields.complain("method", "must be spoken, recording, document or licence");
    else
        record.method = static_cast<ConsentMethod>(found - kMethods.begin());
}

ConsentRecord readFields(const Json& json, std::string& complaint)
{
    ManifestFields fields(json, "consent", complaint);
    ConsentRecord record;
    if (fields.text("schema") != kSchema)
        fields.complain("schema", std::string("must be ") + kSchema);
    record.id = fields.text("id");
    record.voice = fields.text("voice");
    readMethod(fields, record);
    record.owner = fields.text("owner");
    record.statement = fields.text("statement", Need::may);
    record.licence = fields.text("licence", Need::may);
    record.source = fields.text("source", Need::may);
    record.evidenceSha256 = fields.sha256("evidenceSha256", Need::may);
    record.referenceSha256 = fields.texts("referenceSha256");
    if (json.is_object() && json.contains("scores")) {
        fields.allow("scores");
        record.scores = readScores(json["scores"], complaint);
    }
    record.time = fields.text("time");
    record.program = fields.text("program");
    record.publicKey = fields.text("publicKey");
    record.signature = fields.text("signature");
    fields.finish();
    return record;
}

} // namespace

std::string_view toString(ConsentMethod method)
{
    return kMethods[static_cast<std::size_t>(method)];
}

Json toJson(const ConsentRecord& record)
{
    Json json{{"schema", kSchema},     {"id", record.id},
              {"voice", record.voice}, {"method", toString(record.method)},
              {"owner", record.owner}, {"referenceSha256", record.referenceSha256},
              {"time", record.time},   {"program", record.program}};
    const auto add = [&json](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    add("statement", record.statement);
    add("licence", record.licence);
    add("source", record.source);
    add("evidenceSha256", record.evidenceSha256);
    if (record.scores)
        json["scores"] = toJson(*record.scores);
    add("publicKey", record.publicKey);
    add("signature", record.signature);
    return json;
}

std::string signedText(const ConsentRecord& record)
{
    auto json = nlohmann::json(toJson(record)); // sorts the keys
    json.erase("signature");
    return std::string(kSchema) + "\n" + json.dump();
}

Result<ConsentRecord> consentRecordFromJson(const Json& json, const std::string& where)
{
    std::string complaint;
    auto record = readFields(json, complaint);
    if (!complaint.empty())
        return Error{ErrorKind::input,
                     where + " has a record of consent that cannot be read: " + complaint,
                     "Give the consent again",
                     {}};
    return record;
}

std::string sha256Of(const ConsentRecord& record)
{
    return base::sha256Of(signedText(record) + record.signature);
}

std::string publicKeyOf(const SecretKey& seed)
{
    return KeyPair(seed).openHex();
}

void sign(ConsentRecord& record, const SecretKey& seed)
{
    const KeyPair pair(seed);
    record.publicKey = pair.openHex();
    const auto text = signedText(record);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(text), text.size(),
                         pair.secret.data());
    record.signature = toHex(signature);
}

bool isIntact(const ConsentRecord& record)
{
    prepareSodium();
    const auto key = fromHex(record.publicKey);
    const auto signature = fromHex(record.signature);
    if (!key || !signature || key->size() != crypto_sign_PUBLICKEYBYTES || signature->size() != crypto_sign_BYTES)
        return false;
    const auto text = signedText(record);
    return crypto_sign_verify_detached(raw(*signature), raw(text), text.size(), raw(*key)) == 0;
}

Consent consentOf(const ConsentRecord& record, const std::string& ownKey)
{
    if (!isIntact(record))
        return Consent::none;
    const bool checked = record.method == ConsentMethod::spoken && record.scores && showsOwner(*record.scores);
    return checked && record.publicKey == ownKey ? Consent::verified : Consent::stated;
}

} // namespace melisma::voices
