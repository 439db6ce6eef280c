// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/container.h"
#include "audio/files/ffmpeg_handles.h"
#include "audio/files/file_errors.h"
#include "audio/files/temp_name.h"
#include "audio/files/writers.h"

extern "C" {
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/dict.h>
}

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

struct MuxerCloser {
    void operator()(AVFormatContext* muxer) const
    {
        if (muxer->pb)
            avio_closep(&muxer->pb);
        avformat_free_context(muxer);
    }
};
using Muxer = std::unique_ptr<AVFormatContext, MuxerCloser>;

/// LAME's -V for a mean bit rate of stereo at 44.1 kHz, by its own documentation.
double lameQuality(int kbps)
{
    constexpr std::array kMean{245, 225, 190, 175, 165, 130, 115, 100, 85, 65};
    for (std::size_t i = 1; i < kMean.size(); ++i)
        if (kbps >= kMean[i])
            return std::max(0.0,
                            static_cast<double>(i) - static_cast<double>(kbps - kMean[i]) / (kMean[i - 1] - kMean[i]));
    return 9.0;
}

class FfmpegWriter final : public AudioWriter {
public:
    FfmpegWriter(std::filesystem::path path, const WriteSpec& spec)
        : m_path(std::move(path))
        , m_temporary(temporaryNameFor(m_path))
        , m_spec(spec)
        , m_planes(static_cast<std::size_t>(spec.channels))
    {}

    Result<void> open()
    {
        const bool mp3 = m_spec.container == Container::mp3;
        const AVCodec* encoder =
            mp3 ? avcodec_find_encoder_by_name("libmp3lame") : avcodec_find_encoder(AV_CODEC_ID_AAC);
        if (!encoder)
            return Error{ErrorKind::missing, "This FFmpeg has no encoder for " + std::string(nameOf(m_spec.container)),
                         "Install Debian's libavcodec, or choose another format", ""};
        AVFormatContext* muxer = nullptr;
        avformat_alloc_output_context2(&muxer, nullptr, mp3 ? "mp3" : "ipod", m_temporary.path().c_str());
        m_muxer.reset(muxer);
        m_codec.reset(avcodec_alloc_context3(encoder));
        m_packet.reset(av_packet_alloc());
        m_frame.reset(av_frame_alloc());
        if (!m_muxer || !m_codec || !m_packet || !m_frame)
            return cannotWrite(m_path, "out of memory");
        setUpEncoder();
        if (const int code = avcodec_open2(m_codec.get(), encoder, nullptr); code < 0)
            return cannotWrite(m_path, ffmpeg::messageOf(code));
        const int code = startMuxer();
        return code < 0 ? Result<void>(cannotWrite(m_path, ffmpeg::messageOf(code))) : Result<void>();
    }

    Result<void> write(const float* interleaved, int frames) override
    {
        const auto channels = m_planes.size();
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i)
                m_planes[c].push_back(sound(interleaved[i * channels + c]));
        return encodeReady(m_codec->frame_size);
    }

    Result<void> finish() override
    {
        if (auto rest = encodeReady(1); !rest)
            return rest;
        if (const int code = drain(nullptr); code < 0)
            return cannotWrite(m_path, ffmpeg::messageOf(code));
        int code = av_write_trailer(m_muxer.get());
        const int closed = avio_closep(&m_muxer->pb);
        code = code < 0 ? code : closed;
        if (code < 0)
            return cannotWrite(m_path, ffmpeg::messageOf(code));
        std::error_code error;
        std::filesystem::rename(m_temporary.path(), m_path, error);
        if (error)
            return cannotWrite(m_path, error.message());
        m_temporary.release();
        auto decoded = pcmSha256(m_path);
        if (!decoded)
            return decoded.error();
        m_pcmHash = std::move(*decoded);
        return {};
    }

    const std::string& pcmHash() const override { return m_pcmHash; }

private:
    /// Encoders refuse what is not a number, and some of them break on absurd levels.
    static float sound(float sample) { return std::isfinite(sample) ? std::clamp(sample, -8.0f, 8.0f) : 0.0f; }

    void setUpEncoder()
    {
        const int kbps = m_spec.kbps > 0 ? m_spec.kbps : usualKbps(m_spec.container);
        m_codec->sample_rate = m_spec.sampleRate;
        m_codec->sample_fmt = AV_SAMPLE_FMT_FLTP;
        av_channel_layout_default(&m_codec->ch_layout, m_spec.channels);
        m_codec->time_base = {1, m_spec.sampleRate};
        m_codec->thread_count = 1;
        m_codec->flags |= AV_CODEC_FLAG_BITEXACT; // no version numbers: equal sound gives equal bytes
        if (m_muxer->oformat->flags & AVFMT_GLOBALHEADER)
            m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        if (m_spec.variableRate) {
            m_codec->flags |= AV_CODEC_FLAG_QSCALE;
            m_codec->global_quality = static_cast<int>(std::lround(lameQuality(kbps) * FF_QP2LAMBDA));
        } else {
            m_codec->bit_rate = static_cast<std::int64_t>(kbps) * 1000;
        }
    }

    int startMuxer()
    {
        AVStream* stream = avformat_new_stream(m_muxer.get(), nullptr);
        if (!stream)
            return AVERROR(ENOMEM);
        if (const int code = avcodec_parameters_from_context(stream->codecpar, m_codec.get()); code < 0)
            return code;
        stream->time_base = m_codec->time_base;
        m_muxer->flags |= AVFMT_FLAG_BITEXACT;
        if (const int code = avio_open(&m_muxer->pb, m_temporary.path().c_str(), AVIO_FLAG_WRITE); code < 0)
            return code;
        // The edit list that cuts the padding off counts in the movie's time scale: make that exact to the sample.
        AVDictionary* options = nullptr;
        av_dict_set_int(&options, "movie_timescale", m_spec.sampleRate, 0);
        av_dict_set_int(&options, "id3v2_version", 0, 0); // tags are written later
        const int code = avformat_write_header(m_muxer.get(), &options);
        av_dict_free(&options);
        return code;
    }

    /// Encodes while at least `least` frames wait; the last block may be short.
    Result<void> encodeReady(int least)
    {
        std::size_t used = 0;
        const auto block = static_cast<std::size_t>(m_codec->frame_size);
        while (m_planes.front().size() - used >= static_cast<std::size_t>(least)) {
            const std::size_t count = std::min(block, m_planes.front().size() - used);
            if (const int code = encode(used, count); code < 0)
                return cannotWrite(m_path, ffmpeg::messageOf(code));
            used += count;
        }
        for (auto& plane : m_planes)
            plane.erase(plane.begin(), plane.begin() + static_cast<long>(used));
        return {};
    }

    int encode(std::size_t from, std::size_t count)
    {
        AVFrame& frame = *m_frame;
        av_frame_unref(&frame);
        frame.nb_samples = static_cast<int>(count);
        frame.format = m_codec->sample_fmt;
        frame.sample_rate = m_spec.sampleRate;
        frame.pts = m_pts;
        m_pts += frame.nb_samples;
        if (const int code = av_channel_layout_copy(&frame.ch_layout, &m_codec->ch_layout); code < 0)
            return code;
        if (const int code = av_frame_get_buffer(&frame, 0); code < 0)
            return code;
        for (std::size_t c = 0; c < m_planes.size(); ++c)
            std::copy_n(m_planes[c].data() + from, count, reinterpret_cast<float*>(frame.extended_data[c]));
        return drain(&frame);
    }

    /// Hands `frame` (null: nothing more comes) to the encoder and writes what comes out.
    int drain(const AVFrame* frame)
    {
        if (const int code = avcodec_send_frame(m_codec.get(), frame); code < 0)
            return code;
        const AVStream& stream = *m_muxer->streams[0];
        for (;;) {
            const int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return 0;
            if (code < 0)
                return code;
            av_packet_rescale_ts(m_packet.get(), m_codec->time_base, stream.time_base);
            m_packet->stream_index = 0;
            if (const int written = av_interleaved_write_frame(m_muxer.get(), m_packet.get()); written < 0)
                return written;
        }
    }

    std::filesystem::path m_path;
    TemporaryPath m_temporary; ///< outlives m_muxer, which has it open
    WriteSpec m_spec;
    Muxer m_muxer;
    ffmpeg::Codec m_codec;
    ffmpeg::Packet m_packet;
    ffmpeg::Frame m_frame;
    std::vector<std::vector<float>> m_planes; ///< what waits for the encoder, a channel each
    std::int64_t m_pts = 0;
    std::string m_pcmHash;
};

} // namespace

Result<std::unique_ptr<AudioWriter>> createWithFfmpeg(const std::filesystem::path& path, const WriteSpec& spec)
{
    av_log_set_level(AV_LOG_QUIET); // its findings reach people as our sentences
    auto writer = std::make_unique<FfmpegWriter>(path, spec);
    if (const auto opened = writer->open(); !opened)
        return opened.error();
    return std::unique_ptr<AudioWriter>(std::move(writer));
}

} // namespace melisma::audio
