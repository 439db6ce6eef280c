// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/sound_reader.h"

#include <fmt/format.h>
#include <sndfile.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;

namespace {

using File = std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>;

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

base::Result<MonoSound> readWhole(const File& file, const SF_INFO& info, const std::string& name, double mostSeconds)
{
    if (!file || info.channels < 1 || info.samplerate < 1)
        return Error{ErrorKind::input, name + " is not a sound file that can be read here",
                     "Import it into a project first, or give a WAV or FLAC file", sf_strerror(nullptr)};
    if (static_cast<double>(info.frames) > mostSeconds * info.samplerate)
        return Error{ErrorKind::input,
                     fmt::format("{} is longer than {:.0f} minutes", name, mostSeconds / 60.0),
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

/// A file in memory, as libsndfile reads it.
struct Memory {
    std::string_view bytes;
    sf_count_t at = 0;

    static Memory& of(void* user) { return *static_cast<Memory*>(user); }
    sf_count_t size() const { return static_cast<sf_count_t>(bytes.size()); }
};

SF_VIRTUAL_IO memoryCalls()
{
    SF_VIRTUAL_IO calls{};
    calls.get_filelen = [](void* user) { return Memory::of(user).size(); };
    calls.tell = [](void* user) { return Memory::of(user).at; };
    calls.seek = [](sf_count_t offset, int whence, void* user) {
        auto& memory = Memory::of(user);
        const auto from = whence == SEEK_CUR ? memory.at : whence == SEEK_END ? memory.size() : 0;
        memory.at = std::clamp<sf_count_t>(from + offset, 0, memory.size());
        return memory.at;
    };
    calls.read = [](void* to, sf_count_t count, void* user) {
        auto& memory = Memory::of(user);
        const auto taken = std::clamp<sf_count_t>(count, 0, memory.size() - memory.at);
        std::memcpy(to, memory.bytes.data() + memory.at, static_cast<std::size_t>(taken));
        memory.at += taken;
        return taken;
    };
    calls.write = [](const void*, sf_count_t, void*) { return sf_count_t{0}; };
    return calls;
}

} // namespace

base::Result<MonoSound> readMono(const std::filesystem::path& path, double mostSeconds)
{
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return Error{ErrorKind::notFound, "There is no file " + path.string(), "Check the path", {}};
    SF_INFO info{};
    const File file(sf_open(path.c_str(), SFM_READ, &info), &sf_close);
    return readWhole(file, info, path.string(), mostSeconds);
}

base::Result<MonoSound> readMono(std::string_view bytes, const std::string& name, double mostSeconds)
{
    auto calls = memoryCalls();
    Memory memory{bytes};
    SF_INFO info{};
    const File file(sf_open_virtual(&calls, SFM_READ, &info, &memory), &sf_close);
    return readWhole(file, info, name, mostSeconds);
}

} // namespace melisma::ml
