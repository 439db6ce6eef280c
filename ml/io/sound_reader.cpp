// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/sound_reader.h"

#include <fmt/format.h>
#include <sndfile.h>

#include <algorithm>
#include <cstring>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::size_t kBlockFrames = 8192;

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

base::Result<MonoSound> readWhole(base::Result<SoundReader> reader)
{
    if (!reader)
        return reader.error();
    MonoSound sound{{}, reader->sampleRate()};
    for (std::vector<float> block;;) {
        if (auto read = reader->next(block); !read)
            return read.error();
        if (block.empty())
            return sound;
        sound.samples.insert(sound.samples.end(), block.begin(), block.end());
    }
}

} // namespace

struct SoundReader::File {
    std::string name; ///< for errors
    double mostSeconds = 0.0;
    SNDFILE* handle = nullptr;
    SF_INFO info{};
    SF_VIRTUAL_IO calls = memoryCalls();
    Memory memory{};           ///< of a file in memory
    std::vector<float> frames; ///< channel by channel
    sf_count_t taken = 0;      ///< frames
};

void SoundReader::Close::operator()(File* file) const
{
    if (file->handle)
        sf_close(file->handle);
    delete file;
}

base::Error SoundReader::tooLong() const
{
    return {ErrorKind::input,
            fmt::format("{} is longer than {:.0f} minutes", m_file->name, m_file->mostSeconds / 60.0),
            "Cut it into shorter pieces",
            {}};
}

base::Result<SoundReader> SoundReader::checked(std::unique_ptr<File, Close> file, const std::string& name,
                                               double mostSeconds)
{
    const auto& info = file->info;
    if (!file->handle || info.channels < 1 || info.samplerate < 1)
        return Error{ErrorKind::input, name + " is not a sound file that can be read here",
                     "Import it into a project first, or give a WAV or FLAC file", sf_strerror(nullptr)};
    file->name = name;
    file->mostSeconds = mostSeconds;
    SoundReader reader(std::move(file));
    if (static_cast<double>(reader.m_file->info.frames) > mostSeconds * reader.sampleRate())
        return reader.tooLong();
    return reader;
}

base::Result<SoundReader> SoundReader::open(const std::filesystem::path& path, double mostSeconds)
{
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return Error{ErrorKind::notFound, "There is no file " + path.string(), "Check the path", {}};
    std::unique_ptr<File, Close> file(new File);
    file->handle = sf_open(path.c_str(), SFM_READ, &file->info);
    return checked(std::move(file), path.string(), mostSeconds);
}

base::Result<SoundReader> SoundReader::open(std::string_view bytes, const std::string& name, double mostSeconds)
{
    std::unique_ptr<File, Close> file(new File);
    file->memory.bytes = bytes;
    file->handle = sf_open_virtual(&file->calls, SFM_READ, &file->info, &file->memory);
    return checked(std::move(file), name, mostSeconds);
}

int SoundReader::sampleRate() const
{
    return m_file->info.samplerate;
}

base::Result<void> SoundReader::next(std::vector<float>& block)
{
    const auto channels = static_cast<std::size_t>(m_file->info.channels);
    auto& frames = m_file->frames;
    frames.resize(kBlockFrames * channels);
    const auto got =
        std::max<sf_count_t>(sf_readf_float(m_file->handle, frames.data(), static_cast<sf_count_t>(kBlockFrames)), 0);
    if (sf_error(m_file->handle) != SF_ERR_NO_ERROR)
        return Error{ErrorKind::input, m_file->name + " is damaged and cannot be read to its end",
                     "Get the file again, or cut out what can be heard", sf_strerror(m_file->handle)};
    m_file->taken += got;
    if (static_cast<double>(m_file->taken) > m_file->mostSeconds * sampleRate())
        return tooLong();
    block.assign(static_cast<std::size_t>(got), 0.0F);
    for (std::size_t frame = 0; frame < block.size(); ++frame) {
        for (std::size_t channel = 0; channel < channels; ++channel)
            block[frame] += frames[frame * channels + channel];
        block[frame] /= static_cast<float>(channels);
    }
    return {};
}

base::Result<MonoSound> readMono(const std::filesystem::path& path, double mostSeconds)
{
    return readWhole(SoundReader::open(path, mostSeconds));
}

base::Result<MonoSound> readMono(std::string_view bytes, const std::string& name, double mostSeconds)
{
    return readWhole(SoundReader::open(bytes, name, mostSeconds));
}

} // namespace melisma::ml
