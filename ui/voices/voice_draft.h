// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_recipe.h"

#include <QString>

#include <array>
#include <string>
#include <vector>

namespace melisma::ui {

/// A voice while it is being made: how much of which voices, and how far it is moved along each axis, in hundredths as
/// the sliders have them.
struct VoiceDraft {
    struct Part {
        std::string id;
        int weight = 50; ///< relative to the sum of all, 0 .. 100
        bool operator==(const Part&) const = default;
    };

    std::vector<Part> parts;
    std::array<int, base::VoiceRecipe::kAxes.size()> moves{}; ///< -100 .. 100

    /// As VoiceLibrary::resolve() takes it; empty where no voice has any weight.
    std::string written() const;
    /// It differs from every voice that there is.
    bool isNew() const;
    /// What part `index` has of the whole, in whole per cent.
    int percent(std::size_t index) const;
    bool operator==(const VoiceDraft&) const = default;
};

} // namespace melisma::ui
