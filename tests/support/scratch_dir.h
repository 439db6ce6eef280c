// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

namespace melisma::tests
{

/// An empty folder of its own for one test without Qt; removed with everything in it.
class ScratchDir
{
public:
    ScratchDir()
    {
        std::string name = (std::filesystem::temp_directory_path() / "melisma_test_XXXXXX").string();
        if (mkdtemp(name.data()))
            m_path = name;
    }
    ~ScratchDir()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    ScratchDir(const ScratchDir&) = delete;
    ScratchDir& operator=(const ScratchDir&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace melisma::tests
