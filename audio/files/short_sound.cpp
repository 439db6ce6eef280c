// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/short_sound.h"

#include "audio/files/audio_file.h"
#include "audio/files/resampler.h"

#include <algorithm>

namespace melisma::audio {

namespace {

constexpr int kLongestSeconds = 60;
constexpr int kBlock = 4096;

base::Result<std::vector<float>> readMono(AudioReader& reader)
{
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    const auto most = static_cast<std::size_t>(kLongestSeconds) * static_cast<std::size_t>(reader.info().sampleRate);
    std::vector<float> block(kBlock * channels);
    std::vector<float> mono;
    while (mono.size() < most) {
        const auto read = reader.read(block.data(), kBlock);
        if (!read)
            return read.error();
        if (*read == 0)
            break;
        for (std::size_t frame = 0; frame < static_cast<std::size_t>(*read); ++frame) {
            float sum = 0.0f;
            for (std::size_t channel = 0; channel < channels; ++channel)
                sum += block[frame * channels + channel];
            mono.push_back(sum / static_cast<float>(channels));
        }
    }
    mono.resize(std::min(mono.size(), most));
    return mono;
}

} // namespace

base::Result<std::vector<float>> readShortSound(const std::filesystem::path& path, int sampleRate)
{
    const auto reader = openAudioFile(path);
    if (!reader)
        return reader.error();
    const auto mono = readMono(**reader);
    if (!mono)
        return mono.error();
    auto resampler = Resampler::create(1, (*reader)->info().sampleRate, sampleRate);
    if (!resampler)
        return resampler.error();
    std::vector<float> sound;
    auto out = resampler->push(*mono);
    if (out)
        sound.assign(out->begin(), out->end());
    for (out = out ? resampler->drain() : out; out && !out->empty(); out = resampler->drain())
        sound.insert(sound.end(), out->begin(), out->end());
    if (!out)
        return out.error();
    return sound;
}

} // namespace melisma::audio
