// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/onnx_initialisers.h"

#include "ml/io/file_bytes.h"
#include "ml/io/onnx_scan.h"
#include "ml/io/onnx_tensors.h"

#include <limits>
#include <set>

namespace melisma::ml {

namespace {

template <class List>
std::vector<std::string> texts(const List& list)
{
    return {list.begin(), list.end()};
}

/// Nothing for kinds that the graph leaves out.
std::optional<OnnxAttribute> attributeOf(const onnx::AttributeProto& proto)
{
    switch (proto.type()) {
    case onnx::AttributeProto::INT:
        return proto.i();
    case onnx::AttributeProto::FLOAT:
        return proto.f();
    case onnx::AttributeProto::STRING:
        return proto.s();
    case onnx::AttributeProto::INTS:
        return std::vector<std::int64_t>(proto.ints().begin(), proto.ints().end());
    case onnx::AttributeProto::FLOATS:
        return std::vector<float>(proto.floats().begin(), proto.floats().end());
    case onnx::AttributeProto::STRINGS:
        return texts(proto.strings());
    default:
        return std::nullopt;
    }
}

OnnxNode nodeOf(const onnx::NodeProto& proto)
{
    OnnxNode node{proto.op_type(), proto.domain(), proto.name(), texts(proto.input()), texts(proto.output()), {}};
    for (const auto& attribute : proto.attribute())
        if (auto value = attributeOf(attribute))
            node.attributes.insert_or_assign(attribute.name(), std::move(*value));
    return node;
}

base::Result<void> addTensor(onnx::TensorProto& proto, std::vector<OnnxTensor>& into)
{
    auto tensor = takeTensor(proto);
    if (!tensor)
        return tensor.error();
    into.push_back(std::move(*tensor));
    return {};
}

/// The value of a Constant node becomes an initialiser with the name of the node's output.
base::Result<void> addConstant(onnx::NodeProto& proto, std::vector<OnnxTensor>& into)
{
    for (auto& attribute : *proto.mutable_attribute()) {
        if (attribute.name() != "value" || !attribute.has_t() || proto.output_size() != 1)
            continue;
        attribute.mutable_t()->set_name(proto.output(0));
        if (const auto added = addTensor(*attribute.mutable_t(), into); !added)
            return added.error();
    }
    return {};
}

base::Result<void> addInitialisers(onnx::GraphProto& proto, std::vector<OnnxTensor>& into)
{
    if (proto.sparse_initializer_size() > 0)
        return refusedOnnx("it has sparse constants");
    for (auto& tensor : *proto.mutable_initializer())
        if (const auto added = addTensor(tensor, into); !added)
            return added.error();
    for (auto& node : *proto.mutable_node())
        if (node.op_type() == "Constant")
            if (const auto added = addConstant(node, into); !added)
                return added.error();
    std::set<std::string_view> names;
    for (const OnnxTensor& tensor : into)
        if (!names.insert(tensor.name).second)
            return refusedOnnx(quotedForMessage(tensor.name) + " appears twice");
    return {};
}

/// Every value is made once, and by a node that stands before those that take it.
base::Result<void> checkOrder(const OnnxGraph& graph)
{
    std::set<std::string_view> known{""};
    known.insert(graph.inputs.begin(), graph.inputs.end());
    for (const OnnxTensor& tensor : graph.initialisers)
        known.insert(tensor.name);
    for (const OnnxNode& node : graph.nodes) {
        for (const std::string& input : node.inputs)
            if (!known.contains(input))
                return refusedOnnx("a node takes " + quotedForMessage(input) + ", which nothing made before");
        if (node.op == "Constant")
            continue; // its value is known as an initialiser
        for (const std::string& output : node.outputs)
            if (!output.empty() && !known.insert(output).second)
                return refusedOnnx(quotedForMessage(output) + " is made twice");
    }
    return {};
}

base::Result<OnnxGraph> graphOf(onnx::ModelProto& model)
{
    OnnxGraph graph;
    graph.producer = model.producer_name();
    auto& proto = *model.mutable_graph();
    for (const auto& input : proto.input())
        graph.inputs.push_back(input.name());
    for (const auto& output : proto.output())
        graph.outputs.push_back(output.name());
    if (const auto added = addInitialisers(proto, graph.initialisers); !added)
        return added.error();
    for (const auto& node : proto.node())
        graph.nodes.push_back(nodeOf(node));
    if (const auto ordered = checkOrder(graph); !ordered)
        return ordered.error();
    return graph;
}

} // namespace

base::Result<OnnxGraph> parseOnnx(std::span<const std::byte> file)
{
    if (file.size() > kMaxWeightsFileBytes)
        return refusedOnnx("it is longer than 2 GB");
    if (const auto scanned = scanOnnx(file); !scanned)
        return scanned.error();
    onnx::ModelProto model;
    if (!model.ParseFromArray(file.data(), static_cast<int>(file.size())) || !model.has_graph())
        return refusedOnnx("it is cut off or not ONNX at all");
    return graphOf(model);
}

base::Result<OnnxGraph> readOnnx(const std::filesystem::path& path)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return bytes.error();
    auto graph = parseOnnx(*bytes);
    return graph ? std::move(graph) : base::Result<OnnxGraph>(inFile(graph.error(), path));
}

} // namespace melisma::ml
