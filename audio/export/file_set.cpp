// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/file_set.h"

#include "audio/files/file_errors.h"
#include "core/base/leftovers.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::audio {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

FileSet::~FileSet()
{
    m_staging.clear();
    std::error_code ignored; // a folder that somebody else has filled meanwhile stays
    for (auto folder = m_madeFolders.rbegin(); folder != m_madeFolders.rend(); ++folder)
        fs::remove(*folder, ignored);
}

Result<void> FileSet::checkFree(const fs::path& target) const
{
    std::error_code code;
    const auto status = fs::status(target, code);
    if (fs::is_directory(status))
        return Error{ErrorKind::io, fmt::format("{} is a folder", target.string()), "Give the name of a file", ""};
    if (fs::exists(status) && !m_overwrite)
        return Error{ErrorKind::io, fmt::format("{} exists already", target.string()),
                     "Choose another name or allow overwriting", ""};
    return {};
}

Result<fs::path> FileSet::stage(const fs::path& target)
{
    const fs::path place = fs::absolute(target).lexically_normal();
    if (const auto unused = checkFree(place); !unused)
        return unused.error();
    if (std::ranges::any_of(m_entries, [&](const Entry& entry) { return entry.target == place; }))
        return Error{ErrorKind::usage, fmt::format("{} was asked for twice", target.string()),
                     "Give each file a name of its own", ""};
    auto folder = stagingFolder(place.parent_path());
    if (!folder)
        return folder.error();
    m_entries.push_back({*folder / place.filename(), place, *folder / fmt::format(".old-{}", m_entries.size()), false});
    return m_entries.back().staged;
}

Result<fs::path> FileSet::stagingFolder(const fs::path& parent)
{
    const auto known = m_staging.find(parent);
    if (known != m_staging.end())
        return known->second.path();
    std::error_code code;
    if (!fs::is_directory(parent, code))
        return Error{ErrorKind::notFound, fmt::format("The folder {} does not exist", parent.string()),
                     "Create it or choose another", ""};
    base::removeLeftovers(parent, kTemporaryPrefix);
    TemporaryPath folder(temporaryNameFor(parent / "export"));
    if (!fs::create_directory(folder.path(), code))
        return cannotWrite(parent, code.message());
    return m_staging.emplace(parent, std::move(folder)).first->second.path();
}

Result<void> FileSet::ensureFolder(const fs::path& folder)
{
    const fs::path place = (fs::absolute(folder) / "").lexically_normal().parent_path();
    std::vector<fs::path> absent;
    std::error_code code;
    for (fs::path each = place; !fs::exists(each, code) && each.has_relative_path(); each = each.parent_path())
        absent.push_back(each);
    for (auto each = absent.rbegin(); each != absent.rend(); ++each) {
        if (!fs::create_directory(*each, code))
            return cannotWrite(*each, code.message());
        m_madeFolders.push_back(*each);
    }
    if (!fs::is_directory(place, code))
        return Error{ErrorKind::io, fmt::format("{} is not a folder", place.string()), "Choose a folder", ""};
    return {};
}

fs::path FileSet::scratchFile(const std::string& name) const
{
    return m_staging.at(m_entries.front().target.parent_path()).path() / (".scratch-" + name);
}

Result<void> FileSet::moveIn(Entry& entry) const
{
    // Looked at again: something may have come since.
    if (const auto unused = checkFree(entry.target); !unused)
        return unused;
    std::error_code code;
    if (fs::exists(entry.target, code)) {
        // A second name keeps the older file at hand while its place is never empty; not all disks have them.
        fs::create_hard_link(entry.target, entry.replaced, code);
        if (code)
            fs::rename(entry.target, entry.replaced, code);
        if (code)
            return cannotWrite(entry.target, code.message());
    }
    fs::rename(entry.staged, entry.target, code); // replaces at once
    entry.moved = !code;
    return code ? Result<void>(cannotWrite(entry.target, code.message())) : Result<void>();
}

void FileSet::rollBack()
{
    std::error_code ignored;
    for (const Entry& entry : m_entries) {
        if (fs::exists(entry.replaced, ignored))
            fs::rename(entry.replaced, entry.target, ignored);
        else if (entry.moved)
            fs::remove(entry.target, ignored);
    }
}

Result<void> FileSet::publish()
{
    for (Entry& entry : m_entries) {
        if (auto moved = moveIn(entry); !moved) {
            rollBack();
            return moved;
        }
    }
    m_madeFolders.clear();
    return {};
}

} // namespace melisma::audio
