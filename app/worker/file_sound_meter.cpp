// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/file_sound_meter.h"

#include "app/worker/effect_run.h"
#include "app/worker/presence_meter.h"
#include "audio/analysis/loudness.h"
#include "audio/files/audio_file.h"
#include "audio/graph/denormals.h"
#include "core/music/song_meter.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace melisma::app {

namespace {

constexpr int kBlock = 8192;
static_assert(kBlock % audio::kChunkFrames == 0, "only the last chunk of a file is filled up");

/// Two channels of `frames`, the one channel of a mono file on both sides.
std::vector<float> asStereo(const std::vector<float>& block, int frames, int channels)
{
    std::vector<float> stereo(static_cast<std::size_t>(frames) * 2);
    for (int i = 0; i < frames; ++i)
        for (int side = 0; side < 2; ++side)
            stereo[static_cast<std::size_t>(2 * i + side)] =
                block[static_cast<std::size_t>(i * channels + std::min(side, channels - 1))];
    return stereo;
}

/// Adds the windows of a sound where it stands in the song, to the nearest window.
void addAt(base::Seconds start, const std::vector<double>& windows, std::vector<double>& song)
{
    const auto first =
        static_cast<std::size_t>(std::lround(std::max(0.0, start.value) / music::SongMeter::kWindowSeconds));
    if (song.size() < first + windows.size())
        song.resize(first + windows.size(), 0.0);
    for (std::size_t i = 0; i < windows.size(); ++i)
        song[first + i] += windows[i];
}

} // namespace

base::Result<music::SoundLevels> FileSoundMeter::measure(const std::vector<music::PlacedSound>& sounds,
                                                         const std::vector<music::EffectSetting>& effects,
                                                         std::stop_token stop)
{
    const audio::DenormalsOff denormalsOff;
    music::SoundLevels levels;
    std::optional<audio::LoudnessMeter> loudness;
    for (const auto& sound : sounds) {
        auto reader = audio::openAudioFile(sound.file);
        if (!reader)
            return reader.error();
        const auto& info = (*reader)->info();
        if (!loudness)
            loudness.emplace(2, info.sampleRate);
        const auto chain = chainOf(effects, info.sampleRate);
        if (!chain)
            return chain.error();
        PresenceMeter presence(info.sampleRate);
        std::vector<float> block(static_cast<std::size_t>(kBlock) * static_cast<std::size_t>(info.channels));
        for (;;) {
            if (stop.stop_requested())
                return base::Error{base::ErrorKind::cancelled, "The measuring was cancelled", {}, {}};
            const auto frames = (*reader)->read(block.data(), kBlock);
            if (!frames)
                return frames.error();
            if (*frames == 0)
                break;
            auto stereo = asStereo(block, *frames, info.channels);
            process(*chain, stereo);
            presence.add(stereo.data(), *frames);
            loudness->add(stereo.data(), *frames);
        }
        addAt(sound.start, presence.windows(), levels.presence);
    }
    if (loudness) {
        const auto result = loudness->result();
        levels.loudnessLufs = result.integratedLufs;
        levels.truePeakDb = result.truePeakDb;
    }
    return levels;
}

} // namespace melisma::app
