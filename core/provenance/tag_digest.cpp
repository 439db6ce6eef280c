// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/provenance/usage_record.h"

#include <algorithm>

namespace melisma::provenance {

namespace {

using base::Json;

Json at(const Json& json, const char* pointer)
{
    const Json::json_pointer path(pointer);
    return json.contains(path) ? json.at(path) : Json();
}

std::string textAt(const Json& json, const char* pointer)
{
    const Json found = at(json, pointer);
    return found.is_string() ? found.get<std::string>() : std::string();
}

/// "vocals=none;instrumentation=full;..."
std::string contributionsText(const Json& record)
{
    std::string text;
    const Json contributions = at(record, "/summary/contributions");
    for (const auto& [name, share] : contributions.items())
        text += (text.empty() ? "" : ";") + name + "=" + base::memberOr<std::string>(share, "level", "");
    return text;
}

/// "af_heart;Apache-2.0;builtin", one voice behind the other. A designed voice's id has semicolons of its own.
std::string voicesText(const Json& record)
{
    std::string text;
    for (const auto& voice : at(record, "/voices")) {
        std::string id = textAt(voice, "/voiceId");
        std::ranges::replace(id, ';', ',');
        text +=
            (text.empty() ? "" : " | ") + id + ";" + textAt(voice, "/licence") + ";" + textAt(voice, "/consent/state");
    }
    return text;
}

} // namespace

std::vector<std::pair<std::string, std::string>> tagDigest(const Json& record)
{
    const std::string compact = record.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::vector<std::pair<std::string, std::string>> digest = {
        {"AI_DISCLOSURE", textAt(record, "/summary/disclosure")},
        {"AI_CONTRIBUTIONS", contributionsText(record)},
        {"DIGITALSOURCETYPE", textAt(record, "/summary/digitalSourceType")},
        {"AI_SYSTEM", textAt(record, "/tool/name")},
        {"AI_SYSTEM_VERSION", textAt(record, "/tool/version")},
        {"AI_EXPORT_ID", textAt(record, "/exportId")},
        {"AI_RECORD_SHA256", base::sha256Of(compact)},
        {"AI_USAGE", compact}};
    if (auto voices = voicesText(record); !voices.empty())
        digest.emplace_back("AI_VOICE", std::move(voices));
    return digest;
}

} // namespace melisma::provenance
