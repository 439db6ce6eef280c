// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/reverse.h"

#include "audio/files/audio_file.h"
#include "audio/files/temp_name.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <vector>

namespace melisma::audio {
namespace {

constexpr std::int64_t kBlockFrames = 1 << 16;

/// Reads [start, start + block size) of a file that may have no frames there, which are silent.
class BlockReader {
public:
    explicit BlockReader(AudioReader& reader)
        : m_reader(reader)
        , m_channels(static_cast<std::size_t>(reader.info().channels))
        , m_end(reader.info().frames.count)
    {}

    base::Result<void> read(std::int64_t start, std::vector<float>& block)
    {
        std::ranges::fill(block, 0.0f);
        const auto wanted = static_cast<std::int64_t>(block.size() / m_channels);
        const auto room = m_end < 0 ? wanted : std::clamp<std::int64_t>(m_end - start, 0, wanted);
        if (room == 0)
            return {};
        if (const auto sought = m_reader.seek({start}); !sought)
            return sought;
        for (std::int64_t done = 0; done < room;) {
            const auto count = m_reader.read(block.data() + static_cast<std::size_t>(done) * m_channels,
                                             static_cast<int>(room - done));
            if (!count)
                return count.error();
            if (*count == 0)
                return {};
            done += *count;
        }
        return {};
    }

private:
    AudioReader& m_reader;
    std::size_t m_channels;
    std::int64_t m_end; ///< -1: only decoding tells
};

void reverseFrames(std::vector<float>& samples, std::size_t channels)
{
    std::ranges::reverse(samples);
    for (std::size_t at = 0; channels > 1 && at < samples.size(); at += channels)
        std::reverse(samples.begin() + static_cast<std::ptrdiff_t>(at),
                     samples.begin() + static_cast<std::ptrdiff_t>(at + channels));
}

base::Result<void> writeBackwards(AudioReader& reader, AudioWriter& writer, std::int64_t frames,
                                  const std::stop_token& stop)
{
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    BlockReader blocks(reader);
    std::vector<float> block;
    for (std::int64_t end = frames; end > 0;) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled before the sound was reversed", {}, {}};
        const auto start = std::max<std::int64_t>(end - kBlockFrames, 0);
        block.resize(static_cast<std::size_t>(end - start) * channels);
        if (const auto read = blocks.read(start, block); !read)
            return read;
        reverseFrames(block, channels);
        if (const auto written = writer.write(block.data(), static_cast<int>(end - start)); !written)
            return written;
        end = start;
    }
    return writer.finish();
}

} // namespace

base::Result<project::Asset> reverseAudio(const std::filesystem::path& source, base::Frames offset, base::Frames length,
                                          const std::string& name, const std::filesystem::path& scratch,
                                          const std::stop_token& stop)
{
    const auto reader = openAudioFile(source);
    if (!reader)
        return reader.error();
    const auto& info = (*reader)->info();
    const base::Frames frames = offset + offset + length;
    WriteSpec spec;
    spec.format = SampleFormat::float32;
    spec.sampleRate = info.sampleRate;
    spec.channels = info.channels;
    spec.expectedFrames = frames;
    TemporaryPath target(temporaryNameFor(scratch / "reversed.wav"));
    const auto writer = createAudioFile(target.path(), spec);
    if (!writer)
        return writer.error();
    if (const auto written = writeBackwards(**reader, **writer, frames.count, stop); !written)
        return written.error();
    const auto hash = base::sha256OfFile(target.path());
    if (!hash)
        return hash.error();
    project::Asset asset{*hash, name, target.path().string(), info.channels, info.sampleRate, frames};
    target.release();
    return asset;
}

} // namespace melisma::audio
