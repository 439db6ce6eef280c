// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/temp_name.h"

#include <fmt/format.h>

#include <atomic>
#include <random>

namespace melisma::audio {

std::filesystem::path temporaryNameFor(const std::filesystem::path& path)
{
    // Random per process, counted within it: two processes may well export into one folder.
    static const unsigned process = std::random_device{}();
    static std::atomic<unsigned> counter{0};
    // The stem is left out: a name at the file system's length limit must not grow.
    return path.parent_path() / fmt::format(".melisma-{:08x}-{}{}", process, counter++, path.extension().string());
}

} // namespace melisma::audio
