// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>
#include <string>
#include <vector>

#include <unistd.h>

namespace melisma::tests {

/// A SoundFont whose presets all play one looped sine of 440 Hz, written by the specification's tables and not by our
/// reader. What it says can be changed before bytes(), to make it wrong.
struct TinySoundfont {
    struct Preset {
        int bank;
        int program;
        std::string name;
    };
    static constexpr int kRate = 44000; ///< a period of 440 Hz is 100 frames
    static constexpr int kFrames = 8800;

    std::vector<Preset> presets = {{0, 0, "Plain sine"}, {0, 7, "Sine again"}, {128, 0, "Sine kit"}};
    std::string name = "Tiny";
    std::string author = "Melisma's tests";
    std::string copyright = "CC0";
    std::string comment = "One sine.\nNothing else.";
    bool vorbis = false;
    int version = 2;
    int sampleType = 1; ///< mono; 0x10 is added for Vorbis
    std::uint32_t rate = kRate;
    int instrument = 0;          ///< that the presets point to
    int sample = 0;              ///< that the instrument points to
    std::int64_t sampleEnd = -1; ///< -1: where it ends
    bool terminalPreset = true;
    std::string pool{}; ///< in place of the sine

    std::string bytes() const
    {
        const std::string samples = pool.empty() ? (vorbis ? vorbisPool() : plainPool()) : pool;
        const std::string body =
            "sfbk" + list("INFO", info()) + list("sdta", chunk("smpl", samples)) + list("pdta", tables(samples.size()));
        return "RIFF" + number(body.size(), 4) + body;
    }
    std::filesystem::path write(const std::filesystem::path& path) const
    {
        const std::string all = bytes();
        std::ofstream(path, std::ios::binary | std::ios::trunc)
            .write(all.data(), static_cast<std::streamsize>(all.size()));
        return path;
    }

    static std::string number(std::uint64_t value, int width)
    {
        std::string text;
        for (int i = 0; i < width; ++i)
            text += static_cast<char>(i < 8 ? value >> 8 * i & 0xFF : 0);
        return text;
    }
    static std::string chunk(const std::string& id, std::string content)
    {
        const std::string head = id + number(content.size(), 4);
        if (content.size() % 2)
            content += '\0';
        return head + content;
    }
    static std::string list(const std::string& kind, const std::string& content)
    {
        return chunk("LIST", kind + content);
    }
    static std::string name20(const std::string& text)
    {
        std::string name(20, '\0');
        text.copy(name.data(), name.size());
        return name;
    }

private:
    static double sineAt(int frame) { return 0.5 * std::sin(2.0 * std::numbers::pi * 440.0 * frame / kRate); }

    /// 46 frames of silence follow, as the specification asks.
    std::string plainPool() const
    {
        std::string samples;
        for (int i = 0; i < kFrames; ++i)
            samples +=
                number(static_cast<std::uint64_t>(static_cast<std::int64_t>(std::lround(32767.0 * sineAt(i)))), 2);
        return samples + std::string(92, '\0');
    }
    static std::string vorbisPool()
    {
        const auto path =
            std::filesystem::temp_directory_path() / ("melisma-tiny-" + std::to_string(::getpid()) + ".ogg");
        audio::WriteSpec spec;
        spec.container = audio::Container::ogg;
        spec.sampleRate = kRate;
        spec.channels = 1;
        auto writer = audio::createAudioFile(path, spec);
        std::vector<float> samples;
        for (int i = 0; i < kFrames; ++i)
            samples.push_back(static_cast<float>(sineAt(i)));
        const bool done = writer && (*writer)->write(samples.data(), kFrames) && (*writer)->finish();
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return done ? bytes : std::string();
    }

    std::string info() const
    {
        const auto text = [](const char* id, const std::string& value) {
            std::string even = value;
            even.resize(value.size() + 2 - value.size() % 2);
            return value.empty() ? std::string() : chunk(id, even);
        };
        std::string all;
        if (version) {
            all += number(static_cast<std::uint64_t>(version), 2);
            all += number(1, 2);
            all = chunk("ifil", all);
        }
        all += text("isng", "EMU8000");
        all += text("INAM", name);
        all += text("IENG", author);
        all += text("ICOP", copyright);
        return all += text("ICMT", comment);
    }

    /// Generator 41 names the instrument, 53 the sample, 54 = 1 loops it.
    std::string tables(std::size_t poolBytes) const
    {
        const auto at = [](std::size_t value) { return number(value, 2); };
        const auto count = presets.size();
        std::string phdr, pbag, pgen;
        for (std::size_t i = 0; i < count; ++i) {
            phdr += name20(presets[i].name);
            phdr += at(static_cast<std::size_t>(presets[i].program));
            phdr += at(static_cast<std::size_t>(presets[i].bank));
            phdr += at(i);
            phdr += number(0, 12);
            pbag += at(i) + at(0);
            pgen += at(41) + at(static_cast<std::size_t>(instrument));
        }
        if (terminalPreset)
            phdr += name20("EOP") + at(0) + at(0) + at(count) + number(0, 12);
        pbag += at(count) + at(0);
        pgen += number(0, 4);
        const std::string inst = name20("Sine") + at(0) + name20("EOI") + at(1);
        const std::string ibag = at(0) + at(0) + at(2) + at(0);
        const std::string igen = at(54) + at(1) + at(53) + at(static_cast<std::size_t>(sample)) + number(0, 4);
        const auto end = sampleEnd >= 0 ? static_cast<std::size_t>(sampleEnd)
                         : vorbis       ? poolBytes
                                        : static_cast<std::size_t>(kFrames);
        const std::string shdr = name20("Sine") + number(0, 4) + number(end, 4) + number(1000, 4) + number(7000, 4) +
                                 number(rate, 4) + number(69, 1) + number(0, 1) + at(0) +
                                 at(static_cast<std::size_t>(vorbis ? sampleType | 0x10 : sampleType)) + name20("EOS") +
                                 std::string(26, '\0');
        return chunk("phdr", phdr) + chunk("pbag", pbag) + chunk("pmod", number(0, 10)) + chunk("pgen", pgen) +
               chunk("inst", inst) + chunk("ibag", ibag) + chunk("imod", number(0, 10)) + chunk("igen", igen) +
               chunk("shdr", shdr);
    }
};

} // namespace melisma::tests
