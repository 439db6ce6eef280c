// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/clip_sum.h"

#include "audio/analysis/mono_window.h"
#include "audio/graph/clip_events.h"
#include "audio/stretch/stretched_sound.h"

#include <algorithm>

namespace melisma::audio {
namespace {

/// Adds the part of a sound that lies in `stretch` to `sum`, which begins where the stretch does.
base::Result<void> addSound(const ClipSoundPart& sound, const project::TimePitch& timePitch, const SoundPath& mediaPath,
                            const project::Stretch& stretch, std::vector<float>& sum)
{
    const ClipEnvelope& clip = sound.envelope;
    const auto from = std::max(stretch.start.count, clip.start);
    const auto to = std::min(stretch.end.count, clip.end);
    if (from >= to)
        return {};
    const auto file = heardFile(*sound.asset, timePitch, mediaPath);
    if (!file)
        return file.error();
    auto reader = openAudioFile(*file);
    if (!reader)
        return reader.error();
    MonoWindow window(**reader, static_cast<int>(to - from));
    const auto samples = window.at(sound.sourceStart + from - clip.start);
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
            if (!range.tracks.contains(track->id))
                continue;
            for (const auto& sound : soundsOf(project, *track, *clip))
                if (sound.asset)
                    if (auto added = addSound(sound, clip->timePitch, mediaPath, range.stretch, sum); !added)
                        return added.error();
        }
    return sum;
}

} // namespace melisma::audio
