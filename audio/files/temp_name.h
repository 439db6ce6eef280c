// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace melisma::audio {

/// How the names of temporaryNameFor begin; an owner's tag follows (core/base/leftovers.h).
inline constexpr const char* kTemporaryPrefix = ".melisma-";

/// A hidden name beside `path`, with its extension, that no other call of this machine answers at the same time.
std::filesystem::path temporaryNameFor(const std::filesystem::path& path);

/// Removes its file or folder when it goes out of scope, unless released.
class TemporaryPath {
public:
    explicit TemporaryPath(std::filesystem::path path) : m_path(std::move(path)) {}
    TemporaryPath(TemporaryPath&& other) noexcept : m_path(std::move(other.m_path)) { other.m_path.clear(); }
    ~TemporaryPath() { remove(); }

    const std::filesystem::path& path() const { return m_path; }
    void release() { m_path.clear(); }

private:
    void remove()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }

    std::filesystem::path m_path;
};

} // namespace melisma::audio
