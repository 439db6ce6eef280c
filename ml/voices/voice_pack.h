// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/voices/voice_recipe.h"

namespace melisma::ml {

/// The published voices of Kokoro: for each id a table of styles, one row for each number of tokens of an utterance.
/// Immutable; any thread.
class VoicePack {
public:
    static constexpr std::size_t kRows = 510;
    static constexpr std::size_t kWidth = 256;

    /// Reads voices.safetensors (float32 [510, 256] a voice). Errors name the file.
    static base::Result<VoicePack> read(const std::filesystem::path& file);

    std::vector<std::string> ids() const;
    bool has(std::string_view id) const { return m_voices.find(id).has_value(); }

    /// The mean of the shares' styles for an utterance of `tokens` tokens, padding left out (1 .. 510; more take the
    /// last row). ErrorKind::notFound names a voice that is not in the pack.
    base::Result<std::vector<float>> style(const VoiceRecipe& recipe, std::size_t tokens) const;

private:
    explicit VoicePack(Safetensors voices) : m_voices(std::move(voices)) {}

    Safetensors m_voices;
};

} // namespace melisma::ml
