// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/clip_sum.h"

#include "audio/analysis/mono_window.h"
#include "audio/graph/clip_events.h"
#include "audio/stretch/stretched_sound.h"

#include <algorithm>

namespace melisma::audio {
namespace {

/// Adds the part of a clip that lies in `stretch` to `sum`, which begins where the stretch does.
base::Result<void> addClip(const ClipEnvelope& clip, const project::Clip& played, const project::Asset& asset,
                           const SoundPath& mediaPath, const project::Stretch& stretch, std::vector<float>& sum)
{
    const auto from = std::max(stretch.start.count, clip.start);
    const auto to = std::min(stretch.end.count, clip.end);
    if (from >= to)
        return {};
    const auto file = heardFile(asset, played.timePitch, mediaPath);
    if (!file)
        return file.error();
    auto reader = openAudioFile(*file);
    if (!reader)
        return reader.error();
    MonoWindow window(**reader, static_cast<int>(to - from));
    const auto samples = window.at(played.offset.count + from - clip.start);
    if (!samples)
        return samples.error();
    for (auto frame = from; frame < to; ++frame)
        sum[static_cast<std::size_t>(frame - stretch.start.count)] +=
            clip.at(frame) * (*samples)[static_cast<std::size_t>(frame - from)];
    return {};
}

} // namespace

base::Result<std::vector<float>> clipSum(const project::Project& project, const project::TimeSelection& range,
                                         const std::function<std::filesystem::path(const project::Asset&)>& mediaPath)
{
    std::vector<float> sum(static_cast<std::size_t>(std::max<std::int64_t>(range.stretch.length().count, 0)));
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips) {
            const auto* sound = std::get_if<project::AudioContent>(&clip->chosen().content);
            const auto* asset = sound ? project.findAsset(sound->assetSha256) : nullptr;
            if (!range.tracks.contains(track->id) || !asset)
                continue;
            const auto added =
                addClip(envelopeOf(project, *track, *clip), *clip, *asset, mediaPath, range.stretch, sum);
            if (!added)
                return added.error();
        }
    return sum;
}

} // namespace melisma::audio
