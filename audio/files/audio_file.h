// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace melisma::audio {

struct AudioFileInfo {
    int sampleRate = 0;
    int channels = 0;
    int bits = 0;        ///< 0 when the format has none (lossy)
    base::Frames frames; ///< -1 when only decoding tells; what FFmpeg decodes may differ by a codec's padding
    std::string format;  ///< "WAV", "FLAC", "MP3", ...
};

/// Reads a sound file from front to back or by seeking. Not thread-safe; may block on the disk.
class AudioReader {
public:
    virtual ~AudioReader() = default;
    virtual const AudioFileInfo& info() const = 0;
    /// Up to `frames` frames, interleaved, into `samples`; 0 at the end.
    virtual base::Result<int> read(float* samples, int frames) = 0;
    virtual base::Result<void> seek(base::Frames position) = 0;
};

/// libsndfile first, FFmpeg for what it does not know. Errors name the file and say what is wrong with it:
/// not audio, empty, damaged.
base::Result<std::unique_ptr<AudioReader>> openAudioFile(const std::filesystem::path& path);

enum class SampleFormat { int16, int24, float32 };
enum class Container { wav, flac, ogg, mp3, m4a };
/// What hides the steps of whole numbers. `automatic`: triangular at 16 bits, none above.
enum class Dither { automatic, none, triangular, shaped };

/// Writes a sound file under a temporary name and renames it in finish(); without finish() nothing remains.
class AudioWriter {
public:
    virtual ~AudioWriter() = default;
    virtual base::Result<void> write(const float* interleaved, int frames) = 0;
    /// Closes and publishes the file.
    virtual base::Result<void> finish() = 0;
    /// After finish(): SHA-256 of the samples that the file decodes to, as pcmSha256() defines it.
    virtual const std::string& pcmHash() const = 0;
};

struct WriteSpec {
    Container container = Container::wav;
    SampleFormat format = SampleFormat::int24; ///< WAV and FLAC only
    int sampleRate = 48000;
    int channels = 2;
    /// A WAV expected to pass 4 GiB, or of unknown length (-1), becomes RF64 if it does; others keep the plain header.
    base::Frames expectedFrames;
    Dither dither = Dither::automatic;
    std::uint64_t ditherSeed = 1;          ///< equal seeds give equal files
    int kbps = 0;                          ///< lossy containers: the bit rate aimed at for stereo; 0: their usual one
    bool variableRate = false;             ///< MP3 only: by quality instead of a constant rate; OGG always is
    std::int64_t largestWav = kLargestWav; ///< bytes of samples above which a WAV is written as RF64

    /// RIFF counts bytes in 32 bits; the rest is room for headers and tags.
    static constexpr std::int64_t kLargestWav = (std::int64_t{1} << 32) - (std::int64_t{1} << 26);
};
/// The error of a spec that its container cannot hold.
base::Result<void> checkWriteSpec(const WriteSpec& spec);
/// Any existing file at `path` is replaced by finish().
base::Result<std::unique_ptr<AudioWriter>> createAudioFile(const std::filesystem::path& path, const WriteSpec& spec);

/// SHA-256 of the decoded samples of a file as interleaved little-endian integers of the file's depth
/// (float files and lossy ones: 32-bit floats): equal sound gives equal hash, whatever the tags say.
base::Result<std::string> pcmSha256(const std::filesystem::path& path);

} // namespace melisma::audio
