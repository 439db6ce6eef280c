// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <utility>

namespace melisma::base {

/// A file or folder in the making: goes, with everything in it, with this object, unless it was given another name by
/// then. What a program that is killed leaves of it is removeLeftovers()'s.
class HalfMade {
public:
    explicit HalfMade(std::filesystem::path path) : m_path(std::move(path)) {}
    ~HalfMade()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    HalfMade(const HalfMade&) = delete;
    HalfMade& operator=(const HalfMade&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace melisma::base
