// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace melisma::app {

/// Where the studio keeps things. Read once at start.
struct Settings {
    std::filesystem::path projectsFolder; ///< never-saved projects live here from their first edit
    std::filesystem::path scratchFolder;  ///< files of running jobs and imports, under the user's cache
    std::filesystem::path jobHistory;     ///< what was generated, with its prompts: the user's own
    std::filesystem::path soundfont;      ///< empty: the installed one

    static Settings load();
};

} // namespace melisma::app
