// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/reference_files.h"

#include "audio/files/audio_file.h"
#include "core/voices/reference_check.h"

#include <vector>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr int kBlock = 8192;
constexpr double kMostSeconds = 20.0 * 60.0;

Result<std::vector<float>> readMono(audio::AudioReader& reader, const std::string& name)
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

Result<ReferenceFile> readReference(const std::filesystem::path& path)
{
    const auto reader = audio::openAudioFile(path);
    if (!reader)
        return reader.error();
    const auto mono = readMono(**reader, path.string());
    if (!mono)
        return mono.error();
    const auto rate = (*reader)->info().sampleRate;
    const auto quality = voices::measureReference(*mono, rate);
    if (auto good = voices::checkReference(quality, path.string()); !good)
        return good.error();
    return ReferenceFile{{"reference", path.filename().string(), voices::wavBytes(*mono, rate)},
                         Json{{"file", path.string()},
                              {"seconds", quality.seconds},
                              {"activeSeconds", quality.activeSeconds},
                              {"levelDb", quality.levelDb},
                              {"snrDb", quality.snrDb()},
                              {"weaknesses", voices::weaknessesOf(quality)}}};
}

} // namespace melisma::app
