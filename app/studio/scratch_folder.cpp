// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/scratch_folder.h"

#include "core/base/leftovers.h"

#include <string>
#include <system_error>
#include <utility>

#include <stdlib.h>

namespace melisma::app {

namespace {

const std::string kPrefix = "melisma-";

} // namespace

base::Result<ScratchFolder> ScratchFolder::make()
{
    std::error_code failure;
    const auto root = std::filesystem::temp_directory_path(failure);
    if (!failure)
        base::removeLeftovers(root, kPrefix);
    std::string name = (root / (kPrefix + base::ownerTag() + "-XXXXXX")).string();
    if (failure || !mkdtemp(name.data()))
        return base::Error{base::ErrorKind::io, "No temporary folder can be made in " + root.string(),
                           "Free some space there or set TMPDIR"};
    return ScratchFolder(name);
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

} // namespace melisma::app
