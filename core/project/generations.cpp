// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/generations.h"

#include <fmt/format.h>

namespace melisma::project {

namespace {

using base::Result;
using Path = std::filesystem::path;

Path numbered(const Path& folder, const char* name, int generation)
{
    return folder / (generation == 0 ? std::string(name) : fmt::format("{}.{}", name, generation));
}

Result<void> renameIfThere(FileSystem& files, const Path& from, const Path& to)
{
    std::error_code ignored;
    return std::filesystem::exists(from, ignored) ? files.rename(from, to) : Result<void>();
}

/// The lowest free place above generation 0: what lies higher need not move.
int firstGap(const Path& folder)
{
    std::error_code ignored;
    int generation = 1;
    while (generation < kOlderGenerations && (std::filesystem::exists(statePath(folder, generation), ignored) ||
                                              std::filesystem::exists(journalPath(folder, generation), ignored)))
        ++generation;
    return generation;
}

/// A state moves before its journal: cut short in between, the journal stands below its state, where reading the
/// journals downwards still finds it.
Result<void> shiftGenerations(FileSystem& files, const Path& folder)
{
    for (int generation = firstGap(folder) - 1; generation >= 0; --generation) {
        auto state = renameIfThere(files, statePath(folder, generation), statePath(folder, generation + 1));
        if (!state)
            return state;
        auto journal = renameIfThere(files, journalPath(folder, generation), journalPath(folder, generation + 1));
        if (!journal)
            return journal;
    }
    return {};
}

Result<void> writeSynced(FileSystem& files, const Path& path, const std::string& text)
{
    auto file = files.openForWriting(path, 0);
    if (!file)
        return file.error();
    auto written = (*file)->write(text);
    return written ? (*file)->sync() : written;
}

} // namespace

Path statePath(const Path& folder, int generation)
{
    return numbered(folder, "project.json", generation);
}
Path journalPath(const Path& folder, int generation)
{
    return numbered(folder, "journal.log", generation);
}

Result<void> writeGeneration(FileSystem& files, const Path& folder, const std::string& state)
{
    const Path fresh = folder / "project.json.tmp";
    if (auto written = writeSynced(files, fresh, state); !written)
        return written;
    if (auto shifted = shiftGenerations(files, folder); !shifted)
        return shifted;
    if (auto renamed = files.rename(fresh, statePath(folder, 0)); !renamed)
        return renamed;
    return files.syncFolder(folder);
}

} // namespace melisma::project
