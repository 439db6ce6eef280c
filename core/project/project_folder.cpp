// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_folder.h"

#include "core/base/half_made.h"
#include "core/base/leftovers.h"
#include "core/project/edit_journal.h"
#include "core/project/folder_lock.h"
#include "core/project/generations.h"
#include "core/project/media_store.h"
#include "core/project/recovery.h"
#include "core/project/state_file.h"

#include <fmt/format.h>

namespace melisma::project {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Path = std::filesystem::path;

constexpr std::uint64_t kFirstSequence = 1;

bool isThere(const Path& path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool holdsProject(const Path& folder)
{
    bool found = false;
    for (int generation = 0; generation <= kOlderGenerations; ++generation)
        found = found || isThere(statePath(folder, generation));
    return found;
}

/// Absolute, without a trailing slash, so that parent_path() and messages mean what they say.
Path tidy(const Path& path)
{
    const Path whole = std::filesystem::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

/// An open project with its lock, or without one a look at it.
class DiskFolder final : public ProjectFolder {
public:
    DiskFolder(FileSystem& files, Path path, std::unique_ptr<FolderLock> lock)
        : m_files(files)
        , m_path(std::move(path))
        , m_lock(std::move(lock))
    {}

    /// Begins following edits. `unsaved`: what is open is not all in project.json.
    void follow(EditJournal::Position position, bool unsaved)
    {
        m_unsaved = unsaved;
        m_journal = std::make_unique<EditJournal>(m_files, m_path, std::move(position));
    }
    void giveUpWriting() { m_lock.reset(); }

    const Path& path() const override { return m_path; }
    bool readOnly() const override { return m_journal == nullptr; }
    bool hasUnsavedEdits() const override { return m_unsaved; }

    Result<void> save(const Project& project) override
    {
        if (readOnly())
            return openedReadOnly();
        auto saved = m_journal->save(std::make_shared<const Project>(project));
        if (saved)
            m_unsaved = false;
        return saved;
    }

    void noteEdit(ProjectPtr project, const std::string& label) override
    {
        if (readOnly())
            return;
        m_unsaved = true;
        m_journal->note(std::move(project), label);
    }

    Result<void> flush() override { return readOnly() ? Result<void>() : m_journal->flush(); }

    Result<std::string> adoptMedia(const Path& file, const std::string& sha256, bool move) override
    {
        if (readOnly())
            return openedReadOnly();
        return storeMedia(m_files, m_path, file, sha256, move);
    }

private:
    Error openedReadOnly() const
    {
        return {ErrorKind::io, m_path.string() + " was opened read-only", "Save the project under another name", {}};
    }

    FileSystem& m_files;
    Path m_path;
    std::unique_ptr<FolderLock> m_lock;
    bool m_unsaved = false;
    std::unique_ptr<EditJournal> m_journal; ///< before the lock goes, the last edits are written
};

/// The first state is written twice: the copy is the generation to fall back on until there is another.
Result<void> fillFolder(FileSystem& files, const Path& folder, const Project& project, const Path& mediaFrom)
{
    for (const auto& part : {folder, folder / "media", folder / "cache"})
        if (auto made = files.createFolder(part); !made)
            return made;
    if (!mediaFrom.empty())
        if (auto shared = shareMedia(files, mediaFrom, folder); !shared)
            return shared;
    const std::string state = encodeState(project, kFirstSequence);
    for (int copy = 0; copy < 2; ++copy)
        if (auto written = writeGeneration(files, folder, state); !written)
            return written;
    return {};
}

/// How the names of folders begin that are to become `path` once they are whole.
std::string freshPrefix(const Path& path)
{
    return fmt::format(".{}.new-", path.filename().string());
}

/// What a killed program was about to make here. Only for who holds the lock.
void cleanUp(const Path& path)
{
    base::removeLeftovers(path.parent_path(), freshPrefix(path));
    base::removeLeftovers(path / "cache", ".melisma-");
    removeHalfStored(path);
}

/// Nothing, or why `path` must not be replaced. The lock keeps others out while it is.
Result<std::unique_ptr<FolderLock>> lockForReplacing(const Path& path, bool replace)
{
    if (!isThere(path))
        return std::unique_ptr<FolderLock>();
    if (!replace)
        return Error{ErrorKind::input, path.string() + " exists already", "Choose another name", {}};
    if (!holdsProject(path))
        return Error{ErrorKind::input,
                     path.string() + " exists and is not a Melisma project, so it was left alone",
                     "Choose another name",
                     {}};
    return FolderLock::take(path);
}

/// Renames each damaged file to the first free "NAME.damaged[-N]".
Result<void> keepAside(FileSystem& files, const std::vector<Path>& damaged)
{
    for (const auto& path : damaged) {
        Path aside = path.string() + ".damaged";
        for (int number = 2; isThere(aside); ++number)
            aside = fmt::format("{}.damaged-{}", path.string(), number);
        if (auto renamed = files.rename(path, aside); !renamed)
            return renamed;
    }
    return {};
}

/// Writes a recovered state as the newest generation, so that edits can follow it.
Result<void> repair(FileSystem& files, const Path& folder, Recovered& recovered)
{
    if (auto kept = keepAside(files, recovered.damaged); !kept)
        return kept;
    if (auto written = writeGeneration(files, folder, encodeState(recovered.project, recovered.sequence)); !written)
        return written;
    recovered.goodLength = 0;
    recovered.editsReplayed = false;
    if (!recovered.damaged.empty())
        *recovered.message += " The damaged file is kept as " + recovered.damaged.front().filename().string() +
                              ".damaged in the project folder.";
    return {};
}

std::string joined(const std::optional<std::string>& first, const std::string& second)
{
    return first ? *first + " " + second : second;
}

} // namespace

Result<std::unique_ptr<ProjectFolder>> ProjectFolder::create(const Path& given, const Project& project, bool replace,
                                                             FileSystem& files, const Path& mediaFrom)
{
    const Path path = tidy(given);
    auto replaced = lockForReplacing(path, replace);
    if (!replaced)
        return replaced.error();
    if (auto parent = files.createFolder(path.parent_path()); !parent)
        return parent.error();
    base::removeLeftovers(path.parent_path(), freshPrefix(path));
    const base::HalfMade fresh(path.parent_path() / (freshPrefix(path) + base::ownerTag()));
    if (auto filled = fillFolder(files, fresh.path(), project, mediaFrom); !filled)
        return filled.error();
    auto lock = FolderLock::take(fresh.path());
    if (!lock)
        return lock.error();
    auto placed = *replaced ? files.exchange(fresh.path(), path) : files.rename(fresh.path(), path);
    if (!placed)
        return placed.error();
    if (auto synced = files.syncFolder(path.parent_path()); !synced)
        return synced.error();
    auto folder = std::make_unique<DiskFolder>(files, path, std::move(*lock));
    folder->follow({std::make_shared<const Project>(project), kFirstSequence, 0}, false);
    return std::unique_ptr<ProjectFolder>(std::move(folder));
}

Result<ProjectFolder::Opened> ProjectFolder::open(const Path& given, FileSystem& files)
{
    const Path path = tidy(given);
    std::error_code ignored;
    if (!isThere(path))
        return Error{ErrorKind::notFound, path.string() + " does not exist", "Check the path", {}};
    if (!std::filesystem::is_directory(path, ignored))
        return Error{ErrorKind::input,
                     path.string() + " is a file, not a Melisma project",
                     "Choose a folder whose name ends in .melisma",
                     {}};
    if (!holdsProject(path))
        return Error{ErrorKind::input,
                     path.string() + " is not a Melisma project: it holds no project.json",
                     "Choose a folder whose name ends in .melisma",
                     {}};
    auto lock = FolderLock::take(path);
    auto recovered = recoverNewest(path);
    if (!recovered)
        return recovered.error();
    const bool writable = lock.ok();
    if (writable)
        cleanUp(path);
    std::optional<Error> cannotWrite = writable ? std::nullopt : std::optional(lock.error());
    if (writable && recovered->needsRepair)
        if (auto repaired = repair(files, path, *recovered); !repaired)
            cannotWrite = repaired.error();
    auto folder = std::make_unique<DiskFolder>(files, path, writable ? std::move(*lock) : nullptr);
    const auto project = std::make_shared<const Project>(recovered->project);
    if (cannotWrite) {
        folder->giveUpWriting();
        recovered->message = joined(recovered->message, cannotWrite->message + "; the project was opened read-only.");
    } else {
        folder->follow({project, recovered->sequence, recovered->goodLength}, recovered->editsReplayed);
    }
    return Opened{std::move(folder), *project, std::move(recovered->message), missingMedia(path, *project)};
}

} // namespace melisma::project
