// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/file_system.h"

#include <atomic>
#include <cerrno>
#include <memory>

namespace melisma::tests
{

/// The disk with one call, or every call from one on, failing. A failing write leaves half of its bytes.
class FaultyFiles final : public project::FileSystem
{
public:
    enum class After { works, dead };

    FaultyFiles(int failing, int code, After after) : m_failing(failing), m_code(code), m_after(after) {}

    bool struck() const { return m_calls >= m_failing; }

    base::Result<std::unique_ptr<project::WritableFile>> openForWriting(const Path& path, std::uint64_t keep) override
    {
        if (fails())
            return error(path).error();
        auto file = m_disk.openForWriting(path, keep);
        if (!file)
            return file;
        return std::unique_ptr<project::WritableFile>(std::make_unique<File>(*this, path, std::move(*file)));
    }
    base::Result<void> rename(const Path& from, const Path& to) override
    {
        return fails() ? error(to) : m_disk.rename(from, to);
    }
    base::Result<void> exchange(const Path& a, const Path& b) override
    {
        return fails() ? error(b) : m_disk.exchange(a, b);
    }
    base::Result<void> createFolder(const Path& path) override
    {
        return fails() ? error(path) : m_disk.createFolder(path);
    }
    base::Result<void> syncFolder(const Path& path) override { return fails() ? error(path) : m_disk.syncFolder(path); }

private:
    class File final : public project::WritableFile
    {
    public:
        File(FaultyFiles& files, Path path, std::unique_ptr<project::WritableFile> file)
            : m_files(files)
            , m_path(std::move(path))
            , m_file(std::move(file))
        {
        }
        base::Result<void> write(std::string_view bytes) override
        {
            if (!m_files.fails())
                return m_file->write(bytes);
            static_cast<void>(m_file->write(bytes.substr(0, bytes.size() / 2)));
            return m_files.error(m_path);
        }
        base::Result<void> sync() override { return m_files.fails() ? m_files.error(m_path) : m_file->sync(); }

    private:
        FaultyFiles& m_files;
        Path m_path;
        std::unique_ptr<project::WritableFile> m_file;
    };

    bool fails()
    {
        const int call = ++m_calls;
        return m_after == After::dead ? call >= m_failing : call == m_failing;
    }
    base::Result<void> error(const Path& path) const { return project::systemError("write", path, m_code); }

    project::FileSystem& m_disk = project::systemFiles();
    std::atomic<int> m_calls = 0;
    int m_failing;
    int m_code;
    After m_after;
};

} // namespace melisma::tests
