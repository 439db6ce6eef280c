// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/file_system.h"
#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string_view>

namespace melisma::project {

/// A portable copy: one zip file with project.json and media/<sha256>.<suffix>, and nothing else. Sound is stored, not
/// packed.
inline constexpr std::string_view kBundleSuffix = ".melisma.zip";

/// What a bundle may hold at most; whoever makes one stays far below.
struct BundleLimits {
    std::size_t entries = 100'000;
    std::uint64_t ratio = 200; ///< bytes unpacked for each of the file
    std::uint64_t stateBytes = std::uint64_t{1} << 29;
};

/// Says why a project that came in a bundle may not be had.
using BundleCheck = std::function<base::Result<void>(const Project&)>;

/// How far a bundle has got, 0..1; called on the caller's thread.
using BundleProgress = std::function<void(double)>;

/// Writes `project`, whose media lie in the project folder `folder`, into the file `target`. Every file is read once
/// and must have the hash that it is named by. On any error, and when stopped, `target` is what it was before; an
/// existing file is an error unless `replace`. Answers the bytes written. Runs long; any thread.
base::Result<std::uint64_t> writeBundle(const Project& project, const std::filesystem::path& folder,
                                        const std::filesystem::path& target, bool replace,
                                        const BundleProgress& progress = {}, std::stop_token stop = {},
                                        FileSystem& files = systemFiles());

/// Makes the project folder `target`, which must not exist, from a bundle that may come from anywhere. Nothing is
/// written but into a hidden folder beside `target`, which gets its name when every byte of the bundle has been
/// checked: only names that a bundle has, once each, plain files, sizes as stated and within `limits`, room on the
/// disk, a sound project, and every sound that it lists with its hash; and `check` has nothing against it. Errors name
/// the bundle and what is wrong. Runs long; any thread.
base::Result<void> unpackBundle(const std::filesystem::path& bundle, const std::filesystem::path& target,
                                const BundleProgress& progress = {}, std::stop_token stop = {},
                                FileSystem& files = systemFiles(), const BundleLimits& limits = {},
                                const BundleCheck& check = {});

/// Known by its name.
bool looksLikeBundle(const std::filesystem::path& path);
/// "Song.melisma" for ".../Song.melisma.zip", beside it; numbered where that is taken.
std::filesystem::path freeFolderFor(const std::filesystem::path& bundle);

} // namespace melisma::project
