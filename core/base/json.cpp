// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <fstream>
#include <sstream>

namespace melisma::base {

Result<Json> parseJson(std::string_view text, std::string_view what)
{
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::exception& failure) {
        return Error{ErrorKind::input, std::string(what) + " is not valid JSON", {}, failure.what()};
    }
}

Result<Json> readJsonFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorKind::notFound, "Cannot read " + path.string(), "Check that the file exists and may be read"};
    std::ostringstream text;
    text << file.rdbuf();
    if (file.bad())
        return Error{ErrorKind::io, "Reading " + path.string() + " failed", "Check the disk"};
    return parseJson(text.str(), path.string());
}

Json toJson(const Error& error)
{
    return Json{{"error", Json{{"kind", toString(error.kind)}, {"message", error.message}, {"hint", error.hint}}}};
}

Error errorFromJson(const Json& json)
{
    const auto body = memberOr<Json>(json, "error", json);
    return Error{errorKindFromString(memberOr<std::string>(body, "kind", "internal")),
                 memberOr<std::string>(body, "message", "Unknown failure"), memberOr<std::string>(body, "hint", ""),
                 memberOr<std::string>(body, "detail", "")};
}

} // namespace melisma::base
