// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect.h"
#include "core/base/param_spec.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::audio {

/// An effect as data, and how to make one. Panels are built from `params`; these are numbers, toggles and choices.
struct EffectKind {
    std::string id; ///< stable: stands in project files
    std::string name;
    std::string summary;
    double usualMix = 1.0; ///< of a new slot
    std::vector<base::ParamSpec> params;
    std::unique_ptr<Effect> (*make)(int sampleRate) = nullptr;
};

inline constexpr std::size_t kMostEffectParams = 32;

/// Every effect there is, in the order of the menus. An explicit list: a linker drops static initialisers.
const std::vector<EffectKind>& effectKinds();
/// Null when this Melisma does not know it.
const EffectKind* findEffectKind(std::string_view id);

/// Makes another kind known to findEffectKind(), though to no menu, for as long as the program runs: for the tests'
/// effects. Before any engine is made.
void addHiddenEffectKind(const EffectKind& kind);

/// `values` as Effect::setParams() takes them: absent or unfit ones at their default, numbers held to their range.
std::vector<float> effectParams(const EffectKind& kind, const base::ParamValues& values);

/// A ParamSpec of a number, for the effects' tables.
base::ParamSpec numberParam(const char* key, const char* label, const char* help, double usual, double lowest,
                            double highest, const char* unit);
base::ParamSpec toggleParam(const char* key, const char* label, const char* help, bool usual);
base::ParamSpec choiceParam(const char* key, const char* label, const char* help, const char* usual,
                            std::vector<base::ParamChoice> choices);

} // namespace melisma::audio
