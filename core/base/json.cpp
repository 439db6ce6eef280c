// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <fstream>
#include <sstream>

namespace melisma::base {

namespace {

/// Deeper than anything that we write. Copying and writing a tree recurse, so that a deeper one could end the program.
constexpr int kDeepest = 256;

/// True when brackets outside of strings nest deeper than kDeepest.
bool nestsTooDeep(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kDeepest)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view what)
{
    if (nestsTooDeep(text))
        return Error{ErrorKind::input, std::string(what) + " is nested too deep", {}, {}};
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

const Json& itemsOf(const Json& object, std::string_view key)
{
    static const Json kNone = Json::array();
    if (!object.is_object())
        return kNone;
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? kNone : *found;
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
