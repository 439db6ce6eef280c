// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/sndfile_reader.h"

#include "audio/files/file_errors.h"
#include "audio/files/sndfile_handle.h"

#include <array>
#include <fstream>

namespace melisma::audio {

using base::Frames;
using base::Result;

namespace {

std::string formatName(const SF_INFO& info)
{
    const int type = info.format & SF_FORMAT_TYPEMASK;
    switch (type) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
        return "WAV";
    case SF_FORMAT_RF64:
        return "RF64";
    case SF_FORMAT_FLAC:
        return "FLAC";
    case SF_FORMAT_OGG:
        return (info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS ? "Opus" : "OGG";
    case SF_FORMAT_AIFF:
        return "AIFF";
    default:
        break;
    }
    SF_FORMAT_INFO text{type, nullptr, nullptr};
    sf_command(nullptr, SFC_GET_FORMAT_INFO, &text, sizeof(text));
    return text.name ? text.name : "unknown";
}

AudioFileInfo describe(const SF_INFO& info)
{
    AudioFileInfo result;
    result.sampleRate = info.samplerate;
    result.channels = info.channels;
    result.bits = bitsOf(info);
    result.frames = info.frames >= 0 && info.frames < SF_COUNT_MAX ? Frames{info.frames} : Frames{-1};
    result.format = formatName(info);
    return result;
}

using Head = std::array<unsigned char, 10>;

Head headAt(std::istream& stream, std::streamoff place)
{
    Head head{};
    stream.seekg(place);
    stream.read(reinterpret_cast<char*>(head.data()), head.size());
    return head;
}

/// The sync word of an MPEG frame, perhaps behind an ID3v2 tag (which FLAC files may carry as well), or the name, by
/// which libsndfile goes when it finds neither.
bool looksLikeMpeg(const std::filesystem::path& path)
{
    if (path.extension() == ".mp3" || path.extension() == ".MP3")
        return true;
    std::ifstream stream(path, std::ios::binary);
    Head head = headAt(stream, 0);
    if (head[0] == 'I' && head[1] == 'D' && head[2] == '3') // its size follows, seven bits a byte
        head = headAt(stream, 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]));
    return head[0] == 0xFF && (head[1] & 0xE0) == 0xE0;
}

class SndfileReader final : public AudioReader {
public:
    SndfileReader(SndfileHandle file, const SF_INFO& info, std::filesystem::path path)
        : m_file(std::move(file))
        , m_info(describe(info))
        , m_path(std::move(path))
    {}

    const AudioFileInfo& info() const override { return m_info; }

    Result<int> read(float* samples, int frames) override
    {
        const sf_count_t count = sf_readf_float(m_file.get(), samples, frames);
        m_position += count;
        // libsndfile cuts a WAV's promised length to the bytes there are; whatever is still missing is damage.
        if (count == 0 && frames > 0 && brokeOff())
            return damagedAt(m_path, base::toSeconds({m_position}, m_info.sampleRate).value, sf_strerror(m_file.get()));
        return static_cast<int>(count);
    }

    Result<void> seek(Frames position) override
    {
        if (sf_seek(m_file.get(), position.count, SEEK_SET) < 0)
            return damagedAt(m_path, base::toSeconds(position, m_info.sampleRate).value, sf_strerror(m_file.get()));
        m_position = position.count;
        return {};
    }

private:
    bool brokeOff() const { return m_position < m_info.frames.count; }

    SndfileHandle m_file;
    AudioFileInfo m_info;
    std::filesystem::path m_path;
    std::int64_t m_position = 0;
};

} // namespace

int bitsOf(const SF_INFO& info)
{
    switch (info.format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
        return 8;
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_ALAC_16:
        return 16;
    case SF_FORMAT_ALAC_20:
        return 20;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_ALAC_24:
        return 24;
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_ALAC_32:
    case SF_FORMAT_FLOAT:
        return 32;
    case SF_FORMAT_DOUBLE:
        return 64;
    default:
        return 0;
    }
}

bool decodesToFloat(const SF_INFO& info)
{
    const int subtype = info.format & SF_FORMAT_SUBMASK;
    return bitsOf(info) == 0 || subtype == SF_FORMAT_FLOAT || subtype == SF_FORMAT_DOUBLE;
}

SndfileHandle openSndfile(const std::filesystem::path& path, SF_INFO& info)
{
    info = {};
    return SndfileHandle(looksLikeMpeg(path) ? nullptr : sf_open(path.c_str(), SFM_READ, &info));
}

std::unique_ptr<AudioReader> openWithSndfile(const std::filesystem::path& path)
{
    SF_INFO info{};
    SndfileHandle file = openSndfile(path, info);
    if (!file)
        return nullptr;
    return std::make_unique<SndfileReader>(std::move(file), info, path);
}

} // namespace melisma::audio
