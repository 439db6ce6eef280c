// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/half_made.h"
#include "core/base/leftovers.h"
#include "core/base/sha256.h"
#include "core/project/bundle.h"
#include "core/project/state_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

namespace melisma::project {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Path = std::filesystem::path;

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr const char* kLeftover = ".melisma-bundle-";

/// One zip in the making, written through a FileSystem.
class ZipWriter {
public:
    explicit ZipWriter(std::unique_ptr<WritableFile> file)
        : m_file(std::move(file))
        , m_archive(archive_write_new(), archive_write_free)
    {}

    bool open()
    {
        auto* zip = m_archive.get();
        archive_write_set_bytes_per_block(zip, static_cast<int>(kBlock));
        archive_write_set_bytes_in_last_block(zip, 1);
        return archive_write_set_format_zip(zip) == ARCHIVE_OK &&
               archive_write_open(zip, this, nullptr, &ZipWriter::take, nullptr) == ARCHIVE_OK;
    }

    bool begin(const std::string& name, std::uint64_t bytes, bool packed)
    {
        if (packed)
            archive_write_zip_set_compression_deflate(m_archive.get());
        else
            archive_write_zip_set_compression_store(m_archive.get());
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes));
        return archive_write_header(m_archive.get(), entry.get()) == ARCHIVE_OK;
    }

    bool write(const char* data, std::size_t size)
    {
        return archive_write_data(m_archive.get(), data, size) == static_cast<la_ssize_t>(size);
    }

    Result<std::uint64_t> finish()
    {
        if (archive_write_close(m_archive.get()) != ARCHIVE_OK)
            return error();
        if (auto synced = m_file->sync(); !synced)
            return synced.error();
        return m_bytes;
    }

    /// What the disk said, else what libarchive says.
    Error error() const
    {
        if (m_error)
            return *m_error;
        const char* why = archive_error_string(m_archive.get());
        return {ErrorKind::io, "The portable copy could not be written", "Try again in another folder", why ? why : ""};
    }

private:
    static la_ssize_t take(struct archive* zip, void* self, const void* data, std::size_t size)
    {
        auto& writer = *static_cast<ZipWriter*>(self);
        if (auto done = writer.m_file->write({static_cast<const char*>(data), size}); !done) {
            writer.m_error = done.error();
            archive_set_error(zip, EIO, "write");
            return -1;
        }
        writer.m_bytes += size;
        return static_cast<la_ssize_t>(size);
    }

    std::unique_ptr<WritableFile> m_file;
    std::uint64_t m_bytes = 0;
    std::optional<Error> m_error;
    std::unique_ptr<struct archive, int (*)(struct archive*)> m_archive; ///< last: closing it may still write
};

struct Medium {
    Path file;
    std::string entry; ///< name in the bundle
    std::string sha256;
    std::string name; ///< for a person
    std::uint64_t bytes = 0;
};

/// Each asset under its hash, as the bundled project lists it.
Result<std::vector<Medium>> mediaOf(const Path& folder, Project& project)
{
    std::vector<Medium> media;
    for (auto& [hash, asset] : project.assets) {
        const Path file = folder / asset->file;
        std::error_code failed;
        const auto bytes = std::filesystem::file_size(file, failed);
        if (failed)
            return Error{ErrorKind::notFound, fmt::format("The sound {} is missing from the project", asset->name),
                         "Find its file first, or remove its clips", file.string()};
        const std::string entry = "media/" + hash + file.extension().string();
        if (asset->file != entry)
            asset = asset.with([&entry](Asset& moved) { moved.file = entry; });
        media.push_back({file, entry, hash, asset->name, bytes});
    }
    return media;
}

class BundleWriting {
public:
    BundleWriting(ZipWriter& zip, std::uint64_t total, const BundleProgress& progress, const std::stop_token& stop)
        : m_zip(zip)
        , m_total(std::max<std::uint64_t>(total, 1))
        , m_progress(progress)
        , m_stop(stop)
        , m_block(kBlock)
    {}

    Result<void> addState(const std::string& state)
    {
        if (!m_zip.begin("project.json", state.size(), true) || !m_zip.write(state.data(), state.size()))
            return m_zip.error();
        return {};
    }

    Result<void> addMedium(const Medium& medium)
    {
        std::ifstream source(medium.file, std::ios::binary);
        if (!source)
            return systemError("read", medium.file, errno);
        if (!m_zip.begin(medium.entry, medium.bytes, false))
            return m_zip.error();
        base::Sha256 hash;
        std::uint64_t copied = 0;
        while (source && copied <= medium.bytes) {
            if (m_stop.stop_requested())
                return Error{ErrorKind::cancelled, "The portable copy was cancelled; nothing was written", {}, {}};
            source.read(m_block.data(), static_cast<std::streamsize>(m_block.size()));
            const auto got = static_cast<std::size_t>(source.gcount());
            copied += got;
            hash.update(m_block.data(), got);
            if (got > 0 && copied <= medium.bytes && !m_zip.write(m_block.data(), got))
                return m_zip.error();
            report(got);
        }
        if (source.bad())
            return systemError("read", medium.file, EIO);
        if (copied != medium.bytes || hash.hex() != medium.sha256)
            return Error{
                ErrorKind::input,
                fmt::format("The file of the sound {} has changed: it is not what the project recorded", medium.name),
                "Bring back the file that belongs there, or remove its clips", medium.file.string()};
        return {};
    }

private:
    void report(std::size_t bytes)
    {
        m_done += bytes;
        if (m_progress)
            m_progress(std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_total)));
    }

    ZipWriter& m_zip;
    std::uint64_t m_total;
    std::uint64_t m_done = 0;
    const BundleProgress& m_progress;
    const std::stop_token& m_stop;
    std::vector<char> m_block;
};

Result<std::uint64_t> writeZip(FileSystem& files, const Path& path, const Project& project,
                               const std::vector<Medium>& media, const BundleProgress& progress,
                               const std::stop_token& stop)
{
    auto file = files.openForWriting(path, 0);
    if (!file)
        return file.error();
    ZipWriter zip(std::move(*file));
    if (!zip.open())
        return zip.error();
    std::uint64_t total = 0;
    for (const auto& medium : media)
        total += medium.bytes;
    BundleWriting writing(zip, total, progress, stop);
    auto done = writing.addState(encodeState(project, 1));
    for (std::size_t i = 0; done && i < media.size(); ++i)
        done = writing.addMedium(media[i]);
    return done ? zip.finish() : Result<std::uint64_t>(done.error());
}

} // namespace

Result<std::uint64_t> writeBundle(const Project& project, const Path& folder, const Path& target, bool replace,
                                  const BundleProgress& progress, std::stop_token stop, FileSystem& files)
{
    const Path whole = std::filesystem::absolute(target).lexically_normal();
    std::error_code ignored;
    if (std::filesystem::exists(whole, ignored) && (!replace || !std::filesystem::is_regular_file(whole, ignored)))
        return Error{ErrorKind::input, whole.string() + " exists already", "Choose another name", {}};
    Project bundled = project;
    const auto media = mediaOf(folder, bundled);
    if (!media)
        return media.error();
    base::removeLeftovers(whole.parent_path(), kLeftover);
    const base::HalfMade fresh(whole.parent_path() / (kLeftover + base::ownerTag()));
    auto bytes = writeZip(files, fresh.path(), bundled, *media, progress, stop);
    if (!bytes)
        return bytes;
    if (auto placed = files.rename(fresh.path(), whole); !placed)
        return placed.error();
    if (auto synced = files.syncFolder(whole.parent_path()); !synced)
        return synced.error();
    return bytes;
}

bool looksLikeBundle(const Path& path)
{
    return path.filename().string().ends_with(kBundleSuffix);
}

Path freeFolderFor(const Path& bundle)
{
    std::string name = bundle.filename().string();
    if (name.ends_with(kBundleSuffix))
        name.resize(name.size() - kBundleSuffix.size());
    for (int number = 1;; ++number) {
        const Path path =
            bundle.parent_path() / (number == 1 ? name + ".melisma" : fmt::format("{} {}.melisma", name, number));
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored))
            return path;
    }
}

} // namespace melisma::project
