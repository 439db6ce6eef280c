// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::tests {

struct Member {
    std::string name;
    std::string content;
    std::string linkTo = {}; ///< not empty: a symbolic link instead
};

/// A zip when the path ends with .whl or .pt (stored, as PyTorch does), else a tar.gz.
inline void makeArchive(const std::filesystem::path& path, const std::vector<Member>& members)
{
    auto* out = archive_write_new();
    if (path.extension() == ".whl" || path.extension() == ".pt") {
        archive_write_set_format_zip(out);
        archive_write_set_options(out, path.extension() == ".pt" ? "zip:compression=store" : "zip:compression=deflate");
    } else {
        archive_write_set_format_pax_restricted(out);
        archive_write_add_filter_gzip(out);
    }
    archive_write_open_filename(out, path.c_str());
    for (const auto& member : members) {
        auto* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.c_str());
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_filetype(entry, member.linkTo.empty() ? AE_IFREG : AE_IFLNK);
        if (!member.linkTo.empty())
            archive_entry_set_symlink(entry, member.linkTo.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
        archive_write_header(out, entry);
        archive_write_data(out, member.content.data(), member.content.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
}

} // namespace melisma::tests
