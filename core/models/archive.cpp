// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/archive.h"

#include "core/project/file_system.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>
#include <vector>

namespace melisma::models {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kReadBytes = std::size_t{1} << 17;

using Reader = std::unique_ptr<struct archive, decltype(&archive_read_free)>;

Error unreadable(const std::filesystem::path& path, struct archive* reader)
{
    const char* why = archive_error_string(reader);
    return {ErrorKind::input,
            fmt::format("{} cannot be unpacked: {}", path.string(), why ? why : "it is damaged"),
            "Remove it and fetch it again",
            {}};
}

bool matches(std::string_view name, std::string_view member)
{
    constexpr std::string_view kAnyFolder = "*/";
    if (!member.starts_with(kAnyFolder))
        return name == member;
    const auto slash = name.find('/');
    return slash != std::string_view::npos && name.substr(slash + 1) == member.substr(kAnyFolder.size());
}

Result<void> writeEntry(struct archive* reader, const ArchiveWish& wish, const std::filesystem::path& path,
                        const std::stop_token& stop)
{
    auto file = project::systemFiles().openForWriting(wish.target, 0);
    if (!file)
        return file.error();
    std::vector<char> chunk(kReadBytes);
    std::uint64_t written = 0;
    while (true) {
        if (stop.stop_requested())
            return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
        const auto size = archive_read_data(reader, chunk.data(), chunk.size());
        if (size < 0)
            return unreadable(path, reader);
        if (size == 0)
            return {};
        written += static_cast<std::uint64_t>(size);
        if (written > wish.mostBytes)
            return Error{ErrorKind::input,
                         fmt::format("{} in {} is larger than it should be", wish.member, path.string()),
                         "Remove it and fetch it again",
                         {}};
        if (auto done = (*file)->write({chunk.data(), static_cast<std::size_t>(size)}); !done)
            return done;
    }
}

/// The first wish that is still open and that the entry answers; the number of wishes when none does.
std::size_t wishFor(struct archive_entry* entry, std::span<const ArchiveWish> wishes, const std::vector<bool>& taken)
{
    const char* name = archive_entry_pathname(entry);
    std::size_t i = 0;
    if (!name || archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
        return wishes.size();
    while (i < wishes.size() && (taken[i] || !matches(name, wishes[i].member)))
        ++i;
    return i;
}

Result<void> takeAll(struct archive* reader, const std::filesystem::path& path, std::span<const ArchiveWish> wishes,
                     const std::stop_token& stop)
{
    std::vector<bool> taken(wishes.size(), false);
    std::size_t left = wishes.size();
    struct archive_entry* entry = nullptr;
    while (left > 0) {
        const int answer = archive_read_next_header(reader, &entry);
        if (answer == ARCHIVE_EOF)
            break;
        if (answer < ARCHIVE_WARN)
            return unreadable(path, reader);
        const auto chosen = wishFor(entry, wishes, taken);
        if (chosen == wishes.size())
            continue;
        if (auto written = writeEntry(reader, wishes[chosen], path, stop); !written)
            return written;
        taken[chosen] = true;
        --left;
    }
    for (std::size_t i = 0; i < wishes.size(); ++i)
        if (!taken[i])
            return Error{ErrorKind::input,
                         fmt::format("There is no {} in {}", wishes[i].member, path.string()),
                         "Give the file that the model's page names",
                         {}};
    return {};
}

} // namespace

Result<void> takeFromArchive(const std::filesystem::path& archive, std::span<const ArchiveWish> wishes,
                             std::stop_token stop)
{
    const Reader reader(archive_read_new(), archive_read_free);
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_filter_gzip(reader.get());
    if (archive_read_open_filename(reader.get(), archive.c_str(), kReadBytes) != ARCHIVE_OK)
        return unreadable(archive, reader.get());
    return takeAll(reader.get(), archive, wishes, stop);
}

} // namespace melisma::models
