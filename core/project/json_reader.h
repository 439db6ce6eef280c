// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace melisma::project
{

/// Reads a JSON object member by member without a check at every line: the first thing that does not fit is kept in
/// the error slot that a reader shares with the readers of its parts, named by its place ("tracks[2].clips[0].start"),
/// and a harmless value is answered. Look at the slot once at the end.
class JsonReader
{
public:
    JsonReader(const base::Json& json, std::string place, std::optional<base::Error>& error);

    std::string text(const char* key) const;
    std::int64_t integer(const char* key, std::int64_t low = std::numeric_limits<std::int64_t>::min(),
                         std::int64_t high = std::numeric_limits<std::int64_t>::max()) const;
    std::uint64_t identity(const char* key) const; ///< a whole number above 0
    double number(const char* key) const;          ///< finite
    bool truth(const char* key) const;
    /// For members that older files lack.
    bool has(const char* key) const { return m_json->is_object() && m_json->contains(key); }

    /// The place of the member's text in `names`.
    template <class E>
    E choice(const char* key, std::span<const std::string_view> names) const
    {
        return static_cast<E>(indexOf(key, names));
    }

    JsonReader part(const char* key) const;

    /// One `read(JsonReader)` for each item of a list.
    template <class Read>
    auto list(const char* key, Read read) const
    {
        std::vector<std::invoke_result_t<Read, const JsonReader&>> items;
        const base::Json& json = member(key);
        if (!json.is_array())
            fail(key, "is not a list");
        else
            for (std::size_t i = 0; i < json.size() && !failed(); ++i)
                items.push_back(read(JsonReader(json[i], placeOf(key, i), *m_error)));
        return items;
    }

    /// What another module's reader makes of the member; its error gets this place in front.
    template <class T>
    T with(const char* key, base::Result<T> (*read)(const base::Json&)) const
    {
        return adopt(key, read(member(key)));
    }
    template <class T>
    T adopt(const char* key, base::Result<T> result) const
    {
        if (result)
            return std::move(*result);
        fail(key, "cannot be read: " + result.error().message);
        return T();
    }

    const base::Json& json() const { return *m_json; }
    bool failed() const { return m_error->has_value(); }
    void fail(const char* key, std::string_view what) const;

private:
    const base::Json& member(const char* key) const;
    std::size_t indexOf(const char* key, std::span<const std::string_view> names) const;
    std::string placeOf(const char* key) const;
    std::string placeOf(const char* key, std::size_t index) const;

    const base::Json* m_json;
    std::string m_place;
    std::optional<base::Error>* m_error;
};

} // namespace melisma::project
