// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/onnx_initialisers.h"

#include "ml/io/onnx_dequantise.h"
#include "ml/io/onnx_scan.h"
#include "ml/io/tensor_data.h"
#include "tests/ml/io/reader_support.h"

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;

namespace {

std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7U)
        bytes += static_cast<char>((value & 0x7FU) | 0x80U);
    return bytes + static_cast<char>(value);
}

/// A length-delimited field of a protobuf message.
std::string field(unsigned number, const std::string& content)
{
    return varint(number << 3U | 2U) + varint(content.size()) + content;
}

std::string whole(unsigned number, std::uint64_t value)
{
    return varint(number << 3U) + varint(value);
}

/// A model whose graph is made of these fields.
Bytes model(const std::string& graph)
{
    return bytesOf(whole(1, 9) + field(7, graph));
}

/// An initialiser "w" of floats.
std::string floats(const std::vector<std::uint64_t>& shape, std::size_t bytes, const std::string& more = {})
{
    std::string tensor;
    for (const auto dimension : shape)
        tensor += whole(1, dimension);
    return field(5, tensor + whole(2, 1) + field(8, "w") + field(9, std::string(bytes, '\0')) + more);
}

std::string node(const std::vector<std::string>& inputs, const std::string& output, const std::string& more = {})
{
    std::string content;
    for (const auto& input : inputs)
        content += field(1, input);
    return field(1, content + field(2, output) + field(4, "Add") + more);
}

std::string nestedGraphs(int depth)
{
    std::string graph;
    for (int i = 0; i < depth; ++i)
        graph = field(1, field(5, field(1, "body") + field(6, graph) + whole(20, 5)));
    return graph;
}

std::string repeated(const std::string& part, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += part;
    return all;
}

OnnxTensor constant(const std::string& name, DType dtype, std::vector<std::int64_t> shape, Bytes bytes)
{
    return {name, dtype, std::move(shape), std::move(bytes)};
}

Bytes bytesOfFloats(const std::vector<float>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

} // namespace

CHECK_CASE(readsEveryType)
{
    const auto graph = readOnnx(readerGolden("types.onnx"));
    const auto golden = goldenJson("types.json");
    CHECK(graph.ok());
    if (!graph)
        return;
    CHECK_EQUAL(graph->initialisers.size(), golden.size());
    CHECK_EQUAL(graph->producer, "melisma");
    for (const OnnxTensor& tensor : graph->initialisers)
        if (golden.contains(tensor.name))
            checkGolden(golden[tensor.name], tensor.shape, floatsOf(tensor.dtype, tensor.bytes), 1e-7, tensor.name);
        else
            reportFailure(__FILE__, __LINE__, tensor.name + " is not in the golden");
}

CHECK_CASE(readsNodes)
{
    const auto graph = readOnnx(readerGolden("types.onnx"));
    CHECK(graph->inputs == std::vector<std::string>{"x"} && graph->outputs == std::vector<std::string>{"y"});
    const OnnxIndex index(*graph);
    const OnnxNode* conv = index.maker("y");
    CHECK(conv && conv->op == "Conv" && conv->name == "conv" && conv->inputs.size() == 2);
    CHECK(std::get<std::vector<std::int64_t>>(conv->attributes.at("pads")) == (std::vector<std::int64_t>{1, 2}));
    CHECK_EQUAL(std::get<std::int64_t>(conv->attributes.at("group")), 3);
    CHECK_EQUAL(std::get<float>(conv->attributes.at("alpha")), 0.5F);
    CHECK_EQUAL(std::get<std::string>(conv->attributes.at("auto_pad")), "SAME");
    CHECK(index.takers("f32_raw").size() == 1 && index.takers("y").empty() && !index.initialiser("y"));
}

CHECK_CASE(dequantisesByChannel)
{
    const auto quantised =
        constant("q", DType::u8, {2, 2}, {std::byte{0}, std::byte{10}, std::byte{255}, std::byte{128}});
    const auto scales = constant("s", DType::f32, {2}, bytesOfFloats({0.5F, 2.0F}));
    const auto zeros = constant("z", DType::u8, {2}, {std::byte{0}, std::byte{128}});
    CHECK(*dequantised({&quantised, &scales, &zeros, 1}) == (std::vector<float>{0.0F, -236.0F, 127.5F, 0.0F}));
    CHECK(*dequantised({&quantised, &scales, &zeros, 0}) == (std::vector<float>{0.0F, 5.0F, 254.0F, 0.0F}));
    const auto signedZeros = constant("z", DType::i8, {2}, {std::byte{0}, std::byte{1}});
    CHECK(!dequantised({&quantised, &scales, &signedZeros, 1}).ok());
    const auto three = constant("s", DType::f32, {3}, bytesOfFloats({1.0F, 1.0F, 1.0F}));
    CHECK(!dequantised({&quantised, &three, &zeros, 1}).ok());
    CHECK(!dequantised({&quantised, &scales, &zeros, 2}).ok());
    CHECK(!dequantised({&quantised, nullptr, &zeros, 0}).ok());
}

CHECK_CASE(refusesWhatIsNotOnnx)
{
    struct Bad {
        const char* what;
        Bytes file;
        const char* reason;
    };
    const std::vector<Bad> files{
        {"empty", {}, "not ONNX"},
        {"text", bytesOf("hello, I am no network"), "not ONNX"},
        {"without graph", bytesOf(whole(1, 9)), "not ONNX"},
        {"field longer than the file", bytesOf(varint(7U << 3U | 2U) + varint(1'000'000)), "cut off"},
        {"length of 64 bits", bytesOf(varint(7U << 3U | 2U) + varint(~0ULL)), "cut off"},
        {"endless number", bytesOf(std::string(20, '\xff')), "cut off"},
        {"group", bytesOf(varint(7U << 3U | 3U)), "cut off"},
        {"short data", model(floats({3}, 8)), "another length"},
        {"long data", model(floats({3}, 16)), "another length"},
        {"shape whose product overflows to zero", model(floats({1ULL << 62U, 1ULL << 62U}, 0)), "cannot be"},
        {"shape whose bytes overflow", model(floats({1ULL << 61U, 2}, 0)), "cannot be"},
        {"negative dimension", model(floats({~0ULL}, 0)), "cannot be"},
        {"a terabyte that is not there", model(floats({1ULL << 40U}, 4)), "another length"},
        {"17 dimensions", model(floats(std::vector<std::uint64_t>(17, 1), 4)), "cannot be"},
        {"raw and typed", model(floats({1}, 4, field(4, std::string(4, '\0')))), "another length"},
        {"external data", model(floats({1}, 0, whole(14, 1))), "another file"},
        {"external name", model(floats({1}, 4, field(13, field(1, "location") + field(2, "/etc/passwd")))),
         "another file"},
        {"text constants", model(field(5, whole(1, 1) + whole(2, 8) + field(6, "a"))), "a type that is not read"},
        {"same name twice", model(floats({1}, 4) + floats({1}, 4)), "twice"},
        {"sparse constants", model(field(15, "")), "sparse"},
        {"value from nowhere", model(node({"a"}, "b")), "nothing made before"},
        {"loop", model(node({"b"}, "a") + node({"a"}, "b")), "nothing made before"},
        {"made twice", model(floats({1}, 4) + node({"w"}, "b") + node({"w"}, "b")), "made twice"},
        {"depth bomb", model(nestedGraphs(1000)), "nested deeper"},
        {"a million empty nodes", model(repeated(field(1, ""), 1'000'000)), "more parts"},
        {"a million empty tensors", model(repeated(field(5, ""), 1'000'000)), "more parts"},
    };
    for (const Bad& bad : files) {
        const auto graph = parseOnnx(bad.file);
        CHECK(!graph.ok());
        if (!graph)
            checkRefusal(graph.error(), bad.what, bad.reason);
    }
    CHECK(parseOnnx(model(floats({3}, 12) + node({"w", ""}, "b"))).ok());
    CHECK(readOnnx("nowhere.onnx").error().kind == base::ErrorKind::notFound);
}

/// As many parts as are taken fit into the memory that a reader may use.
CHECK_CASE(stopsAtTheLimitOfMemory)
{
    const std::size_t most = kMostOnnxFields - 10;
    CHECK(scanOnnx(model(repeated(field(1, ""), most))).ok());
    CHECK(parseOnnx(model(repeated(field(1, ""), most))).ok());
    CHECK(!parseOnnx(model(repeated(field(5, ""), most))).ok()); // tensors of no type
    CHECK(!parseOnnx(model(field(1, repeated(field(5, ""), most)) + field(15, ""))).ok());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(memoryMib() < 512);
#endif
}

CHECK_CASE(survivesFlippedBits)
{
    for (const char* name : {"types.onnx", "kokoro.onnx"}) {
        const int taken = takenAfterFlips(goldenBytes(name), [](const Bytes& bytes) { return parseOnnx(bytes).ok(); });
        CHECK(taken > 0 && taken < 200);
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
