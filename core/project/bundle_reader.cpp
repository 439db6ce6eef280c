// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/half_made.h"
#include "core/base/leftovers.h"
#include "core/base/sha256.h"
#include "core/project/bundle.h"
#include "core/project/project_folder.h"
#include "core/project/state_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

namespace melisma::project {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Path = std::filesystem::path;

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::uint64_t kSpareBytes = std::uint64_t{1} << 20;
constexpr std::string_view kState = "project.json";
constexpr std::string_view kMedia = "media/";
constexpr std::size_t kHashLength = 64;
constexpr std::size_t kLongestSuffix = 8;

using Zip = std::unique_ptr<struct archive, int (*)(struct archive*)>;

/// By the directory at the file's end only, as every other reader sees the file.
Zip openZip(const Path& bundle)
{
    Zip zip(archive_read_new(), archive_read_free);
    archive_read_support_format_zip_seekable(zip.get());
    if (archive_read_open_filename(zip.get(), bundle.c_str(), kBlock) != ARCHIVE_OK)
        zip.reset();
    return zip;
}

/// "media/<64 hex digits>.<suffix>".
bool isMediaName(std::string_view name)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const auto isPlain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
    if (!name.starts_with(kMedia))
        return false;
    name.remove_prefix(kMedia.size());
    if (name.size() < kHashLength + 2 || name.size() > kHashLength + 1 + kLongestSuffix || name[kHashLength] != '.')
        return false;
    return std::ranges::all_of(name.substr(0, kHashLength), isHex) &&
           std::ranges::all_of(name.substr(kHashLength + 1), isPlain);
}

/// What can be shown of a name that somebody else chose.
std::string shown(const char* name)
{
    std::string text = name ? name : "";
    std::erase_if(text,
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E; });
    return text.size() > 80 ? text.substr(0, 80) + "..." : text;
}

std::uint64_t sizeOf(const Path& path)
{
    std::error_code failed;
    const auto bytes = std::filesystem::file_size(path, failed);
    return failed ? 0 : bytes;
}

/// Programs that pack folders write these, too.
bool isMediaFolder(struct archive_entry* entry)
{
    const char* name = archive_entry_pathname(entry);
    return archive_entry_filetype(entry) == AE_IFDIR && name && name == kMedia;
}

class Unpacking {
public:
    Unpacking(const Path& bundle, const BundleLimits& limits, const BundleProgress& progress,
              const std::stop_token& stop, FileSystem& files)
        : m_bundle(bundle)
        , m_limits(limits)
        , m_progress(progress)
        , m_stop(stop)
        , m_files(files)
        , m_most(sizeOf(bundle) * limits.ratio + kSpareBytes)
    {}

    /// Looks at all names and sizes before a byte is written.
    Result<void> survey(const Path& place)
    {
        const auto zip = openZip(m_bundle);
        if (!zip)
            return refused("is not a zip file that can be read");
        struct archive_entry* entry = nullptr;
        int answer = ARCHIVE_OK;
        while ((answer = archive_read_next_header(zip.get(), &entry)) == ARCHIVE_OK)
            if (auto good = note(entry); !good)
                return good;
        if (answer != ARCHIVE_EOF)
            return refused("is damaged");
        if (!m_sizes.contains(std::string(kState)))
            return refused("is not a portable copy of a Melisma project: it holds no project.json");
        return checkRoom(place);
    }

    /// Writes everything into `folder`; each sound must have the hash that it is named by.
    Result<void> unpack(const Path& folder)
    {
        for (const auto& part : {folder, folder / "media"})
            if (auto made = m_files.createFolder(part); !made)
                return made;
        const auto zip = openZip(m_bundle);
        if (!zip)
            return refused("is not a zip file that can be read");
        struct archive_entry* entry = nullptr;
        int answer = ARCHIVE_OK;
        std::size_t found = 0;
        while ((answer = archive_read_next_header(zip.get(), &entry)) == ARCHIVE_OK) {
            if (isMediaFolder(entry))
                continue;
            const char* name = archive_entry_pathname(entry);
            const auto known = m_sizes.find(name ? name : "");
            if (known == m_sizes.end() || ++found > m_sizes.size())
                return refused("changed while it was read");
            if (auto taken = take(zip.get(), *known, folder); !taken)
                return taken;
        }
        return answer == ARCHIVE_EOF && found == m_sizes.size() ? Result<void>() : refused("is damaged");
    }

    /// The project in `folder`, when it lists just the sounds that the bundle holds.
    Result<Project> projectIn(const Path& folder) const
    {
        auto state = readState(folder / kState);
        if (auto* problem = std::get_if<StateProblem>(&state)) {
            if (problem->kind == StateProblem::Kind::newer)
                return refused("was written by a newer Melisma");
            return refused("holds a project that is damaged");
        }
        auto project = std::move(std::get<SavedState>(state).project);
        for (const auto& [hash, asset] : project.assets)
            if (!m_sizes.contains(asset->file) || !isMediaName(asset->file) ||
                asset->file.compare(kMedia.size(), kHashLength, hash) != 0)
                return refused(fmt::format("lacks the sound {}", shown(asset->name.c_str())));
        if (project.assets.size() + 1 != m_sizes.size())
            return refused("holds sounds that its project does not list");
        return project;
    }

    Error refused(const std::string& why) const
    {
        return {ErrorKind::input,
                fmt::format("{} {}", m_bundle.string(), why),
                "Nothing was unpacked; ask for a new portable copy",
                {}};
    }

private:
    Result<void> note(struct archive_entry* entry)
    {
        if (isMediaFolder(entry))
            return {};
        const char* name = archive_entry_pathname(entry);
        const std::string text = name ? name : "";
        if (m_sizes.size() >= m_limits.entries)
            return refused(fmt::format("holds more than {} files", m_limits.entries));
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) || archive_entry_symlink(entry))
            return refused(fmt::format("holds something that is no plain file: {}", shown(name)));
        if (text != kState && !isMediaName(text))
            return refused(fmt::format("holds a file that no portable copy has: {}", shown(name)));
        if (!archive_entry_size_is_set(entry) || archive_entry_size(entry) < 0)
            return refused(fmt::format("does not say how large {} is", shown(name)));
        const auto bytes = static_cast<std::uint64_t>(archive_entry_size(entry));
        if (!m_sizes.emplace(text, bytes).second)
            return refused(fmt::format("holds {} twice", shown(name)));
        if (bytes > m_most - m_total || (text == kState && bytes > m_limits.stateBytes))
            return refused("would unpack to far more than it is");
        m_total += bytes;
        return {};
    }

    Result<void> checkRoom(const Path& place) const
    {
        std::error_code failed;
        const auto space = std::filesystem::space(place, failed);
        if (failed || space.available >= m_total + m_total / 10 + kSpareBytes)
            return {};
        return Error{ErrorKind::io,
                     fmt::format("There is no room for {} MB in {}", m_total / 1'000'000 + 1, place.string()),
                     "Make room, or unpack it elsewhere",
                     {}};
    }

    Result<void> take(struct archive* zip, const std::pair<const std::string, std::uint64_t>& entry, const Path& folder)
    {
        const auto& [name, bytes] = entry;
        auto file = m_files.openForWriting(folder / name, 0);
        if (!file)
            return file.error();
        base::Sha256 hash;
        std::uint64_t written = 0;
        while (true) {
            if (m_stop.stop_requested())
                return Error{ErrorKind::cancelled, "Cancelled; nothing was unpacked", {}, {}};
            const auto got = archive_read_data(zip, m_block.data(), m_block.size());
            if (got < 0)
                return refused("is damaged");
            if (got == 0)
                break;
            written += static_cast<std::uint64_t>(got);
            if (written > bytes)
                return refused("would unpack to more than it says");
            hash.update(m_block.data(), static_cast<std::size_t>(got));
            if (auto done = (*file)->write({m_block.data(), static_cast<std::size_t>(got)}); !done)
                return done;
            report(static_cast<std::uint64_t>(got));
        }
        if (written != bytes)
            return refused("is cut short");
        if (name != kState && hash.hex() != name.substr(kMedia.size(), kHashLength))
            return refused(fmt::format("holds a sound that was changed: {}", name));
        return (*file)->sync();
    }

    void report(std::uint64_t bytes)
    {
        m_done += bytes;
        if (m_progress)
            m_progress(static_cast<double>(m_done) / static_cast<double>(std::max<std::uint64_t>(m_total, 1)));
    }

    const Path& m_bundle;
    const BundleLimits& m_limits;
    const BundleProgress& m_progress;
    const std::stop_token& m_stop;
    FileSystem& m_files;
    std::uint64_t m_most;                         ///< bytes that all may have together
    std::map<std::string, std::uint64_t> m_sizes; ///< as the bundle states them
    std::uint64_t m_total = 0;
    std::uint64_t m_done = 0;
    std::vector<char> m_block = std::vector<char>(kBlock);
};

} // namespace

Result<void> unpackBundle(const Path& bundle, const Path& target, const BundleProgress& progress, std::stop_token stop,
                          FileSystem& files, const BundleLimits& limits, const BundleCheck& check)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(bundle, ignored))
        return Error{ErrorKind::notFound, bundle.string() + " is not a file", "Check the path", {}};
    const Path whole = std::filesystem::absolute(target).lexically_normal();
    if (std::filesystem::exists(whole, ignored))
        return Error{ErrorKind::input, whole.string() + " exists already", "Choose another name", {}};
    Unpacking unpacking(bundle, limits, progress, stop, files);
    if (auto good = unpacking.survey(whole.parent_path()); !good)
        return good;
    // Named like what ProjectFolder::create makes beside a project, so that a killed program's goes with the same
    // broom.
    const base::HalfMade work(whole.parent_path() /
                              fmt::format(".{}.new-{}.unpacked", whole.filename().string(), base::ownerTag()));
    if (auto unpacked = unpacking.unpack(work.path()); !unpacked)
        return unpacked;
    auto project = unpacking.projectIn(work.path());
    if (!project)
        return project.error();
    if (check)
        if (auto allowed = check(*project); !allowed)
            return allowed;
    auto made = ProjectFolder::create(whole, *project, false, files, work.path());
    return made ? Result<void>() : made.error();
}

} // namespace melisma::project
