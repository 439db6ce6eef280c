// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_reader.h"

#include "audio/instruments/soundfont_chunks.h"
#include "audio/instruments/soundfont_records.h"

#include <algorithm>
#include <array>

namespace melisma::audio {

namespace {

using base::Result;

constexpr std::size_t kLongestText = 65536;
constexpr int kRomSample = 0x8000;
constexpr int kVorbisSample = 0x10;
constexpr std::uint64_t kMostFramesOfSample = std::uint64_t{1} << 26; ///< 23 minutes at 48 kHz
constexpr std::uint64_t kMostFrames = std::uint64_t{1} << 30;         ///< decoded: 2 GiB

struct Text {
    const char* chunk;
    std::string SoundfontFacts::*into;
};
constexpr std::array<Text, 4> kTexts = {{{"INAM", &SoundfontFacts::name},
                                         {"IENG", &SoundfontFacts::author},
                                         {"ICOP", &SoundfontFacts::copyright},
                                         {"ICMT", &SoundfontFacts::comment}}};

Result<SoundfontFacts> readInfo(SoundfontBytes& bytes, const SoundfontChunk& list)
{
    const auto chunks = bytes.chunksIn(list);
    if (!chunks)
        return chunks.error();
    SoundfontFacts facts;
    int major = 0;
    for (const auto& chunk : *chunks) {
        if (chunk.id == "ifil") {
            const auto version = bytes.read(chunk, 4);
            if (!version)
                return version.error();
            if (version->size() < 2)
                return bytes.wrong("it does not say its version");
            major = littleEndian16(*version, 0);
        }
        for (const auto& text : kTexts)
            if (chunk.id == text.chunk) {
                const auto raw = bytes.read(chunk, kLongestText);
                if (!raw)
                    return raw.error();
                facts.*text.into = soundfontText(*raw);
            }
    }
    if (major < 2 || major > 3)
        return bytes.wrong(major == 0 ? "it does not say its version" : "its version is not 2 or 3");
    return facts;
}

/// Where the samples lie in the file.
Result<SoundfontChunk> findSamples(SoundfontBytes& bytes, const SoundfontChunk& list)
{
    const auto chunks = bytes.chunksIn(list);
    if (!chunks)
        return chunks.error();
    const auto found = std::ranges::find(*chunks, "smpl", &SoundfontChunk::id);
    if (found == chunks->end() || found->size == 0)
        return bytes.wrong("it holds no samples");
    return *found;
}

/// Checks every sample; answers whether one is compressed.
Result<bool> checkSamples(SoundfontBytes& bytes, const SoundfontChunk& data, const SoundfontRecords& records)
{
    bool compressed = false;
    std::uint64_t frames = 0, plain = 0;
    for (const auto& sample : records.samples) {
        if (sample.type & kRomSample) // of a sound card; nothing plays it
            continue;
        const bool vorbis = sample.type & kVorbisSample;
        const std::uint64_t unit = vorbis ? 1 : 2;
        if (sample.start > sample.end || sample.end > data.size / unit)
            return bytes.wrong("the sample '" + sample.name + "' lies outside the file");
        if (sample.start < sample.end && sample.rate == 0)
            return bytes.wrong("the sample '" + sample.name + "' has no sample rate");
        if (!vorbis) {
            plain += sample.end - sample.start; // players keep each sample's own range in memory
            if (plain > std::max<std::uint64_t>(kMostFrames, data.size * 2))
                return bytes.wrong("its samples overlap to far more than a font holds");
            continue;
        }
        compressed = true;
        const auto length = bytes.vorbisFrames({"", data.offset + sample.start, sample.end - sample.start});
        if (!length)
            return bytes.wrong("the sample '" + sample.name + "' is no Vorbis sound");
        frames += *length;
        if (*length > kMostFramesOfSample || frames > kMostFrames)
            return bytes.wrong("its samples would decode to far more than a font holds");
    }
    return compressed;
}

} // namespace

Result<SoundfontFacts> readSoundfont(const std::filesystem::path& file)
{
    auto opened = SoundfontBytes::open(file);
    if (!opened)
        return opened.error();
    auto& bytes = *opened;
    const auto lists = bytes.lists();
    if (!lists)
        return lists.error();
    const auto& [info, samples, presets] = *lists;
    auto facts = readInfo(bytes, info);
    if (!facts)
        return facts.error();
    const auto data = findSamples(bytes, samples);
    if (!data)
        return data.error();
    const auto records = readRecords(bytes, presets);
    if (!records)
        return records.error();
    const auto compressed = checkSamples(bytes, *data, *records);
    if (!compressed)
        return compressed.error();
    facts->compressed = *compressed;
    facts->presets = records->presets;
    return facts;
}

} // namespace melisma::audio
