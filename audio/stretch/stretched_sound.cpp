// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/stretch/stretched_sound.h"

#include "audio/stretch/stretch_file.h"
#include "core/base/sha256.h"
#include "core/project/routing.h"
#include "core/project/time_pitch.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::audio {

namespace {

namespace fs = std::filesystem;
using base::Result;

/// Everything that decides how it sounds, numbers in full.
std::string keyOf(const StretchedSound& sound)
{
    const auto& how = sound.timePitch;
    const bool keepFormants = how.keepFormants && how.semitones != 0.0; // where nothing moves they stay anyway
    return base::sha256Of(
        fmt::format("{} {} {} {} {}", sound.source.sha256, how.ratio, how.semitones, keepFormants, stretchEngine()));
}

/// The takes that sound of a clip.
std::vector<const project::Take*> soundingTakes(const project::Clip& clip)
{
    std::vector<const project::Take*> takes{&clip.chosen()};
    for (const auto& part : clip.comp)
        if (const auto* take = clip.findTake(part.take))
            takes.push_back(take);
    return takes;
}

void addSounds(const project::Project& project, const project::Clip& clip, std::vector<StretchedSound>& sounds)
{
    for (const auto* take : soundingTakes(clip)) {
        const auto* content = std::get_if<project::AudioContent>(&take->content);
        const auto* asset = content ? project.findAsset(content->assetSha256) : nullptr;
        if (!asset)
            continue;
        StretchedSound sound{*asset, clip.timePitch};
        sound.timePitch.songBpm = 0.0;
        if (std::ranges::find(sounds, sound) == sounds.end())
            sounds.push_back(std::move(sound));
    }
}

Result<void> renderSound(const StretchedSound& sound, const fs::path& target, const SoundPath& path,
                         const RenderProgress& progress, const std::stop_token& stop)
{
    std::error_code refused;
    fs::create_directories(target.parent_path(), refused);
    if (refused)
        return base::Error{base::ErrorKind::io,
                           fmt::format("The folder {} for stretched sounds cannot be made: {}",
                                       target.parent_path().string(), refused.message()),
                           "Make room, or make the project's folder writable",
                           {}};
    auto rendered = stretchFile(path(sound.source), sound.source.frames, sound.timePitch, target, progress, stop);
    if (!rendered && rendered.error().kind != base::ErrorKind::cancelled) {
        auto error = rendered.error();
        error.message = fmt::format("'{}' could not be stretched: {}", sound.source.name, error.message);
        return error;
    }
    return rendered;
}

} // namespace

project::Asset renderedAsset(const StretchedSound& sound)
{
    project::Asset asset = sound.source;
    asset.sha256 = keyOf(sound);
    asset.file = "cache/stretched/" + asset.sha256 + ".wav";
    asset.frames = project::heardFrames(sound.source.frames, sound.timePitch);
    return asset;
}

project::Asset heardAsset(const project::Asset& asset, const project::TimePitch& timePitch)
{
    return timePitch.changesSound() ? renderedAsset({asset, timePitch}) : asset;
}

std::vector<StretchedSound> stretchedSounds(const project::Project& project, bool audibleOnly)
{
    std::vector<StretchedSound> sounds;
    const auto routing = project::routingOf(project);
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        if (!audibleOnly || routing.audible[i])
            for (const auto& clip : project.tracks[i]->clips)
                if (clip->timePitch.changesSound())
                    addSounds(project, *clip, sounds);
    return sounds;
}

Result<void> renderSounds(const std::vector<StretchedSound>& sounds, const SoundPath& path,
                          const RenderProgress& progress, const std::stop_token& stop)
{
    std::vector<std::pair<StretchedSound, fs::path>> missing;
    double all = 0.0, done = 0.0;
    for (const auto& sound : sounds) {
        auto target = path(renderedAsset(sound));
        if (std::error_code ignored; fs::exists(target, ignored))
            continue;
        all += static_cast<double>(sound.source.frames.count);
        missing.emplace_back(sound, std::move(target));
    }
    for (const auto& [sound, target] : missing) {
        const auto share = static_cast<double>(sound.source.frames.count) / all;
        const auto some = [&](double fraction) {
            if (progress)
                progress(done + fraction * share);
        };
        if (auto rendered = renderSound(sound, target, path, some, stop); !rendered)
            return rendered;
        done += share;
    }
    return {};
}

Result<fs::path> heardFile(const project::Asset& asset, const project::TimePitch& timePitch, const SoundPath& path,
                           const std::stop_token& stop)
{
    if (timePitch.changesSound())
        if (auto rendered = renderSounds({{asset, timePitch}}, path, {}, stop); !rendered)
            return rendered.error();
    return path(heardAsset(asset, timePitch));
}

} // namespace melisma::audio
