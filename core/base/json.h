// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace melisma::base {

/// Keys keep their order so that files and `--json` output read the same on every run.
using Json = nlohmann::ordered_json;

/// Parses `text`; the error names `what` ("project.json", "reply of the worker"). More than 256 levels are refused.
Result<Json> parseJson(std::string_view text, std::string_view what);

/// Reads and parses a whole file; errors name the path.
Result<Json> readJsonFile(const std::filesystem::path& path);

/// The member `key` of `object` as T, or nothing when absent or of another type.
template <class T>
std::optional<T> member(const Json& object, std::string_view key)
{
    if (!object.is_object())
        return std::nullopt;
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return std::nullopt;
    try {
        return found->template get<T>();
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

template <class T>
T memberOr(const Json& object, std::string_view key, T fallback)
{
    return member<T>(object, key).value_or(std::move(fallback));
}

/// The items under `key`, without a copy: an empty list when there are none.
const Json& itemsOf(const Json& object, std::string_view key);

/// {"error": {"kind","message","hint"}} as every verb prints it with --json, and back.
Json toJson(const Error& error);
Error errorFromJson(const Json& json);

} // namespace melisma::base
