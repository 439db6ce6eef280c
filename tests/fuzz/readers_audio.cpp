// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/cache_file.h"
#include "audio/analysis/peaks.h"
#include "audio/analysis/spectrogram.h"
#include "audio/export/export_project.h"
#include "audio/files/audio_file.h"
#include "tests/fuzz/reader.h"
#include "tests/support/scratch_dir.h"

#include <cmath>
#include <fstream>
#include <iterator>

namespace melisma::tests {

namespace {

constexpr const char* kNoFile = "/nonexistent/sound.wav"; // so that a cache that is refused is not built anew
constexpr const char* kKey = "key";

const std::filesystem::path& scratch()
{
    static const ScratchDir folder;
    return folder.path();
}

std::filesystem::path written(const char* name, std::string_view bytes)
{
    auto path = scratch() / name;
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string sound(audio::Container container, audio::SampleFormat format)
{
    const auto path = scratch() / "seed.wav";
    auto writer = audio::createAudioFile(path, {container, format, 48000, 2});
    std::vector<float> samples(600);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.5f * std::sin(0.05f * static_cast<float>(i));
    fuzzRequire(writer && (*writer)->write(samples.data(), 300) && (*writer)->finish(), "the sample can be made");
    return bytesOf(path);
}

std::string peakBytes(std::int64_t frames)
{
    std::string bytes;
    audio::appendRaw(bytes, frames);
    for (std::int64_t at = 0; at < frames; at += 256)
        audio::appendRaw(bytes, audio::Peak{-0.5f, 0.5f, 0.25f});
    return bytes;
}

/// The payload behind a header with the right hash, as a cache of another hand would have it.
void readPeaks(std::string_view payload)
{
    const auto path = scratch() / "peaks";
    fuzzRequire(audio::writeCacheFile(path, "peaks", kKey, payload).ok(), "a cache can be written");
    const auto peaks = audio::PeakPyramid::loadOrBuild(kNoFile, path, kKey);
    if (peaks)
        fuzzRequire(peaks->columns({0}, peaks->frames(), 50).size() == 50, "as many columns as asked");
}

/// The whole file, header included.
void readCache(std::string_view bytes)
{
    const auto path = written("cache", bytes);
    static_cast<void>(audio::readCacheFile(path, "peaks", kKey));
}

void readSound(std::string_view bytes)
{
    const auto path = written("sound.wav", bytes);
    auto reader = audio::openAudioFile(path);
    if (!reader)
        return;
    const auto channels = (*reader)->info().channels;
    fuzzRequire(channels > 0 && channels <= 1024 && (*reader)->info().sampleRate > 0, "channels and rate make sense");
    std::vector<float> block(static_cast<std::size_t>(channels) * 512);
    for (int i = 0; i < 4; ++i)
        if (const auto got = (*reader)->read(block.data(), 512); !got || *got == 0)
            break;
}

} // namespace

void addAudioReaders(std::vector<FuzzReader>& readers)
{
    readers.push_back({"peaks", {peakBytes(1000), peakBytes(0), peakBytes(256 * 300)}, readPeaks});
    const auto path = scratch() / "seed-cache";
    fuzzRequire(audio::writeCacheFile(path, "peaks", kKey, peakBytes(1000)).ok(), "a cache can be written");
    readers.push_back({"cache_file", {bytesOf(path)}, readCache});
    using audio::Container;
    using audio::SampleFormat;
    readers.push_back(
        {"wav", {sound(Container::wav, SampleFormat::int16), sound(Container::wav, SampleFormat::float32)}, readSound});
}

} // namespace melisma::tests
