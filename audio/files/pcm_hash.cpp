// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/audio_file.h"
#include "audio/files/file_errors.h"
#include "audio/files/pcm_bytes.h"
#include "audio/files/sndfile_handle.h"
#include "core/base/sha256.h"

#include <bit>
#include <vector>

namespace melisma::audio {

using base::Result;

static_assert(std::endian::native == std::endian::little, "float samples are hashed as they lie in memory");

namespace {

constexpr int kBlock = 16384;

Result<std::string> hashFloats(AudioReader& reader)
{
    base::Sha256 hash;
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    std::vector<float> block(kBlock * channels);
    for (;;) {
        const auto count = reader.read(block.data(), kBlock);
        if (!count)
            return count.error();
        if (*count == 0)
            return hash.hex();
        hash.update(block.data(), static_cast<std::size_t>(*count) * channels * sizeof(float));
    }
}

Result<std::string> hashIntegers(SNDFILE* file, const SF_INFO& info, const std::filesystem::path& path)
{
    base::Sha256 hash;
    const int bits = bitsOf(info);
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<std::int32_t> block(kBlock * channels);
    std::string bytes;
    sf_count_t position = 0;
    while (const sf_count_t count = sf_readf_int(file, block.data(), kBlock)) {
        const std::span used(block.data(), static_cast<std::size_t>(count) * channels);
        for (std::int32_t& sample : used)
            sample >>= 32 - bits; // libsndfile aligns samples to the top of the integer
        packPcm(bytes, used, bits);
        hash.update(bytes.data(), bytes.size());
        position += count;
    }
    if (info.frames < SF_COUNT_MAX && position < info.frames)
        return damagedAt(path, base::toSeconds({position}, info.samplerate).value, sf_strerror(file));
    return hash.hex();
}

} // namespace

Result<std::string> pcmSha256(const std::filesystem::path& path)
{
    if (const auto readable = checkReadable(path); !readable)
        return readable.error();
    SF_INFO info{};
    if (const SndfileHandle file = openSndfile(path, info); file && !decodesToFloat(info))
        return hashIntegers(file.get(), info, path);
    auto reader = openAudioFile(path);
    if (!reader)
        return reader.error();
    return hashFloats(**reader);
}

} // namespace melisma::audio
