// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace melisma::audio {

/// What a SoundFont calls one of its sounds.
struct SoundfontPreset {
    static constexpr int kHighestBank = 16383;
    static constexpr int kHighestProgram = 127;

    int bank = 0; ///< 128: drums
    int program = 0;
    std::string name;
    bool operator==(const SoundfontPreset&) const = default;
};

/// What a SoundFont says about itself, in UTF-8 whatever it was written in.
struct SoundfontFacts {
    std::string name;
    std::string author;
    std::string copyright;                ///< its licence, mostly
    std::string comment;                  ///< may have many lines
    bool compressed = false;              ///< some samples are Vorbis (SF3)
    std::vector<SoundfontPreset> presets; ///< ascending by bank, then program; each pair once
    bool operator==(const SoundfontFacts&) const = default;
};

base::Json toJson(const SoundfontFacts& facts);
base::Result<SoundfontFacts> soundfontFactsFromJson(const base::Json& json);

} // namespace melisma::audio
