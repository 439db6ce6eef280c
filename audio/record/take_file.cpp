// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/take_file.h"

#include "audio/files/file_errors.h"
#include "audio/files/riff_chunks.h"
#include "core/project/file_system.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

static_assert(std::endian::native == std::endian::little, "samples are written as they lie in memory");

namespace {

constexpr std::uint64_t kLargestRiff = 0xFFFFFFFFu;
constexpr std::size_t kDs64Size = 28;
constexpr std::uint16_t kFloatFormat = 3; // WAVE_FORMAT_IEEE_FLOAT
constexpr const char* kStoryId = "mlsm";
constexpr std::size_t kLongestStory = 4096;
constexpr std::int64_t kSilenceFrames = 4096;

void put(std::string& bytes, std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

/// Id and size of a chunk; where the size is too great for 32 bits, ds64 holds it.
void putHead(std::string& bytes, const char* id, std::uint64_t size)
{
    bytes += id;
    put(bytes, std::min(size, kLargestRiff), 4);
}

/// Keeps asking while a signal interrupts or only a part was taken; 0, or errno. `done` grows with what was written.
template <class Write>
int writeAll(std::size_t size, std::size_t& done, Write write)
{
    while (done < size) {
        const auto written = write(done);
        if (written < 0 && errno != EINTR)
            return errno;
        done += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
    }
    return 0;
}

} // namespace

TakeFile::TakeFile(std::filesystem::path path, int descriptor, int channels, int sampleRate, const TakeStory& story)
    : m_path(std::move(path))
    , m_story(story)
    , m_chunk(toJson(story).dump(-1, ' ', false, base::Json::error_handler_t::replace))
    , m_descriptor(descriptor)
    , m_channels(channels)
    , m_sampleRate(sampleRate)
    , m_frameBytes(static_cast<std::int64_t>(sizeof(float)) * channels)
{
    m_chunk.resize((m_chunk.size() + 1) / 2 * 2, ' ');
}

TakeFile::~TakeFile()
{
    ::close(m_descriptor);
}

Result<std::unique_ptr<TakeFile>> TakeFile::create(const std::filesystem::path& path, int channels, int sampleRate,
                                                   const TakeStory& story)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return project::systemError("write", path, errno);
    std::unique_ptr<TakeFile> file(new TakeFile(path, descriptor, channels, sampleRate, story));
    if (auto written = file->writeHeader(); !written) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return written.error();
    }
    ::lseek(descriptor, 0, SEEK_END);
    return file;
}

std::string TakeFile::header() const
{
    const auto data = static_cast<std::uint64_t>(frames() * m_frameBytes);
    std::string rest;
    putHead(rest, "fmt ", 16);
    put(rest, kFloatFormat, 2);
    put(rest, static_cast<std::uint64_t>(m_channels), 2);
    put(rest, static_cast<std::uint64_t>(m_sampleRate), 4);
    put(rest, static_cast<std::uint64_t>(m_sampleRate * m_frameBytes), 4);
    put(rest, static_cast<std::uint64_t>(m_frameBytes), 2);
    put(rest, 32, 2);
    putHead(rest, "fact", 4);
    put(rest, std::min(static_cast<std::uint64_t>(frames()), kLargestRiff), 4);
    putHead(rest, kStoryId, m_chunk.size());
    rest += m_chunk;
    const std::uint64_t riff = 4 + 8 + kDs64Size + rest.size() + 8 + data;
    const bool wide = riff >= kLargestRiff;
    putHead(rest, "data", wide ? kLargestRiff : data);
    std::string bytes;
    putHead(bytes, wide ? "RF64" : "RIFF", wide ? kLargestRiff : riff);
    bytes += "WAVE";
    putHead(bytes, wide ? "ds64" : "JUNK", kDs64Size);
    put(bytes, wide ? riff : 0, 8);
    put(bytes, wide ? data : 0, 8);
    put(bytes, wide ? static_cast<std::uint64_t>(frames()) : 0, 8);
    put(bytes, 0, 4); // no table of further sizes
    return bytes + rest;
}

/// One call: who is killed before or after it leaves a header that agrees with itself.
Result<void> TakeFile::writeHeader()
{
    const std::string bytes = header();
    std::size_t done = 0;
    const int code = writeAll(bytes.size(), done, [&](std::size_t from) {
        return ::pwrite(m_descriptor, bytes.data() + from, bytes.size() - from, static_cast<off_t>(from));
    });
    return code == 0 ? Result<void>() : Result<void>(project::systemError("write", m_path, code));
}

Error TakeFile::failure(int code)
{
    m_failed = true;
    return project::systemError("write", m_path, code);
}

Result<void> TakeFile::write(const float* interleaved, std::int64_t frames)
{
    if (m_failed)
        return failure(EIO);
    const auto* bytes = reinterpret_cast<const char*>(interleaved);
    const auto size = static_cast<std::size_t>(frames * m_frameBytes);
    std::size_t done = 0;
    const int code =
        writeAll(size, done, [&](std::size_t from) { return ::write(m_descriptor, bytes + from, size - from); });
    m_bytes += static_cast<std::int64_t>(done);
    return code == 0 ? Result<void>() : Result<void>(failure(code));
}

Result<void> TakeFile::writeSilence(std::int64_t frames)
{
    const std::vector<float> zeros(static_cast<std::size_t>(std::min(frames, kSilenceFrames) * m_channels));
    for (std::int64_t done = 0; done < frames; done += kSilenceFrames)
        if (auto written = write(zeros.data(), std::min(kSilenceFrames, frames - done)); !written)
            return written;
    return {};
}

Result<void> TakeFile::flush()
{
    if (auto written = writeHeader(); !written)
        return written;
    return ::fdatasync(m_descriptor) == 0 ? Result<void>() : Result<void>(project::systemError("write", m_path, errno));
}

Result<void> TakeFile::close()
{
    const auto whole = static_cast<off_t>(header().size()) + static_cast<off_t>(frames() * m_frameBytes);
    if (m_bytes % m_frameBytes != 0 && ::ftruncate(m_descriptor, whole) < 0)
        return project::systemError("write", m_path, errno);
    return flush();
}

Result<void> TakeFile::skipTo(std::int64_t frames)
{
    m_bytes = frames * m_frameBytes;
    const auto end = static_cast<off_t>(header().size()) + static_cast<off_t>(m_bytes);
    if (::ftruncate(m_descriptor, end) < 0 || ::lseek(m_descriptor, end, SEEK_SET) < 0)
        return project::systemError("write", m_path, errno);
    return {};
}

namespace {

std::uint64_t number(const std::string& bytes, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Where the samples begin; 0 when there are none.
std::uint64_t samplesIn(const std::filesystem::path& path)
{
    const auto chunks = riffChunks(path);
    if (!chunks)
        return 0;
    const auto data = std::ranges::find(*chunks, "data", &RiffChunk::id);
    return data == chunks->end() ? 0 : data->offset;
}

} // namespace

Result<std::unique_ptr<TakeFile>> TakeFile::reopen(const std::filesystem::path& path)
{
    const auto samples = samplesIn(path);
    const std::string format = readRiffChunk(path, "fmt ", 16);
    const std::string text = readRiffChunk(path, kStoryId, kLongestStory);
    if (samples == 0 || format.size() < 16 || text.empty() || number(format, 0, 2) != kFloatFormat ||
        number(format, 2, 2) == 0)
        return notASoundFile(path, "not a take of Melisma's");
    const auto story = takeStoryFrom(text);
    if (!story)
        return story.error();
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return project::systemError("open", path, errno);
    std::unique_ptr<TakeFile> file(new TakeFile(path, descriptor, static_cast<int>(number(format, 2, 2)),
                                                static_cast<int>(number(format, 4, 4)), *story));
    file->m_chunk = text;
    const auto end = ::lseek(descriptor, 0, SEEK_END);
    if (file->header().size() != samples || end < static_cast<off_t>(samples))
        return notASoundFile(path, "its header is not one of Melisma's");
    file->m_bytes = end - static_cast<std::int64_t>(samples);
    return file;
}

} // namespace melisma::audio
