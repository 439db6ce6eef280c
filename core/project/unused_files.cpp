// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/unused_files.h"

#include "core/project/file_system.h"
#include "core/project/journal.h"

#include <algorithm>

namespace melisma::project {

namespace {

using base::Result;
using Path = std::filesystem::path;

constexpr std::size_t kHashLength = 64;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// The hash that a file is called by: "<hash>.wav", "<hash>-1024-3.tiles"; empty where it is called otherwise.
std::string hashIn(const Path& file)
{
    const std::string name = file.filename().string();
    const auto end = std::ranges::find_if_not(name, isHexDigit);
    const bool whole = static_cast<std::size_t>(end - name.begin()) == kHashLength;
    return whole && file.extension() != ".part" ? name.substr(0, kHashLength) : std::string();
}

/// Whole folders of older states may be kept here by hand, so what lies deeper is read as well.
bool holdsStates(const std::filesystem::directory_entry& entry)
{
    const auto name = entry.path().filename();
    return name != "media" && name != "cache";
}

Result<void> addHashesOfFile(const Path& file, std::set<std::string>& hashes)
{
    const auto bytes = readBytes(file);
    if (!bytes)
        return bytes.error();
    addHashesIn(*bytes, hashes);
    return {};
}

Result<void> addHashesBeside(const Path& folder, std::set<std::string>& hashes)
{
    std::error_code failure;
    std::filesystem::directory_iterator at(folder, failure);
    for (const std::filesystem::directory_iterator end; !failure && at != end; at.increment(failure)) {
        std::error_code failed;
        if (!holdsStates(*at))
            continue;
        const bool isFolder = at->is_directory(failed) && !at->is_symlink(failed);
        if (!isFolder && !at->is_regular_file(failed))
            continue;
        if (auto added = isFolder ? addHashesBeside(at->path(), hashes) : addHashesOfFile(at->path(), hashes); !added)
            return added;
    }
    return failure ? systemError("read", folder, failure.value()) : Result<void>();
}

void addUnused(const Path& folder, bool cache, const std::set<std::string>& needed, std::vector<UnusedFile>& unused)
{
    std::error_code failure;
    std::filesystem::recursive_directory_iterator at(folder, failure);
    for (const std::filesystem::recursive_directory_iterator end; !failure && at != end; at.increment(failure)) {
        std::error_code failed;
        const std::string hash = hashIn(at->path());
        if (hash.empty() || needed.contains(hash) || !at->is_regular_file(failed) || at->is_symlink(failed))
            continue;
        unused.push_back({at->path(), at->file_size(failed), cache});
    }
}

} // namespace

void addHashesIn(std::string_view text, std::set<std::string>& hashes)
{
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        run = isHexDigit(text[i]) ? run + 1 : 0;
        if (run >= kHashLength) // of a longer run each part may be one
            hashes.emplace(text.substr(i + 1 - kHashLength, kHashLength));
    }
}

void addHashesOf(const Project& project, std::set<std::string>& hashes)
{
    for (const auto& [hash, asset] : project.assets) {
        hashes.insert(hash);
        addHashesIn(asset->file, hashes);
    }
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (const auto* audio = std::get_if<AudioContent>(&take->content))
                    hashes.insert(audio->assetSha256);
}

Result<std::vector<UnusedFile>> unusedFiles(const Path& folder, std::span<const ProjectPtr> alive,
                                            const std::set<std::string>& spared)
{
    std::set<std::string> needed = spared;
    for (const auto& state : alive)
        addHashesOf(*state, needed);
    if (auto read = addHashesBeside(folder, needed); !read)
        return read.error();
    std::vector<UnusedFile> unused;
    addUnused(folder / "media", false, needed, unused);
    addUnused(folder / "cache", true, needed, unused);
    std::ranges::sort(unused, {}, &UnusedFile::path);
    return unused;
}

} // namespace melisma::project
