// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_details.h"

#include "core/models/manifest_fields.h"
#include "core/voices/slug.h"

#include <algorithm>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;
using Need = ManifestFields::Need;

constexpr int kSchema = 1;

Json toJson(const StoredFile& file)
{
    return Json{
        {"role", file.role}, {"name", file.name}, {"sha256", file.sha256}, {"bytes", file.bytes}, {"file", file.file}};
}

StoredFile readFile(ManifestFields& item)
{
    StoredFile file;
    file.role = item.text("role");
    file.name = item.text("name");
    file.sha256 = item.sha256("sha256");
    file.bytes = item.bytes("bytes");
    file.file = item.fileName("file");
    return file;
}

/// Parts with readers of their own; the first that fails ends it.
Result<void> readParts(const Json& json, const std::string& where, VoiceDetails& details)
{
    auto rules = rulesFromJson(base::memberOr<Json>(json, "rules", Json()), where);
    auto settings = base::paramValuesFromJson(base::memberOr<Json>(json, "settings", Json::object()));
    if (!rules || !settings)
        return !rules ? rules.error() : settings.error();
    details.rules = std::move(*rules);
    details.settings = std::move(*settings);
    if (json.contains("consent")) {
        auto record = consentRecordFromJson(json["consent"], where);
        if (!record)
            return record.error();
        details.consent = std::move(*record);
    }
    if (json.contains("challenge")) {
        auto challenge = challengeFromJson(json["challenge"], where);
        if (!challenge)
            return challenge.error();
        details.challenge = std::move(*challenge);
    }
    return {};
}

} // namespace

bool isSoundRole(const std::string& role)
{
    return role == "reference" || role == "model" || role == "index";
}

std::vector<std::string> soundHashes(const VoiceDetails& details)
{
    std::vector<std::string> hashes;
    for (const auto& file : details.files)
        if (isSoundRole(file.role))
            hashes.push_back(file.sha256);
    std::ranges::sort(hashes);
    return hashes;
}

std::string encodeDetails(const VoiceDetails& details)
{
    Json files = Json::array();
    for (const auto& file : details.files)
        files.push_back(toJson(file));
    Json json{{"schema", kSchema},
              {"id", details.id},
              {"settings", base::toJson(details.settings)},
              {"rules", toJson(details.rules)},
              {"files", std::move(files)}};
    if (details.consent)
        json["consent"] = toJson(*details.consent);
    if (details.challenge)
        json["challenge"] = toJson(*details.challenge);
    if (details.revoked)
        json["revoked"] = Json{{"time", details.revoked->time}, {"reason", details.revoked->reason}};
    return json.dump();
}

Result<VoiceDetails> decodeDetails(const std::string& text, const std::string& where)
{
    const auto json = base::parseJson(text, where);
    if (!json)
        return json.error();
    std::string complaint;
    ManifestFields fields(*json, "voice", complaint);
    VoiceDetails details;
    fields.exactly("schema", kSchema);
    details.id = fields.text("id");
    fields.items("files", Need::may, [&details](ManifestFields& item) { details.files.push_back(readFile(item)); });
    for (const char* key : {"settings", "rules", "consent", "challenge"})
        fields.allow(key);
    if (json->is_object() && json->contains("revoked")) {
        fields.allow("revoked");
        ManifestFields revoked((*json)["revoked"], "voice.revoked", complaint);
        details.revoked = Revocation{revoked.text("time"), revoked.text("reason")};
        revoked.finish();
    }
    fields.finish();
    if (complaint.empty() && !isSlug(details.id))
        complaint = "its id is none";
    if (!complaint.empty())
        return Error{ErrorKind::input, where + " is not a voice: " + complaint, "Take it from a copy", {}};
    if (auto read = readParts(*json, where, details); !read)
        return read.error();
    return details;
}

} // namespace melisma::voices
