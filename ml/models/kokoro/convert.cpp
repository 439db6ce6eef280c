// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/convert.h"

#include "core/base/sha256.h"
#include "ml/io/file_bytes.h"
#include "ml/io/onnx_initialisers.h"
#include "ml/io/safetensors.h"
#include "ml/io/torch_pickle.h"
#include "ml/models/kokoro/onnx_weights.h"
#include "ml/models/kokoro/torch_weights.h"
#include "ml/models/kokoro/voice_files.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace melisma::ml {

namespace {

using base::Result;
using Bytes = std::vector<std::byte>;
using Metadata = std::map<std::string, std::string>;

base::Error stopped()
{
    return {base::ErrorKind::cancelled, "The conversion was stopped", {}, {}};
}

Result<Bytes> joined(const std::vector<std::filesystem::path>& parts)
{
    if (parts.empty())
        return base::Error{
            base::ErrorKind::usage, "No weights file was given to convert", "Name the file of Kokoro-82M", {}};
    Bytes whole;
    for (const auto& path : parts) {
        const auto part = readFileBytes(path, kMaxWeightsFileBytes - whole.size());
        if (!part)
            return part.error();
        whole.insert(whole.end(), part->begin(), part->end());
    }
    return whole;
}

std::string sha256Of(const Bytes& bytes)
{
    base::Sha256 hash;
    hash.update(bytes);
    return hash.hex();
}

bool isZip(const Bytes& bytes)
{
    constexpr std::string_view kZip = "PK\x03\x04";
    return bytes.size() >= kZip.size() && std::memcmp(bytes.data(), kZip.data(), kZip.size()) == 0;
}

Result<std::vector<TensorToWrite>> fromTorch(Bytes bytes, ConvertedFacts& facts)
{
    facts.precision = "float32";
    const auto file = TorchFile::parse(std::move(bytes));
    if (!file)
        return file.error();
    auto taken = kokoroFromTorch(*file);
    if (!taken)
        return taken.error();
    facts.ignored = std::move(taken->ignored);
    return std::move(taken->tensors);
}

Result<std::vector<TensorToWrite>> fromOnnx(Bytes bytes, ConvertedFacts& facts)
{
    facts.precision = "dequantised int8";
    const auto graph = parseOnnx(bytes);
    Bytes().swap(bytes); // the floats need the room
    if (!graph)
        return graph.error();
    return kokoroFromOnnx(*graph);
}

/// An error of a reader, with the first file's name before it.
Result<std::vector<TensorToWrite>> readWeights(const std::vector<std::filesystem::path>& paths, ConvertedFacts& facts)
{
    auto bytes = joined(paths);
    if (!bytes)
        return bytes.error();
    facts.sourceSha256 = sha256Of(*bytes);
    const bool zip = isZip(*bytes);
    auto tensors = zip ? fromTorch(std::move(*bytes), facts) : fromOnnx(std::move(*bytes), facts);
    if (!tensors)
        return inFile(tensors.error(), paths.front());
    return tensors;
}

Result<std::vector<TensorToWrite>> readVoices(std::vector<std::filesystem::path> paths, ConvertedFacts& facts)
{
    std::ranges::sort(paths, {}, [](const auto& path) { return path.stem().string(); });
    std::vector<TensorToWrite> voices;
    for (const auto& path : paths) {
        auto voice = readKokoroVoice(path);
        if (!voice)
            return voice.error();
        facts.voiceNames.push_back(voice->name);
        voices.push_back(std::move(*voice));
    }
    if (const auto twin = std::ranges::adjacent_find(facts.voiceNames); twin != facts.voiceNames.end())
        return base::Error{
            base::ErrorKind::usage, "The voice '" + *twin + "' was given twice", "Name each voice once", {}};
    return voices;
}

Metadata metadata(const std::string& sourceSha256, const std::string& precision)
{
    return {{"format", "pt"},
            {"model", "kokoro-82m"},
            {"licence", "Apache-2.0"},
            {"converter", kKokoroConverter},
            {"source_sha256", sourceSha256},
            {"precision", precision}};
}

/// One hash for all voices: over their numbers, in the order of their names.
std::string sha256Of(const std::vector<TensorToWrite>& tensors)
{
    base::Sha256 hash;
    for (const TensorToWrite& tensor : tensors)
        hash.update(tensor.bytes);
    return hash.hex();
}

Result<std::string> write(const std::filesystem::path& path, std::vector<TensorToWrite> tensors, const Metadata& about)
{
    if (const auto written = writeSafetensors(path, std::move(tensors), about); !written)
        return written.error();
    return base::sha256OfFile(path);
}

Result<void> convertVoices(const KokoroSources& sources, const std::filesystem::path& outFolder, ConvertedFacts& facts)
{
    if (sources.voices.empty())
        return {};
    auto voices = readVoices(sources.voices, facts);
    if (!voices)
        return voices.error();
    const std::string source = sha256Of(*voices);
    facts.voices = outFolder / "voices.safetensors";
    auto sha256 = write(facts.voices, std::move(*voices), metadata(source, "float32"));
    if (!sha256)
        return sha256.error();
    facts.voicesSha256 = std::move(*sha256);
    return {};
}

} // namespace

Result<ConvertedFacts> convertKokoro(const KokoroSources& sources, const std::filesystem::path& outFolder,
                                     const std::stop_token& stop)
{
    ConvertedFacts facts;
    facts.weights = outFolder / "kokoro.safetensors";
    auto tensors = readWeights(sources.weights, facts);
    if (!tensors)
        return tensors.error();
    if (stop.stop_requested())
        return stopped();
    facts.tensorCount = tensors->size();
    for (const TensorToWrite& tensor : *tensors)
        facts.parameterCount += tensor.bytes.size() / sizeof(float);
    auto sha256 = write(facts.weights, std::move(*tensors), metadata(facts.sourceSha256, facts.precision));
    if (!sha256)
        return sha256.error();
    facts.weightsSha256 = std::move(*sha256);
    if (const auto voices = convertVoices(sources, outFolder, facts); !voices)
        return voices.error();
    return stop.stop_requested() ? Result<ConvertedFacts>(stopped()) : Result<ConvertedFacts>(std::move(facts));
}

} // namespace melisma::ml
