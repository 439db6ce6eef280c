// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/ffmpeg_reader.h"

#include "audio/files/ffmpeg_handles.h"
#include "audio/files/file_errors.h"

extern "C" {
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libswresample/swresample.h>
}

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <vector>

namespace melisma::audio {

using base::Frames;
using base::Result;

namespace {

using ffmpeg::Codec;
using ffmpeg::Frame;
using ffmpeg::Freer;
using ffmpeg::messageOf;
using ffmpeg::Packet;
using Format = std::unique_ptr<AVFormatContext, Freer<avformat_close_input>>;
using Converter = std::unique_ptr<SwrContext, Freer<swr_free>>;

/// A container's length is right to within its codec's padding and last frame.
constexpr double kLengthSlackSeconds = 0.5;
/// Fewer points than this are FFmpeg's guess at bytes that have no header of any kind.
constexpr int kLeastProbeScore = AVPROBE_SCORE_RETRY / 2;

std::string upperCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// An MP3 too short for FFmpeg to be sure of is one if its first frame is the one that encoders put their notes into.
bool startsWithXing(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::string head(10, '\0');
    stream.read(head.data(), 10);
    const auto seven = [&](std::size_t at) { return static_cast<std::streamoff>(head[at] & 0x7F); };
    if (head.starts_with("ID3")) // a tag; its size follows, seven bits a byte
        stream.seekg(10 + (seven(6) << 21 | seven(7) << 14 | seven(8) << 7 | seven(9)));
    else
        stream.seekg(0);
    head.assign(64, '\0');
    stream.read(head.data(), 64);
    const bool sync = head[0] == '\xFF' && (head[1] & 0xE0) == 0xE0;
    return sync && (head.find("Xing") != std::string::npos || head.find("Info") != std::string::npos);
}

class FfmpegReader final : public AudioReader {
public:
    explicit FfmpegReader(std::filesystem::path path) : m_path(std::move(path)) {}

    const AudioFileInfo& info() const override { return m_info; }

    /// Opens the file and decodes its first frame, so that only what really sounds passes as a sound file.
    Result<void> open()
    {
        if (const auto problem = openStream(); !problem.empty())
            return notASoundFile(m_path, problem);
        m_position = 0;
        m_decoded = 0;
        m_ready.clear();
        m_used = 0;
        m_drained = false;
        m_badAt.reset();
        if (const auto filled = fill(); !filled || m_ready.empty())
            return notASoundFile(m_path, filled ? "no samples" : filled.error().detail);
        return {};
    }

    Result<int> read(float* samples, int frames) override
    {
        const auto channels = static_cast<std::size_t>(m_info.channels);
        if (m_used == m_ready.size()) {
            if (const auto filled = fill(); !filled)
                return filled.error();
        }
        const std::size_t count = std::min(static_cast<std::size_t>(frames) * channels, m_ready.size() - m_used);
        std::copy_n(m_ready.data() + m_used, count, samples);
        m_used += count;
        m_position += static_cast<std::int64_t>(count / channels);
        return static_cast<int>(count / channels);
    }

    Result<void> seek(Frames position) override
    {
        if (position.count < m_position) {
            if (const auto opened = open(); !opened)
                return opened.error();
        }
        std::vector<float> skipped(4096 * static_cast<std::size_t>(m_info.channels));
        while (m_position < position.count) {
            const auto count =
                read(skipped.data(), static_cast<int>(std::min<std::int64_t>(4096, position.count - m_position)));
            if (!count)
                return count.error();
            if (*count == 0)
                break;
        }
        return {};
    }

private:
    /// Empty on success, else what FFmpeg said.
    std::string openStream()
    {
        AVFormatContext* format = nullptr;
        if (const int code = avformat_open_input(&format, m_path.c_str(), nullptr, nullptr); code < 0)
            return messageOf(code);
        m_format.reset(format);
        if (format->probe_score < kLeastProbeScore && !startsWithXing(m_path))
            return "no known header";
        if (const int code = avformat_find_stream_info(format, nullptr); code < 0)
            return messageOf(code);
        const AVCodec* decoder = nullptr;
        m_stream = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0);
        if (m_stream < 0 || !decoder)
            return "no audio stream";
        return openDecoder(*decoder, *format->streams[m_stream]);
    }

    std::string openDecoder(const AVCodec& decoder, const AVStream& stream)
    {
        m_codec.reset(avcodec_alloc_context3(&decoder));
        if (avcodec_parameters_to_context(m_codec.get(), stream.codecpar) < 0)
            return "unusable stream parameters";
        m_codec->pkt_timebase = stream.time_base;
        if (const int code = avcodec_open2(m_codec.get(), &decoder, nullptr); code < 0)
            return messageOf(code);
        if (m_codec->sample_rate <= 0 || m_codec->ch_layout.nb_channels <= 0)
            return "no sample rate or channels";
        m_converter.reset();
        m_packet.reset(av_packet_alloc());
        m_frame.reset(av_frame_alloc());
        describe(decoder, stream);
        return {};
    }

    void describe(const AVCodec& decoder, const AVStream& stream)
    {
        m_info.sampleRate = m_codec->sample_rate;
        m_info.channels = m_codec->ch_layout.nb_channels;
        m_info.bits = m_codec->bits_per_raw_sample;
        m_info.format = upperCase(avcodec_get_name(decoder.id));
        m_info.frames = {-1};
        m_lengthIsExact = stream.duration > 0 && std::string_view(m_format->iformat->name).starts_with("mov");
        m_lengthKnown = m_format->duration_estimation_method != AVFMT_DURATION_FROM_BITRATE;
        if (stream.duration > 0)
            m_info.frames = {av_rescale_q(stream.duration, stream.time_base, {1, m_info.sampleRate})};
        else if (m_format->duration > 0)
            m_info.frames = {av_rescale_q(m_format->duration, AV_TIME_BASE_Q, {1, m_info.sampleRate})};
    }

    /// Decodes until samples are ready or the end is reached.
    Result<void> fill()
    {
        m_ready.clear();
        m_used = 0;
        while (m_ready.empty() && !m_drained) {
            const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
            if (code == AVERROR(EAGAIN)) {
                if (const auto sent = sendPacket(); !sent)
                    return sent.error();
            } else if (code == AVERROR_EOF) {
                m_drained = true;
                return checkLength();
            } else if (code < 0) {
                if (const auto passed = passOver(code); !passed)
                    return passed;
            } else if (const auto converted = convert(); !converted) {
                return converted.error();
            }
        }
        return {};
    }

    Result<void> sendPacket()
    {
        for (;;) {
            const int code = av_read_frame(m_format.get(), m_packet.get());
            if (code == AVERROR_EOF) {
                avcodec_send_packet(m_codec.get(), nullptr);
                return {};
            }
            if (code < 0)
                return damaged(code);
            const bool ours = m_packet->stream_index == m_stream;
            const int sent = ours ? avcodec_send_packet(m_codec.get(), m_packet.get()) : 0;
            av_packet_unref(m_packet.get());
            if (sent < 0)
                return passOver(sent);
            if (ours)
                return {};
        }
    }

    /// Junk before the first frame and after the last one (tags of other makers) is no damage; in between it is.
    Result<void> passOver(int code)
    {
        if (code != AVERROR_INVALIDDATA)
            return damaged(code);
        if (m_decoded > 0 && !m_badAt)
            m_badAt = m_decoded;
        return {};
    }

    /// Appends the decoded frame to m_ready as interleaved floats.
    Result<void> convert()
    {
        if (m_badAt)
            return damaged(AVERROR_INVALIDDATA);
        if (m_frame->ch_layout.nb_channels != m_info.channels || m_frame->sample_rate != m_info.sampleRate)
            return damaged(AVERROR_INPUT_CHANGED);
        if (!m_converter) {
            SwrContext* converter = nullptr;
            auto* layout = &m_frame->ch_layout;
            swr_alloc_set_opts2(&converter, layout, AV_SAMPLE_FMT_FLT, m_info.sampleRate, layout,
                                static_cast<AVSampleFormat>(m_frame->format), m_info.sampleRate, 0, nullptr);
            m_converter.reset(converter);
            if (const int code = swr_init(converter); code < 0)
                return damaged(code);
        }
        const int frames = m_frame->nb_samples;
        m_ready.resize(static_cast<std::size_t>(frames) * static_cast<std::size_t>(m_info.channels));
        auto* out = reinterpret_cast<std::uint8_t*>(m_ready.data());
        int done = swr_convert(m_converter.get(), &out, frames,
                               const_cast<const std::uint8_t**>(m_frame->extended_data), frames);
        if (done < 0)
            return damaged(done);
        done = withinLength(done);
        m_decoded += done;
        m_ready.resize(static_cast<std::size_t>(done) * static_cast<std::size_t>(m_info.channels));
        return {};
    }

    /// An MP4's edit list says where its sound ends; what the last frame decodes beyond that is padding.
    int withinLength(int frames) const
    {
        if (!m_lengthIsExact || m_info.frames.count <= 0)
            return frames;
        return static_cast<int>(std::clamp<std::int64_t>(m_info.frames.count - m_decoded, 0, frames));
    }

    Result<void> checkLength() const
    {
        const double missing = base::toSeconds(m_info.frames - Frames{m_decoded}, m_info.sampleRate).value;
        if (m_lengthKnown && m_info.frames.count > 0 && missing > kLengthSlackSeconds)
            return damaged(AVERROR_EOF);
        return {};
    }

    base::Error damaged(int code) const
    {
        const Frames place{m_badAt.value_or(m_decoded)};
        return damagedAt(m_path, base::toSeconds(place, m_info.sampleRate).value, messageOf(code));
    }

    std::filesystem::path m_path;
    AudioFileInfo m_info;
    Format m_format;
    Codec m_codec;
    Packet m_packet;
    Frame m_frame;
    Converter m_converter;
    int m_stream = -1;
    std::vector<float> m_ready; ///< decoded, interleaved
    std::size_t m_used = 0;     ///< samples of m_ready already handed out
    std::int64_t m_position = 0;
    std::int64_t m_decoded = 0;
    std::optional<std::int64_t> m_badAt; ///< frames decoded when the first unusable packet came
    bool m_lengthKnown = false;          ///< false: m_info.frames is a guess from the bit rate
    bool m_lengthIsExact = false;
    bool m_drained = false;
};

} // namespace

Result<std::unique_ptr<AudioReader>> openWithFfmpeg(const std::filesystem::path& path)
{
    av_log_set_level(AV_LOG_QUIET); // its findings reach people as our sentences
    auto reader = std::make_unique<FfmpegReader>(path);
    if (const auto opened = reader->open(); !opened)
        return opened.error();
    return std::unique_ptr<AudioReader>(std::move(reader));
}

} // namespace melisma::audio
