// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::project
{

namespace
{

const base::Json kNothing;

bool fitsSigned(const base::Json& json)
{
    if (!json.is_number_integer())
        return false;
    return !json.is_number_unsigned() ||
           json.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

} // namespace

JsonReader::JsonReader(const base::Json& json, std::string place, std::optional<base::Error>& error)
    : m_json(&json)
    , m_place(std::move(place))
    , m_error(&error)
{
    if (!json.is_object())
        fail("", "is not a JSON object");
}

std::string JsonReader::text(const char* key) const
{
    const auto& json = member(key);
    if (json.is_string())
        return json.get<std::string>();
    fail(key, "is not text");
    return {};
}

std::int64_t JsonReader::integer(const char* key, std::int64_t low, std::int64_t high) const
{
    const auto& json = member(key);
    if (!fitsSigned(json)) {
        fail(key, "is not a whole number");
        return low;
    }
    const auto value = json.get<std::int64_t>();
    if (value < low || value > high)
        fail(key, fmt::format("is {}, not between {} and {}", value, low, high));
    return std::clamp(value, low, high);
}

std::uint64_t JsonReader::identity(const char* key) const
{
    const auto& json = member(key);
    const bool whole = json.is_number_unsigned() || (json.is_number_integer() && json.get<std::int64_t>() > 0);
    const auto value = whole ? json.get<std::uint64_t>() : 0;
    if (value == 0)
        fail(key, "is not a whole number above 0");
    return value;
}

double JsonReader::number(const char* key) const
{
    const auto& json = member(key);
    if (json.is_number() && std::isfinite(json.get<double>()))
        return json.get<double>();
    fail(key, "is not a finite number");
    return 0.0;
}

bool JsonReader::truth(const char* key) const
{
    const auto& json = member(key);
    if (json.is_boolean())
        return json.get<bool>();
    fail(key, "is neither true nor false");
    return false;
}

JsonReader JsonReader::part(const char* key) const
{
    return {member(key), placeOf(key), *m_error};
}

void JsonReader::fail(const char* key, std::string_view what) const
{
    if (failed())
        return;
    *m_error = base::Error{base::ErrorKind::input,
                           fmt::format("{} {}", placeOf(key), what),
                           "The project was damaged or changed by hand; restore an older copy",
                           {}};
}

const base::Json& JsonReader::member(const char* key) const
{
    if (!m_json->is_object())
        return kNothing;
    const auto found = m_json->find(key);
    return found == m_json->end() ? kNothing : *found;
}

std::size_t JsonReader::indexOf(const char* key, std::span<const std::string_view> names) const
{
    const auto word = text(key);
    const auto found = std::ranges::find(names, word);
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    fail(key, fmt::format("is '{}', not one of {}", word, fmt::join(names, ", ")));
    return 0;
}

std::string JsonReader::placeOf(const char* key) const
{
    if (m_place.empty() || *key == '\0')
        return m_place + key;
    return m_place + "." + key;
}

std::string JsonReader::placeOf(const char* key, std::size_t index) const
{
    return fmt::format("{}[{}]", placeOf(key), index);
}

} // namespace melisma::project
