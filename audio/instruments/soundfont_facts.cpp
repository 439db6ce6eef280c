// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_facts.h"

#include <algorithm>

namespace melisma::audio {

using base::Json;
using base::memberOr;

Json toJson(const SoundfontFacts& facts)
{
    Json presets = Json::array();
    for (const auto& preset : facts.presets)
        presets.push_back(Json{{"bank", preset.bank}, {"program", preset.program}, {"name", preset.name}});
    return Json{{"name", facts.name},       {"author", facts.author},         {"copyright", facts.copyright},
                {"comment", facts.comment}, {"compressed", facts.compressed}, {"presets", std::move(presets)}};
}

base::Result<SoundfontFacts> soundfontFactsFromJson(const Json& json)
{
    SoundfontFacts facts{memberOr<std::string>(json, "name", ""),      memberOr<std::string>(json, "author", ""),
                         memberOr<std::string>(json, "copyright", ""), memberOr<std::string>(json, "comment", ""),
                         memberOr<bool>(json, "compressed", false),    {}};
    for (const auto& entry : base::itemsOf(json, "presets")) {
        SoundfontPreset preset{memberOr<int>(entry, "bank", -1), memberOr<int>(entry, "program", -1),
                               memberOr<std::string>(entry, "name", "")};
        if (preset.bank < 0 || preset.bank > SoundfontPreset::kHighestBank || preset.program < 0 ||
            preset.program > SoundfontPreset::kHighestProgram)
            return base::Error{
                base::ErrorKind::input, "A preset of a SoundFont has a bank or program out of range", {}, {}};
        facts.presets.push_back(std::move(preset));
    }
    if (facts.presets.empty())
        return base::Error{base::ErrorKind::input, "A SoundFont without presets", {}, {}};
    return facts;
}

} // namespace melisma::audio
