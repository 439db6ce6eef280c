// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/phonemiser.h"

#include <cstdlib>
#include <filesystem>

namespace melisma::tests {

inline std::filesystem::path sourceFolder()
{
    const char* folder = std::getenv("MELISMA_SOURCE_DIR");
    return folder ? folder : ".";
}

/// One for the whole program: making it starts espeak.
inline ml::phonemes::Phonemiser& phonemiser()
{
    static auto made = ml::phonemes::Phonemiser::make(sourceFolder() / "resources");
    return *made;
}

/// 77 tells ctest that a test skips itself: this build cannot read text.
inline bool canReadText()
{
    return ml::phonemes::Phonemiser::make(sourceFolder() / "resources").ok();
}

inline std::string replacedAll(std::string text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

} // namespace melisma::tests
