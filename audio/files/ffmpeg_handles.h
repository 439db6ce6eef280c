// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/error.h>
#include <libavutil/frame.h>
}

#include <memory>
#include <string>

namespace melisma::audio::ffmpeg {

/// Calls one of FFmpeg's functions that free through a pointer to the pointer.
template <auto free>
struct Freer {
    template <class T>
    void operator()(T* pointer) const
    {
        free(&pointer);
    }
};
using Codec = std::unique_ptr<AVCodecContext, Freer<avcodec_free_context>>;
using Packet = std::unique_ptr<AVPacket, Freer<av_packet_free>>;
using Frame = std::unique_ptr<AVFrame, Freer<av_frame_free>>;

inline std::string messageOf(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof(text));
    return text;
}

} // namespace melisma::audio::ffmpeg
