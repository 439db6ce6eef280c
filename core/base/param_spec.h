// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace melisma::base {

enum class ParamKind { text, longText, integer, number, toggle, choice };

using ParamValue = std::variant<bool, std::int64_t, double, std::string>;

struct ParamChoice {
    std::string id;
    std::string label;
    bool operator==(const ParamChoice&) const = default;
};

/// One parameter as data. Panels, command-line options and validation are all made from it,
/// so a new task needs no UI code.
struct ParamSpec {
    std::string key;   ///< stable id, also the command-line option
    std::string label; ///< what a person reads
    std::string help;
    ParamKind kind = ParamKind::text;
    std::optional<ParamValue> defaultValue; ///< none: may be left empty, the task decides
    std::optional<double> minimum;          ///< numbers: inclusive; text: least length in characters
    std::optional<double> maximum;          ///< numbers: inclusive; text: greatest length in characters
    std::string unit;
    std::string placeholder;
    std::vector<ParamChoice> choices;

    /// Whether a person is asked for it; without a label programs alone set it.
    bool isAsked() const { return !label.empty(); }
    bool operator==(const ParamSpec&) const = default;
};

/// Values by key. A key that is absent means "not asked for".
class ParamValues {
public:
    bool has(const std::string& key) const { return m_values.contains(key); }
    void set(const std::string& key, ParamValue value) { m_values[key] = std::move(value); }
    void set(const std::string& key, const char* text) { m_values[key] = std::string(text); }
    void erase(const std::string& key) { m_values.erase(key); }
    const std::map<std::string, ParamValue>& all() const { return m_values; }

    std::optional<std::string> text(const std::string& key) const;
    std::optional<std::int64_t> integer(const std::string& key) const;
    std::optional<double> number(const std::string& key) const; ///< integers too
    bool toggle(const std::string& key) const;                  ///< absent is false

    bool operator==(const ParamValues&) const = default;

private:
    std::map<std::string, ParamValue> m_values;
};

/// `values` with defaults filled in, or an ErrorKind::usage naming the first wrong one.
Result<ParamValues> validate(const std::vector<ParamSpec>& specs, const ParamValues& values);

Json toJson(const ParamSpec& spec);
Result<ParamSpec> paramSpecFromJson(const Json& json);
Json toJson(const ParamValues& values);
Result<ParamValues> paramValuesFromJson(const Json& json);

} // namespace melisma::base
