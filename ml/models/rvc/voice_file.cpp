// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rvc/voice_file.h"

#include "ml/io/file_bytes.h"
#include "ml/io/state_dict.h"
#include "ml/models/rvc/config_reader.h"

#include <algorithm>

namespace melisma::ml::rvc {

namespace {

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

std::string textOf(const TorchFile& file, std::string_view key)
{
    const PickleNode* node = file.tree().member(file.root(), key);
    if (!node || node->kind != PickleKind::text)
        return {};
    constexpr std::size_t kLongest = 200;
    return std::string(node->text.substr(0, kLongest));
}

bool holds(const TorchFile& file, std::string_view member, std::string_view start)
{
    const PickleNode* model = file.tree().member(file.root(), member);
    if (!model)
        return false;
    const auto names = file.namedTensors(*model);
    return std::ranges::any_of(names, [start](const NamedTorchTensor& named) { return named.name.starts_with(start); });
}

/// What a file without the members of a voice seems to be.
base::Error notVoice(const TorchFile& file)
{
    constexpr const char* kChoose =
        "Choose the small file, some 55 MB, in the folder weights, or extract a voice from G_*.pth there";
    if (holds(file, "model", "enc_p."))
        return refused("This is a file of an unfinished training (G_*.pth), not a voice", kChoose);
    if (holds(file, "model", "discriminators."))
        return refused("This is the judge of a training (D_*.pth), not a voice", kChoose);
    return refused("The file is no voice of RVC: it has no weights and config",
                   "Choose the .pth file that the training program put among its weights");
}

Claims claimsOf(const TorchFile& file)
{
    Claims claims{textOf(file, "version"), textOf(file, "info"), textOf(file, "model_name"), textOf(file, "author"),
                  textOf(file, "embedder_model")};
    if (claims.version.empty())
        claims.version = "v1"; // files from before there was a second
    return claims;
}

base::Result<void> checkClaims(const TorchFile& file, const Claims& claims)
{
    if (claims.version != "v1" && claims.version != "v2")
        return refused("The voice is of the version " + quotedForMessage(claims.version) + ", which is not known",
                       "Voices of RVC v1 and v2 can be used");
    const std::string vocoder = textOf(file, "vocoder");
    if (!vocoder.empty() && vocoder != "HiFi-GAN")
        return base::Error{base::ErrorKind::unsupported,
                           "The voice was trained with the vocoder " + quotedForMessage(vocoder),
                           "Voices with HiFi-GAN can be used, which is what most are",
                           {}};
    return {};
}

} // namespace

base::Result<VoiceFile> parseVoiceFile(std::vector<std::byte> bytes)
{
    const auto file = TorchFile::parse(std::move(bytes));
    if (!file)
        return file.error();
    const PickleNode* weights = file->tree().member(file->root(), "weight");
    const PickleNode* config = file->tree().member(file->root(), "config");
    if (!weights || !config)
        return notVoice(*file);
    VoiceFile voice{{}, claimsOf(*file), Safetensors()};
    if (const auto fit = checkClaims(*file, voice.claims); !fit)
        return fit.error();
    auto read = readConfig(*file, *config);
    if (!read)
        return read.error();
    voice.config = std::move(*read);
    // The half of the net that only training needs is left in some files.
    auto dict = stateDict(*file, *weights, [](std::string_view name) { return !name.starts_with("enc_q."); });
    if (!dict)
        return dict.error();
    voice.weights = std::move(*dict);
    if (const auto fit = takeSizes(voice.weights, voice.config); !fit)
        return fit.error();
    return voice;
}

base::Result<VoiceFile> readVoiceFile(const std::filesystem::path& path)
{
    auto bytes = readFileBytes(path);
    if (!bytes)
        return bytes.error();
    auto voice = parseVoiceFile(std::move(*bytes));
    return voice ? std::move(voice) : base::Result<VoiceFile>(inFile(voice.error(), path));
}

} // namespace melisma::ml::rvc
