// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/manifest_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::models {

namespace {

using base::Json;

constexpr std::size_t kHashDigits = 64;
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 40;

} // namespace

bool isSha256(const std::string& text)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == kHashDigits && std::ranges::all_of(text, isDigit);
}

bool isPlainName(const std::string& name)
{
    return !name.empty() && name.front() != '.' &&
           name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

ManifestFields::ManifestFields(const Json& object, std::string where, std::string& complaint)
    : m_object(object)
    , m_where(std::move(where))
    , m_complaint(complaint)
{
    if (!object.is_object())
        complain("", "must be an object");
}

void ManifestFields::complain(const std::string& key, const std::string& what)
{
    if (m_complaint.empty())
        m_complaint = fmt::format("{}{}{} {}", m_where, key.empty() ? "" : ".", key, what);
}

const Json* ManifestFields::member(const char* key, Need need)
{
    m_asked.insert(key);
    if (m_object.is_object() && m_object.contains(key))
        return &m_object[key];
    if (need == Need::must)
        complain(key, "is missing");
    return nullptr;
}

std::string ManifestFields::text(const char* key, Need need)
{
    const auto* value = member(key, need);
    if (!value)
        return {};
    if (value->is_string() && !value->get_ref<const std::string&>().empty())
        return value->get<std::string>();
    complain(key, "must be a text that is not empty");
    return {};
}

std::string ManifestFields::sha256(const char* key, Need need)
{
    auto hash = text(key, need);
    if (!hash.empty() && !isSha256(hash))
        complain(key, "must be 64 hexadecimal digits in small letters");
    return hash;
}

std::string ManifestFields::fileName(const char* key)
{
    auto name = text(key);
    if (!name.empty() && !isPlainName(name))
        complain(key, "must be a file's name without folders");
    return name;
}

std::uint64_t ManifestFields::bytes(const char* key)
{
    const auto* value = member(key, Need::must);
    const auto count = value && value->is_number_integer() && *value > 0 ? value->get<std::uint64_t>() : 0;
    if (value && (count == 0 || count > kMostBytes))
        complain(key, "must be a number of bytes");
    return count;
}

void ManifestFields::exactly(const char* key, int number)
{
    const auto* value = member(key, Need::must);
    if (value && *value != number)
        complain(key, fmt::format("must be {}", number));
}

bool ManifestFields::flag(const char* key, Need need)
{
    const auto* value = member(key, need);
    if (value && !value->is_boolean())
        complain(key, "must be true or false");
    return value && value->is_boolean() && value->get<bool>();
}

double ManifestFields::number(const char* key, Need need)
{
    const auto* value = member(key, need);
    const double number = value && value->is_number() ? value->get<double>() : 0.0;
    if (value && (!value->is_number() || !std::isfinite(number)))
        complain(key, "must be a number");
    return std::isfinite(number) ? number : 0.0;
}

std::vector<std::string> ManifestFields::texts(const char* key, Need need)
{
    const auto* list = member(key, need);
    std::vector<std::string> read;
    if (!list)
        return read;
    const auto isText = [](const Json& item) {
        return item.is_string() && !item.get_ref<const std::string&>().empty();
    };
    if (list->is_array() && std::ranges::all_of(*list, isText))
        read = list->get<std::vector<std::string>>();
    else
        complain(key, "must be a list of texts");
    return read;
}

void ManifestFields::items(const char* key, Need need, const std::function<void(ManifestFields&)>& read)
{
    const auto* list = member(key, need);
    if (!list)
        return;
    if (!list->is_array() || (need == Need::must && list->empty()))
        return complain(key, "must be a list that is not empty");
    for (std::size_t i = 0; i < list->size(); ++i) {
        ManifestFields item((*list)[i], fmt::format("{}.{}[{}]", m_where, key, i), m_complaint);
        read(item);
        item.finish();
    }
}

void ManifestFields::finish()
{
    if (m_object.is_object())
        for (const auto& [key, value] : m_object.items())
            if (!m_asked.contains(key))
                complain(key, "is not known here");
}

} // namespace melisma::models
