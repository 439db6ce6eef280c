// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/onnx_weights.h"

#include "ml/io/file_bytes.h"
#include "ml/io/onnx_dequantise.h"
#include "ml/io/tensor_data.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace melisma::ml {

namespace {

using base::Result;

base::Error notKokoro(std::string why)
{
    return {base::ErrorKind::input,
            "The ONNX file is not the int8 file of Kokoro-82M: " + std::move(why),
            "Choose the file that Melisma names",
            {}};
}

/// The matrix [rows, columns] the other way round.
std::vector<float> transposed(std::span<const float> values, std::size_t rows, std::size_t columns)
{
    std::vector<float> result(values.size());
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            result[column * rows + row] = values[row * columns + column];
    return result;
}

/// Four blocks from ONNX's order of gates (input, output, forget, cell) in PyTorch's (input, forget, cell, output).
std::vector<float> inTorchGateOrder(std::span<const float> values)
{
    constexpr std::array<std::size_t, 4> kOnnxPlace{0, 2, 3, 1};
    const std::size_t block = values.size() / 4;
    std::vector<float> result;
    result.reserve(values.size());
    for (const std::size_t place : kOnnxPlace) {
        const auto gate = values.subspan(place * block, block);
        result.insert(result.end(), gate.begin(), gate.end());
    }
    return result;
}

/// "_12" at the end: the twelfth use of a layer that is run again and again.
std::string_view withoutUse(std::string_view part)
{
    const auto digits = part.find_last_not_of("0123456789");
    const bool numbered = digits != std::string_view::npos && digits > 0 && digits + 1 < part.size();
    return numbered && part[digits] == '_' ? part.substr(0, digits) : part;
}

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        if (slash > 0)
            parts.push_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return parts;
}

/// Parts that the export calls by themselves, outside of the predictor that they belong to.
bool belongsToPredictor(std::string_view name)
{
    return name.starts_with("F0.") || name.starts_with("N.") || name == "F0_proj" || name == "N_proj" ||
           name == "shared";
}

/// Goes through the graph and gathers what is a weight.
class Gathering {
public:
    explicit Gathering(const OnnxGraph& graph) : m_graph(graph), m_index(graph) {}

    Result<std::vector<TensorToWrite>> run()
    {
        for (const OnnxNode& node : m_graph.nodes)
            if (const auto taken = take(node); !taken)
                return taken.error();
        if (const auto named = takeNamed(); !named)
            return named.error();
        if (const auto left = checkLeftOver(); !left)
            return left.error();
        return std::move(m_tensors);
    }

private:
    Result<void> take(const OnnxNode& node)
    {
        if (node.op == "MatMulInteger" || node.op == "ConvInteger")
            return takeInteger(node);
        if (node.op == "DynamicQuantizeLSTM")
            return takeLstm(node);
        if (node.op == "DequantizeLinear")
            return takeEmbedding(node);
        const OnnxTensor* weight = node.inputs.size() > 1 ? m_index.initialiser(node.inputs[1]) : nullptr;
        const bool plain = node.op == "MatMul" || node.op == "Conv" || node.op == "ConvTranspose";
        if (!plain || !weight || node.name.find("/istft/") != std::string::npos)
            return {};
        return addWeight(*weight, node, floatsOf(weight->dtype, weight->bytes), node.op == "MatMul");
    }

    const OnnxTensor* constant(const OnnxNode& node, std::size_t input) const
    {
        return input < node.inputs.size() ? m_index.initialiser(node.inputs[input]) : nullptr;
    }

    Result<std::vector<float>> floatsFrom(const QuantisedWeight& weight)
    {
        m_parameters.insert(weight.scale);
        m_parameters.insert(weight.zeroPoint);
        return dequantised(weight);
    }

    /// Inputs: activations, weight, their zero point, the weight's. A product of activations alone has no weight.
    Result<void> takeInteger(const OnnxNode& node)
    {
        const OnnxTensor* weight = constant(node, 1);
        if (!weight)
            return {};
        const bool isMatrix = node.op == "MatMulInteger";
        const std::size_t axis = isMatrix ? 1 : 0;
        const auto values = floatsFrom({weight, weightScale(m_index, node), constant(node, 3), axis});
        if (!values)
            return values.error();
        return addWeight(*weight, node, *values, isMatrix);
    }

    /// Adds the weight of a node's module; a matrix is turned to [out, in].
    Result<void> addWeight(const OnnxTensor& weight, const OnnxNode& node, const std::vector<float>& values,
                           bool isMatrix)
    {
        const std::string name = kokoroModule(node.name) + ".weight";
        auto shape = weight.shape;
        if (!isMatrix)
            return add(name, shape, values, weight);
        if (shape.size() != 2)
            return notKokoro(quotedForMessage(weight.name) + " is no matrix");
        const auto turned = transposed(values, static_cast<std::size_t>(shape[0]), static_cast<std::size_t>(shape[1]));
        std::swap(shape[0], shape[1]);
        return add(name, shape, turned, weight);
    }

    Result<void> takeLstm(const OnnxNode& node)
    {
        const std::string module = kokoroModule(node.name);
        const auto inner = takeGates(node, module + ".weight_ih_l0", 1, 8);
        if (!inner)
            return inner;
        const auto outer = takeGates(node, module + ".weight_hh_l0", 2, 10);
        if (!outer)
            return outer;
        return takeGateBiases(node, module);
    }

    /// [directions, in, gates] and a scale and a zero point for each direction.
    Result<void> takeGates(const OnnxNode& node, const std::string& name, std::size_t input, std::size_t scaleInput)
    {
        const OnnxTensor* weight = constant(node, input);
        if (!weight || weight->shape.size() != 3 || weight->shape[0] != 2 || weight->shape[2] % 4 != 0)
            return notKokoro("the weights of an LSTM have another shape");
        const auto values = floatsFrom({weight, constant(node, scaleInput), constant(node, scaleInput + 1), 0});
        if (!values)
            return values.error();
        const auto in = static_cast<std::size_t>(weight->shape[1]);
        const auto gates = static_cast<std::size_t>(weight->shape[2]);
        for (const std::size_t direction : {0U, 1U}) {
            const auto half = std::span(*values).subspan(direction * in * gates, in * gates);
            const auto added = add(name + (direction == 0 ? "" : "_reverse"), {weight->shape[2], weight->shape[1]},
                                   inTorchGateOrder(transposed(half, in, gates)), *weight, direction == 1);
            if (!added)
                return added;
        }
        return {};
    }

    /// [directions, gates of the input and gates of the state]
    Result<void> takeGateBiases(const OnnxNode& node, const std::string& module)
    {
        const OnnxTensor* bias = constant(node, 3);
        if (!bias || bias->dtype != DType::f32 || bias->shape.size() != 2 || bias->shape[0] != 2 ||
            bias->shape[1] % 8 != 0)
            return notKokoro("the biases of an LSTM have another shape");
        const auto values = floatsOf(bias->dtype, bias->bytes);
        const std::size_t gates = values.size() / 4;
        constexpr std::array<const char*, 4> kNames{".bias_ih_l0", ".bias_hh_l0", ".bias_ih_l0_reverse",
                                                    ".bias_hh_l0_reverse"};
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            const auto part = std::span(values).subspan(i * gates, gates);
            const auto added = add(module + kNames[i], {bias->shape[1] / 2}, inTorchGateOrder(part), *bias, i > 0);
            if (!added)
                return added;
        }
        return {};
    }

    /// A table of which Gather takes rows before they are made floats.
    Result<void> takeEmbedding(const OnnxNode& node)
    {
        const OnnxNode* gather = node.inputs.empty() ? nullptr : m_index.maker(node.inputs[0]);
        const OnnxTensor* table = gather && gather->op == "Gather" ? constant(*gather, 0) : nullptr;
        if (!table)
            return notKokoro("it makes floats of something else than an embedding");
        const auto values = floatsFrom({table, constant(node, 1), constant(node, 2), 0});
        if (!values)
            return values.error();
        constexpr std::string_view kSuffix = "_quantized";
        const std::string_view name = table->name;
        return add(withoutFirst(name.substr(0, name.size() - std::min(name.size(), kSuffix.size()))), table->shape,
                   *values, *table);
    }

    /// Biases, norms and the like kept their names, below the part that the export was made from.
    Result<void> takeNamed()
    {
        for (const OnnxTensor& tensor : m_graph.initialisers) {
            const bool ours = tensor.name.starts_with("encoder.") || tensor.name.starts_with("decoder.");
            if (!ours || tensor.dtype != DType::f32 || m_parameters.contains(&tensor) ||
                tensor.name.find(".stft.") != std::string::npos || m_owner.contains(&tensor))
                continue;
            const auto added =
                add(withoutFirst(tensor.name), tensor.shape, floatsOf(tensor.dtype, tensor.bytes), tensor);
            if (!added)
                return added;
        }
        return {};
    }

    static std::string withoutFirst(std::string_view name)
    {
        return std::string(name.substr(std::min(name.find('.') + 1, name.size())));
    }

    /// A constant belongs to one name, except that an LSTM's holds several (`further`), and one name has one constant.
    /// A layer that is run several times comes several times, from the same constant.
    Result<void> add(const std::string& name, std::vector<std::int64_t> shape, const std::vector<float>& values,
                     const OnnxTensor& source, bool further = false)
    {
        const auto known = m_sources.find(name);
        if (known != m_sources.end())
            return known->second == &source ? Result<void>()
                                            : notKokoro(quotedForMessage(name) + " has two different weights");
        if (m_owner.contains(&source) && !further)
            return notKokoro(quotedForMessage(source.name) + " is taken by two modules");
        m_sources.emplace(name, &source);
        m_owner.emplace(&source, name);
        m_tensors.push_back(floatTensor(name, std::move(shape), values));
        return {};
    }

    /// Numbers that the export computed or that belong to the Fourier transform are no weights.
    Result<void> checkLeftOver() const
    {
        constexpr std::array<std::string_view, 3> kComputed{"Constant", "Reciprocal", ".stft."};
        for (const OnnxTensor& tensor : m_graph.initialisers) {
            const bool whole = tensor.dtype == DType::i64 || tensor.dtype == DType::i32;
            const bool single = elementsOf(tensor.shape).value_or(0) <= 1;
            const bool computed = std::ranges::any_of(
                kComputed, [&](std::string_view part) { return tensor.name.find(part) != std::string::npos; });
            if (!whole && !single && !computed && !m_owner.contains(&tensor) && !m_parameters.contains(&tensor))
                return notKokoro("nothing takes " + quotedForMessage(tensor.name));
        }
        return {};
    }

    const OnnxGraph& m_graph;
    OnnxIndex m_index;
    std::vector<TensorToWrite> m_tensors;
    std::map<std::string, const OnnxTensor*> m_sources;
    std::map<const OnnxTensor*, std::string> m_owner;
    std::set<const OnnxTensor*> m_parameters; ///< scales and zero points that were used
};

} // namespace

std::string kokoroModule(std::string_view nodeName)
{
    auto parts = partsOf(nodeName);
    if (parts.size() < 3)
        return std::string(nodeName);
    parts.pop_back(); // the operation
    parts.erase(parts.begin());
    const bool repeats = parts.front() == "bert";
    std::string name;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        // A list inside a list is named with the outer one's name once more: cnn.0/cnn.0.0
        if (i + 1 < parts.size() && parts[i + 1].starts_with(std::string(parts[i]) + "."))
            continue;
        name += (name.empty() ? "" : ".") + std::string(repeats ? withoutUse(parts[i]) : parts[i]);
    }
    return belongsToPredictor(name) ? "predictor." + name : name;
}

Result<std::vector<TensorToWrite>> kokoroFromOnnx(const OnnxGraph& graph, const std::vector<KokoroTensor>& wanted)
{
    auto tensors = Gathering(graph).run();
    if (!tensors)
        return tensors;
    if (const auto checked = checkKokoroTensors(*tensors, wanted); !checked)
        return checked.error();
    return tensors;
}

} // namespace melisma::ml
