// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/media_store.h"

#include "core/base/sha256.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace melisma::project {

namespace {

using base::Result;
using Path = std::filesystem::path;

constexpr std::size_t kCopyBlock = 1 << 20;
constexpr const char* kPart = ".part"; ///< suffix while a file is being copied in
constexpr const char* kTake = "take-"; ///< how a recording begins that is called .part until it is in the project

bool sameSize(const Path& a, const Path& b)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(a, failed);
    return !failed && std::filesystem::file_size(b, failed) == size && !failed;
}

bool isTake(const Path& file)
{
    return file.extension() == kPart && file.filename().string().starts_with(kTake);
}

/// A recording lies in the media folder under another name and may keep it: both are the one file.
bool linkedInto(const Path& file, const Path& target)
{
    std::error_code failure;
    if (isTake(file))
        std::filesystem::create_hard_link(file, target, failure);
    return isTake(file) && !failure;
}

Result<void> copySynced(FileSystem& files, const Path& from, const Path& to)
{
    std::ifstream source(from, std::ios::binary);
    if (!source)
        return systemError("read", from, errno);
    auto target = files.openForWriting(to, 0);
    if (!target)
        return target.error();
    std::vector<char> block(kCopyBlock);
    while (source) {
        source.read(block.data(), static_cast<std::streamsize>(block.size()));
        if (auto written = (*target)->write({block.data(), static_cast<std::size_t>(source.gcount())}); !written)
            return written;
    }
    if (source.bad())
        return systemError("read", from, EIO);
    return (*target)->sync();
}

/// A file that is already on this disk needs no copy, only to be safe there before it gets its name.
bool movedInto(FileSystem& files, const Path& file, const Path& target)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure)
        return false;
    auto opened = files.openForWriting(file, size);
    return opened && (*opened)->sync() && files.rename(file, target);
}

} // namespace

Result<std::string> storeMedia(FileSystem& files, const Path& folder, const Path& file, const std::string& sha256,
                               bool move)
{
    if (!base::isSha256(sha256))
        return base::Error{base::ErrorKind::internal, file.string() + " came without a valid hash", {}, sha256};
    const std::string relative = "media/" + sha256 + (isTake(file) ? ".wav" : file.extension().string());
    const Path target = folder / relative;
    if (auto made = files.createFolder(target.parent_path()); !made)
        return made.error();
    std::error_code ignored;
    const bool present = sameSize(file, target);
    if (!present && !(move && movedInto(files, file, target)) && !(!move && linkedInto(file, target))) {
        const Path part = target.string() + kPart;
        if (auto copied = copySynced(files, file, part); !copied) {
            std::filesystem::remove(part, ignored);
            return copied.error();
        }
        if (auto named = files.rename(part, target); !named)
            return named.error();
    }
    if (move)
        std::filesystem::remove(file, ignored);
    if (auto synced = files.syncFolder(target.parent_path()); !synced)
        return synced.error();
    return relative;
}

Result<void> shareMedia(FileSystem& files, const Path& from, const Path& to)
{
    std::error_code failure;
    std::filesystem::directory_iterator at(from / "media", failure);
    for (const std::filesystem::directory_iterator end; !failure && at != end; at.increment(failure)) {
        if (at->path().extension() == kPart)
            continue;
        const Path target = to / "media" / at->path().filename();
        std::error_code unlinked;
        std::filesystem::create_hard_link(at->path(), target, unlinked);
        if (!unlinked)
            continue;
        if (auto copied = copySynced(files, at->path(), target); !copied)
            return copied;
    }
    if (failure && failure != std::errc::no_such_file_or_directory)
        return systemError("read", from / "media", failure.value());
    return files.syncFolder(to / "media");
}

void removeHalfStored(const Path& folder)
{
    std::error_code failure;
    for (std::filesystem::directory_iterator at(folder / "media", failure), end; !failure && at != end;
         at.increment(failure)) {
        std::error_code ignored;
        if (at->path().extension() == kPart && !isTake(at->path()))
            std::filesystem::remove(at->path(), ignored);
    }
}

std::vector<Path> takesLeft(const Path& folder)
{
    std::vector<Path> takes;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(folder / "media", failure), end; !failure && at != end;
         at.increment(failure))
        if (isTake(at->path()))
            takes.push_back(at->path());
    std::ranges::sort(takes);
    return takes;
}

std::set<std::string> missingAssets(const Path& folder, const Project& project)
{
    std::set<std::string> missing;
    std::error_code ignored;
    for (const auto& [hash, asset] : project.assets)
        if (!std::filesystem::is_regular_file(folder / asset->file, ignored))
            missing.insert(hash);
    return missing;
}

std::vector<std::string> missingMedia(const Path& folder, const Project& project)
{
    std::vector<std::string> names;
    for (const auto& hash : missingAssets(folder, project))
        names.push_back(project.findAsset(hash)->name);
    return names;
}

} // namespace melisma::project
