// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/voice_reference.h"

#include "audio/files/audio_file.h"

#include <vector>

namespace melisma::audio {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kBlock = 8192;
constexpr double kMostSeconds = 20.0 * 60.0;

Result<std::vector<float>> readMono(AudioReader& reader, const std::string& name)
{
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    std::vector<float> block(kBlock * channels);
    std::vector<float> mono;
    while (true) {
        const auto frames = reader.read(block.data(), kBlock);
        if (!frames)
            return frames.error();
        if (*frames == 0)
            return mono;
        for (std::size_t frame = 0; frame < static_cast<std::size_t>(*frames); ++frame) {
            float sum = 0.0F;
            for (std::size_t channel = 0; channel < channels; ++channel)
                sum += block[frame * channels + channel];
            mono.push_back(sum / static_cast<float>(channels));
        }
        if (static_cast<double>(mono.size()) > kMostSeconds * reader.info().sampleRate)
            return Error{ErrorKind::input, name + " is longer than twenty minutes", "Cut out the best of it", {}};
    }
}

} // namespace

Result<VoiceReference> voiceReferenceOf(const std::vector<float>& mono, int sampleRate, const std::string& name)
{
    const auto quality = voices::measureReference(mono, sampleRate);
    if (auto good = voices::checkReference(quality, name); !good)
        return good.error();
    return VoiceReference{{"reference", name, voices::wavBytes(mono, sampleRate)}, quality};
}

Result<VoiceReference> readVoiceReference(const std::filesystem::path& path)
{
    const auto reader = openAudioFile(path);
    if (!reader)
        return reader.error();
    const auto mono = readMono(**reader, path.string());
    if (!mono)
        return mono.error();
    auto reference = voiceReferenceOf(*mono, (*reader)->info().sampleRate, path.string());
    if (reference)
        reference->file.name = path.filename().string();
    return reference;
}

} // namespace melisma::audio
