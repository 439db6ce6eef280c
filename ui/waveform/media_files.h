// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <filesystem>
#include <functional>

namespace melisma::ui {

/// Where the caches of pictures find sound files and keep what they computed. Called on the UI thread.
struct MediaFiles {
    std::function<std::filesystem::path(const project::Asset&)> media;
    std::function<std::filesystem::path()> cacheFolder;
};

} // namespace melisma::ui
