// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/container.h"
#include "audio/files/file_errors.h"
#include "audio/files/pcm_bytes.h"
#include "audio/files/quantiser.h"
#include "audio/files/riff_chunks.h"
#include "audio/files/sndfile_handle.h"
#include "audio/files/temp_name.h"
#include "audio/files/writers.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

static_assert(std::endian::native == std::endian::little, "float samples are hashed as they lie in memory");

namespace {

/// Vorbis's encoder takes its whole input on the stack.
constexpr sf_count_t kVorbisBlock = 1024;

int bitsOf(SampleFormat format)
{
    return format == SampleFormat::int16 ? 16 : format == SampleFormat::int24 ? 24 : 32;
}

std::int64_t bytesOf(const WriteSpec& spec, std::int64_t frames)
{
    return frames * spec.channels * (bitsOf(spec.format) / 8);
}

bool mayOutgrowWav(const WriteSpec& spec)
{
    return spec.expectedFrames.count < 0 || bytesOf(spec, spec.expectedFrames.count) > spec.largestWav;
}

/// libvorbis's quality (0..1) for a bit rate of stereo at 44.1 kHz; its documentation's table.
double vorbisQuality(int kbps)
{
    constexpr std::array kTable{64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 500};
    for (std::size_t i = 1; i < kTable.size(); ++i)
        if (kbps <= kTable[i])
            return 0.1 * (static_cast<double>(i) - 1.0 +
                          static_cast<double>(kbps - kTable[i - 1]) / (kTable[i] - kTable[i - 1]));
    return 1.0;
}

int formatCode(const WriteSpec& spec)
{
    if (spec.container == Container::ogg)
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;

    const int subtype = spec.format == SampleFormat::int16   ? SF_FORMAT_PCM_16
                        : spec.format == SampleFormat::int24 ? SF_FORMAT_PCM_24
                                                             : SF_FORMAT_FLOAT;
    if (spec.container == Container::flac)
        return SF_FORMAT_FLAC | subtype;
    return (mayOutgrowWav(spec) ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | subtype;
}

class SndfileWriter final : public AudioWriter {
public:
    SndfileWriter(std::filesystem::path path, const WriteSpec& spec)
        : m_path(std::move(path))
        , m_temporary(temporaryNameFor(m_path))
        , m_spec(spec)
        , m_quantiser(bitsOf(spec.format), spec.dither, spec.channels, spec.ditherSeed)
    {}

    Result<void> open()
    {
        SF_INFO info{};
        info.samplerate = m_spec.sampleRate;
        info.channels = m_spec.channels;
        info.format = formatCode(m_spec);
        m_file.reset(sf_open(m_temporary.path().c_str(), SFM_WRITE, &info));
        if (!m_file)
            return cannotWrite(m_path, sf_strerror(nullptr));
        // Equal sound must give equal bytes, and a PEAK chunk holds the time of day.
        sf_command(m_file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
        if (m_spec.expectedFrames.count < 0)
            sf_command(m_file.get(), SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
        double quality = vorbisQuality(m_spec.kbps > 0 ? m_spec.kbps : usualKbps(Container::ogg));
        if (m_spec.container == Container::ogg)
            sf_command(m_file.get(), SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof(quality));
        return {};
    }

    Result<void> write(const float* interleaved, int frames) override
    {
        const std::span samples(interleaved,
                                static_cast<std::size_t>(frames) * static_cast<std::size_t>(m_spec.channels));
        m_frames += frames;
        if (m_spec.container == Container::wav && !mayOutgrowWav(m_spec) &&
            bytesOf(m_spec, m_frames) > WriteSpec::kLargestWav)
            return Error{ErrorKind::internal, m_path.string() + " grew beyond 4 GiB without having said so", "", ""};
        const sf_count_t written = m_spec.container == Container::ogg       ? writeVorbis(interleaved, frames)
                                   : m_spec.format == SampleFormat::float32 ? writeFloats(samples)
                                                                            : writeIntegers(samples);
        if (written != frames)
            return cannotWrite(m_path, sf_strerror(m_file.get()));
        return {};
    }

    Result<void> finish() override
    {
        sf_write_sync(m_file.get());
        if (const int code = sf_close(m_file.release()); code != 0)
            return cannotWrite(m_path, sf_error_number(code));
        if (m_spec.container == Container::wav && !headerIsWhole())
            return cannotWrite(m_path, "the sizes in its header are missing");
        std::error_code code;
        std::filesystem::rename(m_temporary.path(), m_path, code);
        if (code)
            return cannotWrite(m_path, code.message());
        m_temporary.release();
        if (m_spec.container != Container::ogg) {
            m_pcmHash = m_hash.hex();
            return {};
        }
        auto decoded = pcmSha256(m_path);
        if (!decoded)
            return decoded.error();
        m_pcmHash = std::move(*decoded);
        return {};
    }

    const std::string& pcmHash() const override { return m_pcmHash; }

private:
    /// libsndfile writes the header's sizes last and does not say when the disk refuses them.
    bool headerIsWhole() const
    {
        const auto chunks = riffChunks(m_temporary.path());
        const auto expected = static_cast<std::uint64_t>(bytesOf(m_spec, m_frames));
        return chunks && std::ranges::any_of(*chunks, [expected](const RiffChunk& chunk) {
                   return chunk.id == "data" && chunk.size == expected;
               });
    }

    sf_count_t writeVorbis(const float* samples, sf_count_t frames)
    {
        sf_count_t done = 0;
        while (done < frames) {
            const sf_count_t wanted = std::min(kVorbisBlock, frames - done);
            const sf_count_t written = sf_writef_float(m_file.get(), samples + done * m_spec.channels, wanted);
            done += written;
            if (written != wanted)
                break;
        }
        return done;
    }

    sf_count_t writeFloats(std::span<const float> samples)
    {
        m_hash.update(samples.data(), samples.size_bytes());
        return sf_writef_float(m_file.get(), samples.data(), static_cast<sf_count_t>(samples.size()) / m_spec.channels);
    }

    sf_count_t writeIntegers(std::span<const float> samples)
    {
        const int bits = bitsOf(m_spec.format);
        const auto integers = m_quantiser.quantise(samples);
        packPcm(m_bytes, integers, bits);
        m_hash.update(m_bytes.data(), m_bytes.size());
        if (m_spec.container == Container::wav) // a WAV holds just these bytes
            return sf_write_raw(m_file.get(), m_bytes.data(), static_cast<sf_count_t>(m_bytes.size())) /
                   bytesOf(m_spec, 1);
        m_aligned.assign(integers.begin(), integers.end());
        for (std::int32_t& sample : m_aligned)
            sample = static_cast<std::int32_t>(static_cast<std::uint32_t>(sample) << (32 - bits));
        return sf_writef_int(m_file.get(), m_aligned.data(), static_cast<sf_count_t>(samples.size()) / m_spec.channels);
    }

    std::filesystem::path m_path;
    TemporaryPath m_temporary; ///< outlives m_file, which must be closed before it is removed
    WriteSpec m_spec;
    SndfileHandle m_file;
    Quantiser m_quantiser;
    base::Sha256 m_hash;
    std::string m_pcmHash;
    std::string m_bytes;
    std::vector<std::int32_t> m_aligned;
    std::int64_t m_frames = 0;
};

} // namespace

Result<std::unique_ptr<AudioWriter>> createWithSndfile(const std::filesystem::path& path, const WriteSpec& spec)
{
    auto writer = std::make_unique<SndfileWriter>(path, spec);
    if (const auto opened = writer->open(); !opened)
        return opened.error();
    return std::unique_ptr<AudioWriter>(std::move(writer));
}

} // namespace melisma::audio
