// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/convert.h"

#include "ml/io/onnx_initialisers.h"
#include "ml/io/tensor_data.h"
#include "ml/models/kokoro/onnx_weights.h"
#include "ml/models/kokoro/torch_weights.h"
#include "ml/models/kokoro/voice_files.h"
#include "tests/ml/io/reader_support.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <fstream>
#include <set>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;

namespace {

std::vector<KokoroTensor> wantedOf(const base::Json& golden)
{
    std::vector<KokoroTensor> wanted;
    for (const auto& [name, facts] : golden.items())
        wanted.push_back({name, facts["shape"].get<std::vector<std::int64_t>>()});
    return wanted;
}

void checkTensors(const std::vector<TensorToWrite>& tensors, const base::Json& golden, double tolerance)
{
    CHECK_EQUAL(tensors.size(), golden.size());
    for (const TensorToWrite& tensor : tensors)
        if (golden.contains(tensor.name))
            checkGolden(golden[tensor.name], tensor.shape, floatsOf(tensor.dtype, tensor.bytes), tolerance,
                        tensor.name);
}

OnnxGraph onnxGolden()
{
    auto graph = readOnnx(readerGolden("kokoro.onnx"));
    CHECK(graph.ok());
    return graph ? std::move(*graph) : OnnxGraph{};
}

OnnxTensor& constantOf(OnnxGraph& graph, const std::string& name)
{
    return *std::ranges::find(graph.initialisers, name, &OnnxTensor::name);
}

OnnxNode& nodeOf(OnnxGraph& graph, const std::string& name)
{
    return *std::ranges::find(graph.nodes, name, &OnnxNode::name);
}

/// The golden graph after `change` is refused for `reason`.
void checkRefusedGraph(const std::function<void(OnnxGraph&)>& change, const std::string& reason)
{
    OnnxGraph graph = onnxGolden();
    change(graph);
    const auto tensors = kokoroFromOnnx(graph, wantedOf(goldenJson("kokoro_onnx.json")));
    CHECK(!tensors.ok());
    if (!tensors)
        checkRefusal(tensors.error(), reason, reason);
}

void writeFloats(const std::filesystem::path& path, std::size_t count, float value)
{
    const std::vector<float> values(count, value);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(count * sizeof(float)));
}

} // namespace

CHECK_CASE(namesAreThoseOfThePublishedModel)
{
    std::set<std::string> names;
    std::uint64_t parameters = 0;
    for (const KokoroTensor& tensor : kokoroTensors()) {
        names.insert(tensor.name);
        parameters += *elementsOf(tensor.shape);
    }
    CHECK_EQUAL(names.size(), 457U);
    CHECK_EQUAL(kokoroTensors().size(), 457U);
    CHECK_EQUAL(parameters, 81'140'664U); // 82 million with the pooler, which nothing uses
}

CHECK_CASE(modulesFollowFromNodes)
{
    CHECK_EQUAL(kokoroModule("/encoder/F0.1/conv1x1/Conv_quant"), "predictor.F0.1.conv1x1");
    CHECK_EQUAL(kokoroModule("/encoder/N_proj/Conv_quant"), "predictor.N_proj");
    CHECK_EQUAL(kokoroModule("/encoder/predictor/text_encoder/lstms.2/LSTM_quant"), "predictor.text_encoder.lstms.2");
    CHECK_EQUAL(kokoroModule("/encoder/text_encoder/cnn.0/cnn.0.0/Conv_quant"), "text_encoder.cnn.0.0");
    CHECK_EQUAL(kokoroModule("/decoder/decoder/asr_res/asr_res.0/Conv_quant"), "decoder.asr_res.0");
    CHECK_EQUAL(kokoroModule("/decoder/decoder/F0_conv/Conv_quant"), "decoder.F0_conv");
    const std::string layer = "bert.encoder.albert_layer_groups.0.albert_layers.0.attention.query";
    for (const std::string use : {"", "_1", "_11"})
        CHECK_EQUAL(kokoroModule("/encoder/bert/encoder/albert_layer_groups.0/albert_layers.0/attention/query" + use +
                                 "/MatMul_quant"),
                    layer);
    CHECK_EQUAL(kokoroModule("Gather_6490"), "Gather_6490");
}

CHECK_CASE(onnxBecomesWhatTorchHad)
{
    const auto golden = goldenJson("kokoro_onnx.json");
    const auto tensors = kokoroFromOnnx(onnxGolden(), wantedOf(golden));
    CHECK(tensors.ok());
    if (tensors)
        checkTensors(*tensors, golden, 0.0);
}

CHECK_CASE(refusesOtherGraphs)
{
    checkRefusedGraph([](OnnxGraph& graph) { constantOf(graph, "onnx::MatMul_2").shape = {3}; }, "no matrix");
    checkRefusedGraph([](OnnxGraph& graph) { nodeOf(graph, "/encoder/F0.0/conv1/Conv_quant").op = "Other"; },
                      "nothing takes");
    checkRefusedGraph(
        [](OnnxGraph& graph) {
            nodeOf(graph, "/decoder/decoder/generator/ups.0/ConvTranspose").name = "/decoder/decoder/ups.9/Conv";
        },
        "is missing");
    checkRefusedGraph(
        [](OnnxGraph& graph) {
            OnnxNode twin = nodeOf(graph, "/decoder/decoder/generator/ups.0/ConvTranspose");
            twin.name = "/decoder/decoder/generator/ups.1/ConvTranspose";
            graph.nodes.push_back(twin);
        },
        "two modules");
    checkRefusedGraph(
        [](OnnxGraph& graph) {
            OnnxNode twin = nodeOf(graph, "/decoder/decoder/generator/m_source/l_linear/MatMul");
            graph.initialisers.push_back({"more", DType::f32, {3, 1}, Bytes(12)});
            twin.inputs[1] = "more";
            graph.nodes.push_back(twin);
        },
        "two different weights");
    checkRefusedGraph([](OnnxGraph& graph) { nodeOf(graph, "/encoder/shared/LSTM_quant").inputs[8].clear(); },
                      "lacks its scale");
    checkRefusedGraph(
        [](OnnxGraph& graph) {
            graph.initialisers.push_back({"onnx::MatMul_9", DType::f32, {2}, Bytes(8)});
        },
        "nothing takes");
    checkRefusedGraph(
        [](OnnxGraph& graph) {
            std::ranges::fill(constantOf(graph, "decoder.decoder.generator.noise_res.0.alpha1.0").bytes,
                              std::byte{255});
        },
        "no number");
}

CHECK_CASE(torchWeightNormIsFolded)
{
    const auto golden = goldenJson("kokoro_torch.json");
    const auto file = TorchFile::read(readerGolden("kokoro.pth"));
    CHECK(file.ok());
    const auto taken = kokoroFromTorch(*file, wantedOf(golden));
    CHECK(taken.ok());
    if (!taken)
        return;
    checkTensors(taken->tensors, golden, 3e-7);
    CHECK(taken->ignored ==
          (std::vector<std::string>{"predictor.F0.0.norm1.norm.bias", "predictor.F0.0.norm1.norm.weight"}));
    CHECK(!kokoroFromTorch(*file).ok()); // not the whole model
}

CHECK_CASE(voicesAreReadFromBareFloats)
{
    const ScratchDir scratch;
    writeFloats(scratch.path() / "af_test.bin", 510 * 256, 0.25F);
    const auto voice = readKokoroVoice(scratch.path() / "af_test.bin");
    CHECK(voice.ok() && voice->name == "af_test" && voice->shape == (std::vector<std::int64_t>{510, 256}));
    writeFloats(scratch.path() / "short.bin", 510 * 255, 0.25F);
    writeFloats(scratch.path() / "nan.bin", 510 * 256, std::nanf(""));
    writeFloats(scratch.path() / "huge.bin", 510 * 256 * 5, 0.0F);
    writeFloats(scratch.path() / "Bad Name.bin", 510 * 256, 0.25F);
    for (const char* name : {"short.bin", "nan.bin", "huge.bin", "Bad Name.bin", "none.bin"})
        CHECK(!readKokoroVoice(scratch.path() / name).ok());
}

CHECK_CASE(conversionRefusesOtherFiles)
{
    const ScratchDir scratch;
    const auto refused = [&](const KokoroSources& sources, const std::string& reason) {
        const auto facts = convertKokoro(sources, scratch.path());
        CHECK(!facts.ok());
        if (!facts)
            checkRefusal(facts.error(), reason, reason);
    };
    refused({}, "No weights file");
    refused({{"nowhere.onnx"}, {}}, "nowhere.onnx");
    refused({{readerGolden("kokoro.onnx")}, {}}, "is missing");
    refused({{readerGolden("kokoro.pth")}, {}}, "is missing");
    refused({{readerGolden("kokoro.onnx"), readerGolden("types.onnx")}, {}}, "kokoro.onnx");
    CHECK(std::filesystem::is_empty(scratch.path()));
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
