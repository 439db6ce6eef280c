// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace melisma::ml {

/// A place inside a JSON data file that remembers how it was reached. Reading never throws: a wrong value records
/// the first error (file, place, what was expected) in `error` and yields a harmless default, so that a reader
/// can be written straight down and the error asked for once at its end.
class SchemaReader {
public:
    SchemaReader(const base::Json& json, std::string file, std::optional<base::Error>& error)
        : m_json(&json)
        , m_file(std::move(file))
        , m_error(&error)
    {}

    SchemaReader member(std::string_view key) const; ///< absent is an error
    bool has(std::string_view key) const { return m_json->is_object() && m_json->contains(key); }
    bool isText() const { return m_json->is_string(); }
    std::vector<SchemaReader> items() const;                           ///< of an array, at least one
    std::vector<std::pair<std::string, SchemaReader>> members() const; ///< of an object, at least one

    std::string text() const;
    std::vector<std::string> texts() const;
    double number(double low, double high) const;
    int integer(int low, int high) const;
    double numberOr(std::string_view key, double low, double high, double fallback) const;

    void onlyKeys(const std::vector<std::string_view>& known) const; ///< a misspelt key is an error
    void fail(const std::string& what) const;
    /// The value of `result`, or a failure at this place with its message.
    template <class T>
    T take(base::Result<T> result) const
    {
        if (result)
            return std::move(*result);
        fail(result.error().message);
        return T{};
    }
    bool failed() const { return m_error->has_value(); }

private:
    SchemaReader(const base::Json& json, std::string file, std::string place, std::optional<base::Error>* error)
        : m_json(&json)
        , m_file(std::move(file))
        , m_place(std::move(place))
        , m_error(error)
    {}

    const base::Json* m_json;
    std::string m_file;
    std::string m_place;
    std::optional<base::Error>* m_error;
};

} // namespace melisma::ml
