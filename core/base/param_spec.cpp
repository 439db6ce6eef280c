// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/param_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace melisma::base {

namespace {

struct KindName {
    ParamKind kind;
    std::string_view name;
};
constexpr std::array kKindNames = {
    KindName{ParamKind::text, "text"},     KindName{ParamKind::longText, "longText"},
    KindName{ParamKind::integer, "integer"}, KindName{ParamKind::number, "number"},
    KindName{ParamKind::toggle, "toggle"}, KindName{ParamKind::choice, "choice"},
};

std::string_view kindName(ParamKind kind)
{
    return std::ranges::find(kKindNames, kind, &KindName::kind)->name;
}

std::optional<ParamKind> kindFromName(std::string_view name)
{
    const auto found = std::ranges::find(kKindNames, name, &KindName::name);
    return found == kKindNames.end() ? std::nullopt : std::optional(found->kind);
}

Error usage(std::string message, std::string hint = {})
{
    return Error{ErrorKind::usage, std::move(message), std::move(hint), {}};
}

/// What an error calls it.
const std::string& nameOf(const ParamSpec& spec)
{
    return spec.isAsked() ? spec.label : spec.key;
}

/// Characters, not bytes: continuation bytes of UTF-8 are not counted.
std::size_t characterCount(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

Result<void> checkText(const ParamSpec& spec, const ParamValue& value)
{
    const auto* text = std::get_if<std::string>(&value);
    if (!text)
        return usage(fmt::format("{} must be text", nameOf(spec)));
    const auto length = static_cast<double>(characterCount(*text));
    if (spec.minimum && length < *spec.minimum)
        return usage(fmt::format("{} is empty", nameOf(spec)), "Write at least one word");
    if (spec.maximum && length > *spec.maximum)
        return usage(fmt::format("{} has {} characters, more than {}", nameOf(spec), length, *spec.maximum),
                     "Shorten it");
    return {};
}

Result<void> checkNumber(const ParamSpec& spec, const ParamValue& value)
{
    double number = 0.0;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        number = static_cast<double>(*whole);
    else if (const auto* real = std::get_if<double>(&value); real && spec.kind == ParamKind::number)
        number = *real;
    else
        return usage(fmt::format("{} must be a {}", nameOf(spec),
                                 spec.kind == ParamKind::integer ? "whole number" : "number"));
    if (!std::isfinite(number) || (spec.minimum && number < *spec.minimum) || (spec.maximum && number > *spec.maximum))
        return usage(fmt::format("{} {} is out of range", nameOf(spec), number),
                     fmt::format("Choose {} to {}{}{}", spec.minimum.value_or(0), spec.maximum.value_or(0),
                                 spec.unit.empty() ? "" : " ", spec.unit));
    return {};
}

Result<void> checkChoice(const ParamSpec& spec, const ParamValue& value)
{
    const auto* text = std::get_if<std::string>(&value);
    if (text && std::ranges::find(spec.choices, *text, &ParamChoice::id) != spec.choices.end())
        return {};
    std::string known;
    for (const auto& choice : spec.choices)
        known += (known.empty() ? "" : ", ") + choice.id;
    return usage(fmt::format("{} '{}' is not known", nameOf(spec), text ? *text : ""), "Choose one of " + known);
}

Result<void> check(const ParamSpec& spec, const ParamValue& value)
{
    switch (spec.kind) {
    case ParamKind::text:
    case ParamKind::longText: return checkText(spec, value);
    case ParamKind::integer:
    case ParamKind::number: return checkNumber(spec, value);
    case ParamKind::choice: return checkChoice(spec, value);
    case ParamKind::toggle: break;
    }
    if (!std::holds_alternative<bool>(value))
        return usage(fmt::format("{} is either on or off", nameOf(spec)));
    return {};
}

Json valueToJson(const ParamValue& value)
{
    return std::visit([](const auto& held) { return Json(held); }, value);
}

std::optional<ParamValue> valueFromJson(const Json& json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    return std::nullopt;
}

template <class T>
void addIf(Json& json, const char* key, const std::optional<T>& value)
{
    if (value)
        json[key] = *value;
}

} // namespace

std::optional<std::string> ParamValues::text(const std::string& key) const
{
    const auto found = m_values.find(key);
    const auto* held = found == m_values.end() ? nullptr : std::get_if<std::string>(&found->second);
    return held ? std::optional(*held) : std::nullopt;
}

std::optional<std::int64_t> ParamValues::integer(const std::string& key) const
{
    const auto found = m_values.find(key);
    const auto* held = found == m_values.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
    return held ? std::optional(*held) : std::nullopt;
}

std::optional<double> ParamValues::number(const std::string& key) const
{
    if (const auto whole = integer(key))
        return static_cast<double>(*whole);
    const auto found = m_values.find(key);
    const auto* held = found == m_values.end() ? nullptr : std::get_if<double>(&found->second);
    return held ? std::optional(*held) : std::nullopt;
}

bool ParamValues::toggle(const std::string& key) const
{
    const auto found = m_values.find(key);
    const auto* held = found == m_values.end() ? nullptr : std::get_if<bool>(&found->second);
    return held && *held;
}

Result<ParamValues> validate(const std::vector<ParamSpec>& specs, const ParamValues& values)
{
    for (const auto& [key, value] : values.all())
        if (std::ranges::find(specs, key, &ParamSpec::key) == specs.end())
            return usage(fmt::format("There is no parameter '{}'", key));
    ParamValues complete = values;
    for (const auto& spec : specs) {
        if (!complete.has(spec.key) && spec.defaultValue)
            complete.set(spec.key, *spec.defaultValue);
        if (!complete.has(spec.key))
            continue;
        if (auto checked = check(spec, complete.all().at(spec.key)); !checked)
            return checked.error();
    }
    return complete;
}

Json toJson(const ParamSpec& spec)
{
    Json json{{"key", spec.key}, {"label", spec.label}, {"help", spec.help}, {"kind", kindName(spec.kind)}};
    if (spec.defaultValue)
        json["default"] = valueToJson(*spec.defaultValue);
    addIf(json, "minimum", spec.minimum);
    addIf(json, "maximum", spec.maximum);
    if (!spec.unit.empty())
        json["unit"] = spec.unit;
    if (!spec.placeholder.empty())
        json["placeholder"] = spec.placeholder;
    for (const auto& choice : spec.choices)
        json["choices"].push_back(Json{{"id", choice.id}, {"label", choice.label}});
    return json;
}

Result<ParamSpec> paramSpecFromJson(const Json& json)
{
    const auto kind = kindFromName(memberOr<std::string>(json, "kind", ""));
    const auto key = member<std::string>(json, "key");
    if (!kind || !key)
        return Error{ErrorKind::input, "A parameter description lacks its key or kind"};
    ParamSpec spec;
    spec.key = *key;
    spec.kind = *kind;
    spec.label = memberOr<std::string>(json, "label", *key);
    spec.help = memberOr<std::string>(json, "help", "");
    spec.unit = memberOr<std::string>(json, "unit", "");
    spec.placeholder = memberOr<std::string>(json, "placeholder", "");
    spec.minimum = member<double>(json, "minimum");
    spec.maximum = member<double>(json, "maximum");
    if (const auto value = json.find("default"); value != json.end())
        spec.defaultValue = valueFromJson(*value);
    for (const auto& choice : memberOr<Json>(json, "choices", Json::array()))
        spec.choices.push_back({memberOr<std::string>(choice, "id", ""), memberOr<std::string>(choice, "label", "")});
    return spec;
}

Json toJson(const ParamValues& values)
{
    Json json = Json::object();
    for (const auto& [key, value] : values.all())
        json[key] = valueToJson(value);
    return json;
}

Result<ParamValues> paramValuesFromJson(const Json& json)
{
    if (!json.is_object())
        return Error{ErrorKind::input, "Parameters must be a JSON object"};
    ParamValues values;
    for (const auto& [key, value] : json.items()) {
        auto held = valueFromJson(value);
        if (!held)
            return Error{ErrorKind::input, "Parameter '" + key + "' is neither text, number nor truth value"};
        values.set(key, std::move(*held));
    }
    return values;
}

} // namespace melisma::base
