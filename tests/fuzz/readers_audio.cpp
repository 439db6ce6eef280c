// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/cache_file.h"
#include "audio/analysis/peaks.h"
#include "audio/analysis/spectrogram.h"
#include "audio/export/export_project.h"
#include "audio/files/audio_file.h"
#include "audio/files/midi_melody.h"
#include "audio/files/midi_score.h"
#include "audio/files/riff_chunks.h"
#include "audio/instruments/soundfont_reader.h"
#include "core/edits/import_score.h"
#include "tests/audio/tiny_soundfont.h"
#include "tests/fuzz/reader.h"
#include "tests/support/scratch_dir.h"

#include <cmath>
#include <cstdlib>
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

std::string littleEndian(std::uint64_t value, int width)
{
    std::string bytes;
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>(value >> 8 * i & 0xFF);
    return bytes;
}

/// The same sound with its sizes in a ds64 chunk, as in files beyond 4 GiB.
std::string rf64Of(const std::string& wav)
{
    const auto data = wav.find("data", 12);
    fuzzRequire(data != std::string::npos, "the sample has a data chunk");
    const auto size = wav.size() - data - 8;
    const std::string most = littleEndian(0xFFFFFFFF, 4);
    return "RF64" + most + "WAVEds64" + littleEndian(28, 4) + littleEndian(wav.size() + 28, 8) + littleEndian(size, 8) +
           littleEndian(300, 8) + littleEndian(0, 4) + wav.substr(12, data - 12) + "data" + most + wav.substr(data + 8);
}

/// One track: 120 bpm, two syllables on two notes.
std::string melody()
{
    using namespace std::string_literals;
    const std::string events = "\x00\xFF\x51\x03\x07\xA1\x20"s
                               "\x00\xFF\x05\x03la-"s
                               "\x00\x90\x3C\x50\x60\x80\x3C\x00"s
                               "\x00\xFF\x05\x02la"s
                               "\x00\x90\x3E\x50\x60\x80\x3E\x00"s
                               "\x00\xFF\x2F\x00"s;
    return "MThd\x00\x00\x00\x06\x00\x00\x00\x01\x00\x60MTrk\x00\x00\x00"s + static_cast<char>(events.size()) + events;
}

void readRiff(std::string_view bytes)
{
    const auto path = written("chunks.wav", bytes);
    static_cast<void>(audio::isRf64(path));
    const auto chunks = audio::riffChunks(path);
    fuzzRequire(audio::isWave(path) || !chunks, "chunks are a WAVE file's");
    if (!chunks)
        return;
    constexpr std::size_t kMost = 1000;
    for (const auto& chunk : *chunks) {
        fuzzRequire(chunk.offset <= bytes.size() && chunk.size <= bytes.size() - chunk.offset,
                    "a chunk lies within its file");
        fuzzRequire(audio::readRiffChunk(path, chunk.id, kMost).size() <= kMost, "no more is read than asked");
    }
}

void readMidi(std::string_view bytes)
{
    const auto score = audio::readMidiMelody(written("melody.mid", bytes));
    fuzzRequire(!score || score->parts.size() == 1, "a melody is one part");
}

void readScore(std::string_view bytes)
{
    const auto midi = audio::readMidiScore(written("score.mid", bytes));
    if (!midi)
        return;
    std::size_t notes = 0;
    for (const auto& part : midi->score.parts)
        for (const auto& clip : part.clips)
            notes += clip.notes.notes.size();
    fuzzRequire(notes == midi->notes && notes > 0, "no note is lost");
    fuzzRequire(edits::importScore({}, midi->score, midi->provenance, {}).ok(), "what is read fits an empty project");
}

void readFont(std::string_view bytes)
{
    const auto facts = audio::readSoundfont(written("font.sf2", bytes));
    if (!facts)
        return;
    fuzzRequire(!facts->presets.empty(), "a font has presets");
    for (std::size_t i = 1; i < facts->presets.size(); ++i)
        fuzzRequire(std::pair(facts->presets[i - 1].bank, facts->presets[i - 1].program) <
                        std::pair(facts->presets[i].bank, facts->presets[i].program),
                    "presets ascend, each once");
    const auto again = audio::soundfontFactsFromJson(toJson(*facts));
    fuzzRequire(!toJson(*facts).dump().empty() && again && *again == *facts, "what is read can be written down");
}

std::string font(bool vorbis)
{
    TinySoundfont font;
    font.vorbis = vorbis;
    font.version = vorbis ? 3 : 2;
    return font.bytes();
}

/// Of tests/golden/midi.
std::string goldenMidi(const char* name)
{
    const char* root = std::getenv("MELISMA_SOURCE_DIR");
    return bytesOf(std::filesystem::path(root ? root : ".") / "tests/golden/midi" / name);
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
    const auto wav = sound(Container::wav, SampleFormat::int16);
    readers.push_back({"riff", {wav, rf64Of(wav)}, readRiff});
    const std::string tune = melody(), stranger("XFIH\0\0\0\3abc", 11);
    readers.push_back({"midi_score", {tune, goldenMidi("band.mid"), goldenMidi("karaoke.mid")}, readScore});
    readers.push_back({"soundfont", {font(false), font(true)}, readFont});
    readers.push_back({"midi", {tune, tune.substr(0, 14) + stranger + tune.substr(14)}, readMidi});
}

} // namespace melisma::tests
