// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/replace_file.h"

#include "core/base/half_made.h"
#include "core/base/leftovers.h"
#include "core/project/file_system.h"

namespace melisma::project {

namespace {

constexpr const char* kNewPrefix = ".new-";

} // namespace

base::Result<void> replaceFile(const std::filesystem::path& path, std::string_view text)
{
    const auto folder = path.parent_path();
    auto& disk = systemFiles();
    if (auto made = disk.createFolder(folder); !made)
        return made;
    base::removeLeftovers(folder, kNewPrefix);
    const base::HalfMade fresh(folder / (kNewPrefix + base::ownerTag() + "-" + path.filename().string()));
    {
        auto file = disk.openForWriting(fresh.path(), 0);
        if (!file)
            return file.error();
        if (auto written = (*file)->write(text); !written)
            return written;
        if (auto synced = (*file)->sync(); !synced)
            return synced;
    }
    if (auto named = disk.rename(fresh.path(), path); !named)
        return named;
    return disk.syncFolder(folder);
}

} // namespace melisma::project
