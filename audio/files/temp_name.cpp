// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/temp_name.h"

#include "core/base/leftovers.h"

#include <fmt/format.h>

#include <atomic>

namespace melisma::audio {

std::filesystem::path temporaryNameFor(const std::filesystem::path& path)
{
    static std::atomic<unsigned> counter{0};
    // The stem is left out: a name at the file system's length limit must not grow.
    return path.parent_path() /
           fmt::format("{}{}-{}{}", kTemporaryPrefix, base::ownerTag(), counter++, path.extension().string());
}

} // namespace melisma::audio
