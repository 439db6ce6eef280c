// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// How much of one published voice is in a voice.
struct VoiceShare {
    std::string id;
    double weight = 1.0;
    bool operator==(const VoiceShare&) const = default;
};

/// A voice as it is written: a published one ("af_heart") or a blend ("af_heart*0.7 + af_bella*0.3"). The weights of a
/// blend are taken relative to their sum; where none is written it is 1.
struct VoiceRecipe {
    std::vector<VoiceShare> shares; ///< at least one; no id twice

    /// ErrorKind::usage for what is not a recipe; whether the voices exist is for the pack to say.
    static base::Result<VoiceRecipe> parse(std::string_view text);

    bool isBlend() const { return shares.size() > 1; }
    /// The voices it is made of: none for a published voice, which is nobody's child.
    std::vector<std::string> parents() const;
    std::string text() const;
    bool operator==(const VoiceRecipe&) const = default;
};

} // namespace melisma::ml
