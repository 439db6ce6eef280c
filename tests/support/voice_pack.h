// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/user_folder.h"

#include <cstdio>
#include <filesystem>
#include <optional>

namespace melisma::tests {

inline constexpr int kNoVoicePack = 77; ///< exit status that ctest counts as skipped

/// The folder of the voices where the set-up puts them: in MELISMA_MODELS, else in the user's own folder of models.
/// Nothing, and a sentence on stdout, where they are not.
inline std::optional<std::filesystem::path> voicePack()
{
    const auto folder = base::userFolder("MELISMA_MODELS", "models") / "kokoro";
    std::error_code unseen;
    for (const char* file : {"kokoro.safetensors", "voices.safetensors"})
        if (!std::filesystem::exists(folder / file, unseen)) {
            std::printf("skipped: the voices are not in %s; installer/setup --voices fetches them\n", folder.c_str());
            return std::nullopt;
        }
    return folder;
}

} // namespace melisma::tests
