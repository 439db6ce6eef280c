// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/voices/voice_axes.h"

#include <optional>

namespace melisma::ml {

/// The published voices of Kokoro: for each id a table of styles, one row for each number of tokens of an utterance.
/// Immutable; any thread.
class VoicePack {
public:
    static constexpr std::size_t kRows = 510;
    static constexpr std::size_t kWidth = 256;

    /// Reads voices.safetensors (float32 [510, 256] a voice). Errors name the file. Without `axes` no recipe may move
    /// its voice.
    static base::Result<VoicePack> read(const std::filesystem::path& file, std::optional<VoiceAxes> axes = {});

    std::vector<std::string> ids() const;
    bool has(std::string_view id) const { return m_voices.find(id).has_value(); }

    /// The mean of the shares' styles for an utterance of `tokens` tokens, padding left out (1 .. 510; more take the
    /// last row), moved as the recipe says. ErrorKind::notFound names a voice that is not in the pack.
    base::Result<std::vector<float>> style(const VoiceRecipe& recipe, std::size_t tokens) const;

private:
    VoicePack(Safetensors voices, std::optional<VoiceAxes> axes) : m_voices(std::move(voices)), m_axes(std::move(axes))
    {}

    Safetensors m_voices;
    std::optional<VoiceAxes> m_axes;
};

} // namespace melisma::ml
