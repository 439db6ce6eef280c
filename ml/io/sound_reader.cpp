// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/sound_reader.h"

#include <fmt/format.h>
#include <sndfile.h>

#include <memory>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::size_t kBlockFrames = 8192;

void addMixed(std::vector<float>& mono, const std::vector<float>& block, std::size_t frames, std::size_t channels)
{
    for (std::size_t frame = 0; frame < frames; ++frame) {
        float sum = 0.0F;
        for (std::size_t channel = 0; channel < channels; ++channel)
            sum += block[frame * channels + channel];
        mono.push_back(sum / static_cast<float>(channels));
    }
}

} // namespace

base::Result<MonoSound> readMono(const std::filesystem::path& path, double mostSeconds)
{
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return Error{ErrorKind::notFound, "There is no file " + path.string(), "Check the path", {}};
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path.c_str(), SFM_READ, &info), &sf_close);
    if (!file || info.channels < 1 || info.samplerate < 1)
        return Error{ErrorKind::input, path.string() + " is not a sound file that can be read here",
                     "Import it into a project first, or give a WAV or FLAC file", sf_strerror(nullptr)};
    if (static_cast<double>(info.frames) > mostSeconds * info.samplerate)
        return Error{ErrorKind::input,
                     fmt::format("{} is longer than {:.0f} minutes", path.string(), mostSeconds / 60.0),
                     "Cut it into shorter pieces",
                     {}};
    MonoSound sound{{}, info.samplerate};
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<float> block(kBlockFrames * channels);
    for (;;) {
        const auto frames = sf_readf_float(file.get(), block.data(), static_cast<sf_count_t>(kBlockFrames));
        if (frames <= 0)
            return sound;
        addMixed(sound.samples, block, static_cast<std::size_t>(frames), channels);
    }
}

} // namespace melisma::ml
