// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/safetensors.h"
#include "ml/io/torch_pickle.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace melisma::ml::rvc {

/// The sizes of a voice's network, as its file states them.
struct Config {
    std::int64_t features = 768; ///< numbers a frame of what the listener hears: 256 (v1) or 768 (v2)
    std::int64_t channels = 192; ///< of the latent
    std::int64_t hidden = 192;
    std::int64_t inner = 768;
    std::int64_t heads = 2;
    std::int64_t layers = 6;
    std::int64_t taps = 3;
    std::int64_t window = 10;
    bool longBlocks = true;
    std::vector<std::int64_t> blockTaps;
    std::vector<std::vector<std::int64_t>> dilations;
    std::vector<std::int64_t> rates, upTaps;
    std::int64_t initial = 512;
    std::int64_t speakers = 1;
    std::int64_t conditions = 256;
    int sampleRate = 40000;
    bool pitched = true; ///< takes an F0
};

/// What a person may want to know of a voice's file. All of it is what the file claims.
struct Claims {
    std::string version;  ///< "v1" or "v2"
    std::string info;     ///< "200epoch"
    std::string name;     ///< by Applio
    std::string author;   ///< by Applio
    std::string embedder; ///< by Applio: which listener it was trained with; "" is the usual one
};

struct VoiceFile {
    Config config;
    Claims claims;
    Safetensors weights; ///< F32, weight norm folded
};

inline constexpr int kFramesPerSecond = 100;

/// Reads a voice of RVC v1 or v2 (NAME.pth, of the program itself or of Applio). Nothing of the file is executed, and
/// all sizes are checked before a net is built. ErrorKind::input for damaged and strange files; training files
/// (G_*.pth, D_*.pth) are told by name; ErrorKind::unsupported for vocoders other than HiFi-GAN.
base::Result<VoiceFile> readVoiceFile(const std::filesystem::path& path);
/// The same for a file held in memory.
base::Result<VoiceFile> parseVoiceFile(std::vector<std::byte> file);

} // namespace melisma::ml::rvc
