// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/voices/voice_recipe.h"

#include <span>

namespace melisma::ml {

/// The directions by which a voice is designed: mixtures of the principal axes of the published voices' mean styles,
/// made by app/train/voice_axes.py; docs/VOICES.md says what each was measured to do. Immutable; any thread.
class VoiceAxes {
public:
    /// Reads resources/voices/axes.safetensors: "mean" [256], "axes" [k, 256] (orthogonal, a deviation of the voices
    /// long), "low" and "high" [k] (where the outermost voices lie), and for each name of VoiceRecipe::kAxes the
    /// mixture [k] of a move by 1. Errors name the file.
    static base::Result<VoiceAxes> read(const std::filesystem::path& file);

    /// What the moves add to a style of the voice whose mean style is `mean` (256 wide). Along no axis does it lead
    /// further out than the outermost published voice.
    std::vector<float> shift(std::span<const float> mean, const std::vector<VoiceMove>& moves) const;

private:
    VoiceAxes() = default;
    double place(std::span<const float> style, std::size_t axis) const;
    std::span<const float> row(std::size_t axis) const;

    std::vector<float> m_mean;
    std::vector<float> m_rows; ///< one axis behind the other
    std::vector<float> m_low;
    std::vector<float> m_high;
    std::vector<std::vector<float>> m_mixtures; ///< in the order of VoiceRecipe::kAxes
};

} // namespace melisma::ml
