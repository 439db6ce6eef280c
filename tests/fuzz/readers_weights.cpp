// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/file_bytes.h"
#include "ml/io/onnx_initialisers.h"
#include "ml/io/pickle_machine.h"
#include "ml/io/safetensors.h"
#include "ml/io/tensor_data.h"
#include "ml/io/torch_pickle.h"
#include "ml/io/zip_container.h"
#include "ml/models/rvc/voice_file.h"
#include "ml/retrieval/faiss_file.h"
#include "tests/fuzz/reader.h"

#include <cstdlib>
#include <filesystem>

namespace melisma::tests {

namespace {

std::span<const std::byte> asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A file of tests/golden/readers.
std::vector<std::byte> golden(const std::string& name)
{
    const char* source = std::getenv("MELISMA_SOURCE_DIR");
    const auto path = std::filesystem::path(source ? source : ".") / "tests" / "golden" / "readers" / name;
    auto bytes = ml::readFileBytes(path);
    fuzzRequire(bytes.ok(), "the goldens are there (MELISMA_SOURCE_DIR)");
    return std::move(*bytes);
}

std::string weights()
{
    const std::vector<float> values{1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f};
    const auto bytes = ml::safetensorsBytes(
        {ml::floatTensor("a.weight", {2, 3}, values), ml::floatTensor("b", {6}, values)}, {{"format", "pt"}});
    fuzzRequire(bytes.ok(), "the sample can be made");
    return asText(*bytes);
}

void readWeights(std::string_view bytes)
{
    const auto tensors = ml::Safetensors::parse(asBytes(bytes));
    if (!tensors)
        return;
    for (const auto& entry : tensors->entries())
        if (const auto view = tensors->find(entry.name))
            fuzzRequire(view->bytes.size() == entry.end - entry.begin, "a tensor has the bytes that its header says");
}

/// The pickle in a PyTorch file: the mutator then meets it without the zip around it.
std::string pickleOf(const std::string& name)
{
    const auto file = golden(name);
    const auto entries = ml::readStoredZip(file);
    fuzzRequire(entries.ok(), "the golden is a zip");
    return asText(entries->front().bytes);
}

void readTorch(std::string_view text)
{
    const auto bytes = asBytes(text);
    const auto file = ml::TorchFile::parse({bytes.begin(), bytes.end()});
    if (!file)
        return;
    for (const auto& named : file->namedTensors())
        fuzzRequire(named.tensor->floats().size() == ml::elementsOf(named.tensor->shape),
                    "a tensor has the elements that its shape says");
}

void readPickled(std::string_view text)
{
    const auto tree = ml::readPickle(asBytes(text));
    if (!tree)
        return;
    for (const auto& tensor : tree->tensors)
        fuzzRequire(tensor.storage < tree->storages.size() && tensor.shape.size() == tensor.strides.size(),
                    "a tensor names its storage");
}

void readNetwork(std::string_view text)
{
    const auto graph = ml::parseOnnx(asBytes(text));
    if (!graph)
        return;
    for (const auto& tensor : graph->initialisers)
        fuzzRequire(tensor.bytes.size() == ml::bytesPerElement(tensor.dtype) * *ml::elementsOf(tensor.shape),
                    "a constant has the bytes that its shape says");
}

void readVoice(std::string_view text)
{
    const auto bytes = asBytes(text);
    const auto voice = ml::rvc::parseVoiceFile({bytes.begin(), bytes.end()});
    if (!voice)
        return;
    std::int64_t hop = 1;
    for (const std::int64_t rate : voice->config.rates)
        hop *= rate;
    fuzzRequire(hop * ml::rvc::kFramesPerSecond == voice->config.sampleRate, "a voice makes its sample rate");
}

void readIndex(std::string_view text)
{
    const auto index = ml::parseFaissIndex(asBytes(text));
    if (index)
        fuzzRequire(index->values.size() == index->count * index->width, "an index has the vectors that it says");
}

} // namespace

void addWeightReaders(std::vector<FuzzReader>& readers)
{
    readers.push_back({"safetensors", {weights()}, readWeights});
    readers.push_back({"torch_file",
                       {asText(golden("kokoro.pth")), asText(golden("plain.pth")), asText(golden("legacy.pth"))},
                       readTorch});
    readers.push_back({"pickle", {pickleOf("kokoro.pth"), pickleOf("plain.pth")}, readPickled});
    readers.push_back({"voice_file", {asText(golden("../conversion/voice_tiny.pth"))}, readVoice});
    readers.push_back(
        {"faiss_index",
         {asText(golden("../conversion/sparse.index")), asText(golden("../conversion/added_IVF2_Flat_tiny.index"))},
         readIndex});
    readers.push_back({"onnx", {asText(golden("types.onnx")), asText(golden("kokoro.onnx"))}, readNetwork});
}

} // namespace melisma::tests
