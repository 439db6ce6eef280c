// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/audio_file.h"

#include "audio/analysis/work_count.h"
#include "audio/files/ffmpeg_reader.h"
#include "audio/files/file_errors.h"
#include "audio/files/sndfile_reader.h"
#include "audio/files/writers.h"

namespace melisma::audio {

namespace {

constexpr int kMostChannels = 64;
constexpr int kHighestRate = 1'000'000;

bool sane(const AudioFileInfo& info)
{
    return info.channels >= 1 && info.channels <= kMostChannels && info.sampleRate >= 1 &&
           info.sampleRate <= kHighestRate;
}

} // namespace

base::Result<std::unique_ptr<AudioReader>> openAudioFile(const std::filesystem::path& path)
{
    countFileOpened();
    if (const auto readable = checkReadable(path); !readable)
        return readable.error();
    auto reader = openWithSndfile(path);
    if (!reader) {
        auto other = openWithFfmpeg(path);
        if (!other)
            return other.error();
        reader = std::move(*other);
    }
    if (!sane(reader->info()))
        return notASoundFile(path, "absurd rate or channel count");
    return reader;
}

base::Result<std::unique_ptr<AudioWriter>> createAudioFile(const std::filesystem::path& path, const WriteSpec& spec)
{
    if (const auto checked = checkWriteSpec(spec); !checked)
        return checked.error();
    const bool ffmpeg = spec.container == Container::mp3 || spec.container == Container::m4a;
    return ffmpeg ? createWithFfmpeg(path, spec) : createWithSndfile(path, spec);
}

} // namespace melisma::audio
