// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/genre.h"
#include "ml/compose/lexicon.h"

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::ml {

/// All the composer knows, read once: the genres and the vocabulary. Immutable, so any thread may read it.
struct Library {
    std::vector<Genre> genres; ///< ascending by id
    Lexicon lexicon;

    const Genre* genre(const std::string& id) const;

    /// Reads `resources`/compose and the style files in `userStyles`, where that folder exists; a user's style goes
    /// before a built-in one of the same id. The error names the file and the place in it.
    static base::Result<Library> load(const std::filesystem::path& resources,
                                      const std::filesystem::path& userStyles = {});
};

/// Where a person's own styles lie: MELISMA_STYLES, else melisma/styles among the user's data. May not exist.
std::filesystem::path userStyleFolder();

} // namespace melisma::ml
