// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace melisma::audio {

/// A sound that clips play otherwise than its file has it. It is rendered into the project's cache, which may be thrown
/// away at any time, and played from there.
struct StretchedSound {
    project::Asset source;
    project::TimePitch timePitch;
    bool operator==(const StretchedSound&) const = default;
};

/// Resolves an asset to its file.
using SoundPath = std::function<std::filesystem::path(const project::Asset&)>;

/// What its file in the cache is to be, as an asset: `sha256` is made of the source's, of all that decides how it
/// sounds and of stretchEngine(), so it serves as a name for pictures too. The file need not be there.
project::Asset renderedAsset(const StretchedSound& sound);
/// The asset as a clip of that setting plays it: itself, or the renderedAsset().
project::Asset heardAsset(const project::Asset& asset, const project::TimePitch& timePitch);

/// What the clips of a project play stretched, each once; with `audibleOnly` those of tracks that are heard.
std::vector<StretchedSound> stretchedSounds(const project::Project& project, bool audibleOnly = false);

using RenderProgress = std::function<void(double fraction)>;
/// Sees to it that the files are there and renders those that are not, one after the other; slow, see stretchFile().
/// Any thread, and several at once. Errors of stretchFile(), that name the sound; cancelled when stopped.
base::Result<void> renderSounds(const std::vector<StretchedSound>& sounds, const SoundPath& path,
                                const RenderProgress& progress = {}, const std::stop_token& stop = {});
/// The file that holds what is heard of an asset, rendered if it is not there.
base::Result<std::filesystem::path> heardFile(const project::Asset& asset, const project::TimePitch& timePitch,
                                              const SoundPath& path, const std::stop_token& stop = {});

} // namespace melisma::audio
