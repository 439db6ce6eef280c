// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_preview.h"

#include "ml/compose/options_reader.h"
#include "ml/compose/prompt_reader.h"
#include "ml/compose/prompt_reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace melisma::ml {

namespace {

/// What begins a meaning, and the parameter that goes before it.
constexpr std::pair<std::string_view, const char*> kOverrides[] = {
    {"chords", "chords"}, {"key", "key"},        {"meter", "meter"}, {"section", "form"}, {"instrument", "instruments"},
    {"tempo", "bpm"},     {"length", "seconds"}, {"length", "bars"}, {"voice", "voice"},
};

/// "auto" in the field of voices leaves the word to the prompt.
bool isSet(const base::ParamValues& values, const char* key)
{
    return values.has(key) && values.text(key).value_or("") != kAutoVoice;
}

std::string labelOf(const std::string& key)
{
    const auto params = composeParams();
    const auto found = std::ranges::find(params, key, &base::ParamSpec::key);
    return found == params.end() ? key : found->label;
}

void applyOverrides(const base::ParamValues& values, std::vector<PromptStretch>& stretches)
{
    for (const auto& [topic, key] : kOverrides) {
        if (!isSet(values, key))
            continue;
        for (auto& stretch : stretches)
            if (stretch.as.starts_with(topic)) {
                stretch.as.clear();
                stretch.why = fmt::format(reason::kFieldFirst, labelOf(key));
            }
    }
}

base::Json toJson(const PromptStretch& stretch)
{
    return base::Json{{"text", stretch.text},         {"as", stretch.as},         {"why", stretch.why},
                      {"begin", stretch.words.begin}, {"end", stretch.words.end}, {"cutBegin", stretch.cut.begin},
                      {"cutEnd", stretch.cut.end}};
}

} // namespace

base::Json previewPrompt(const base::ParamValues& values, const Lexicon& lexicon)
{
    auto wishes = readPrompt(values.text("prompt").value_or(""), lexicon);
    applyOverrides(values, wishes.stretches);
    base::Json reading = base::Json::array();
    for (const auto& stretch : wishes.stretches)
        reading.push_back(toJson(stretch));
    return base::Json{{"reading", std::move(reading)}};
}

} // namespace melisma::ml
