// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource_folder.h"

#include <cstdlib>

namespace melisma::base {

namespace fs = std::filesystem;

Result<fs::path> resourceFolder()
{
    std::error_code failed;
    if (const char* named = std::getenv("MELISMA_RESOURCES"); named && *named) {
        if (fs::is_directory(named, failed))
            return fs::path(named);
        return Error{ErrorKind::notFound,
                     "MELISMA_RESOURCES names " + std::string(named) + ", which is not a folder",
                     "Unset it or name the folder resources of Melisma",
                     {}};
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
        for (const char* place : {"resources", "share/melisma/resources"})
            if (fs::is_directory(folder / place / "models", failed))
                return folder / place;
    return Error{ErrorKind::missing,
                 "Melisma's folder resources was not found above " + program.string(),
                 "Run installer/setup again or set MELISMA_RESOURCES",
                 {}};
}

} // namespace melisma::base
