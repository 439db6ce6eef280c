// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/file_system.h"

#include <atomic>
#include <cerrno>
#include <map>
#include <memory>

namespace melisma::tests {

/// The disk with one call, or every call from one on, failing. A failing write leaves half of its bytes; a power cut
/// also takes every byte that was written and not synced.
class FaultyFiles final : public project::FileSystem {
public:
    enum class After { works, dead, powerCut };

    FaultyFiles(int failing, int code, After after) : m_failing(failing), m_code(code), m_after(after) {}

    bool struck() const { return m_calls >= m_failing; }

    base::Result<std::unique_ptr<project::WritableFile>> openForWriting(const Path& path, std::uint64_t keep) override
    {
        if (fails())
            return error(path).error();
        auto file = m_disk.openForWriting(path, keep);
        if (!file)
            return file;
        m_synced[path] = keep;
        return std::unique_ptr<project::WritableFile>(std::make_unique<File>(*this, path, std::move(*file)));
    }
    base::Result<void> rename(const Path& from, const Path& to) override
    {
        if (fails())
            return error(to);
        moveNames(from, to);
        return m_disk.rename(from, to);
    }
    base::Result<void> exchange(const Path& a, const Path& b) override
    {
        if (fails())
            return error(b);
        moveNames(a, b);
        return m_disk.exchange(a, b);
    }
    base::Result<void> createFolder(const Path& path) override
    {
        return fails() ? error(path) : m_disk.createFolder(path);
    }
    base::Result<void> syncFolder(const Path& path) override { return fails() ? error(path) : m_disk.syncFolder(path); }

    /// What the disk looks like once the power is back. Call when nothing uses these files any more.
    void bringPowerBack() const
    {
        if (m_after != After::powerCut)
            return;
        std::error_code ignored;
        for (const auto& [path, length] : struck() ? m_cut : m_synced)
            if (std::filesystem::exists(path, ignored) && std::filesystem::file_size(path) > length)
                std::filesystem::resize_file(path, length);
    }

private:
    class File final : public project::WritableFile {
    public:
        File(FaultyFiles& files, Path path, std::unique_ptr<project::WritableFile> file)
            : m_files(files)
            , m_path(std::move(path))
            , m_file(std::move(file))
        {}
        base::Result<void> write(std::string_view bytes) override
        {
            if (!m_files.fails())
                return m_file->write(bytes);
            static_cast<void>(m_file->write(bytes.substr(0, bytes.size() / 2)));
            return m_files.error(m_path);
        }
        base::Result<void> sync() override
        {
            if (m_files.fails())
                return m_files.error(m_path);
            m_files.m_synced[m_path] = std::filesystem::file_size(m_path);
            return m_file->sync();
        }

    private:
        FaultyFiles& m_files;
        Path m_path;
        std::unique_ptr<project::WritableFile> m_file;
    };

    /// What is known of a file, or of the files in a folder, goes with it.
    void moveNames(const Path& from, const Path& to)
    {
        std::map<Path, std::uint64_t> moved;
        for (const auto& [path, length] : m_synced) {
            const auto inside = path.lexically_relative(from);
            if (inside == ".")
                moved[to] = length;
            else if (*inside.begin() != "..")
                moved[to / inside] = length;
            else if (path != to)
                moved.emplace(path, length);
        }
        m_synced = std::move(moved);
    }

    bool fails()
    {
        const int call = ++m_calls;
        if (m_after == After::powerCut && call == m_failing)
            m_cut = m_synced;
        return m_after == After::works ? call == m_failing : call >= m_failing;
    }
    base::Result<void> error(const Path& path) const { return project::systemError("write", path, m_code); }

    project::FileSystem& m_disk = project::systemFiles();
    std::atomic<int> m_calls = 0;
    std::map<Path, std::uint64_t> m_synced; ///< how much of each file is safe
    std::map<Path, std::uint64_t> m_cut;    ///< the same, when the power went
    int m_failing;
    int m_code;
    After m_after;
};

} // namespace melisma::tests
