// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/schema_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::ml {

namespace {

const base::Json kNothing;

} // namespace

void SchemaReader::fail(const std::string& what) const
{
    if (*m_error)
        return;
    *m_error = base::Error{base::ErrorKind::input,
                           fmt::format("{}: {}: {}", m_file, m_place.empty() ? "top" : m_place, what),
                           "Restore the file from the Melisma sources",
                           {}};
}

SchemaReader SchemaReader::member(std::string_view key) const
{
    const std::string place = m_place.empty() ? std::string(key) : m_place + '.' + std::string(key);
    if (!has(key)) {
        fail(fmt::format("'{}' is missing", key));
        return {kNothing, m_file, place, m_error};
    }
    return {*m_json->find(key), m_file, place, m_error};
}

std::vector<SchemaReader> SchemaReader::items() const
{
    std::vector<SchemaReader> result;
    if (!m_json->is_array() || m_json->empty())
        fail("a list with at least one entry is expected");
    else
        for (std::size_t i = 0; i < m_json->size(); ++i)
            result.push_back({(*m_json)[i], m_file, fmt::format("{}[{}]", m_place, i), m_error});
    return result;
}

std::vector<std::pair<std::string, SchemaReader>> SchemaReader::members() const
{
    std::vector<std::pair<std::string, SchemaReader>> result;
    if (!m_json->is_object() || m_json->empty())
        fail("an object with at least one member is expected");
    else
        for (const auto& [key, value] : m_json->items())
            result.emplace_back(key, member(key));
    return result;
}

std::string SchemaReader::text() const
{
    if (m_json->is_string() && !m_json->get_ref<const std::string&>().empty())
        return m_json->get<std::string>();
    fail("text is expected");
    return {};
}

std::vector<std::string> SchemaReader::texts() const
{
    std::vector<std::string> result;
    for (const auto& item : items())
        result.push_back(item.text());
    return result;
}

double SchemaReader::number(double low, double high) const
{
    if (m_json->is_number()) {
        const double value = m_json->get<double>();
        if (value >= low && value <= high)
            return value;
    }
    fail(fmt::format("a number from {} to {} is expected", low, high));
    return low;
}

int SchemaReader::integer(int low, int high) const
{
    if (m_json->is_number_integer()) {
        const auto value = m_json->get<std::int64_t>();
        if (value >= low && value <= high)
            return static_cast<int>(value);
    }
    fail(fmt::format("a whole number from {} to {} is expected", low, high));
    return low;
}

double SchemaReader::numberOr(std::string_view key, double low, double high, double fallback) const
{
    return has(key) ? member(key).number(low, high) : fallback;
}

void SchemaReader::onlyKeys(const std::vector<std::string_view>& known) const
{
    if (!m_json->is_object())
        return fail("an object is expected");
    for (const auto& [key, value] : m_json->items())
        if (std::ranges::find(known, std::string_view(key)) == known.end())
            fail(fmt::format("'{}' is not known here", key));
}

} // namespace melisma::ml
