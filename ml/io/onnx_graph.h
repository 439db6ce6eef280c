// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors_header.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace melisma::ml {

/// A constant of a network: `bytes` row by row, little endian.
struct OnnxTensor {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;
};

using OnnxAttribute = std::variant<std::int64_t, float, std::string, std::vector<std::int64_t>, std::vector<float>,
                                   std::vector<std::string>>;

/// One operation: it takes named values and makes named values. An input left out has the name "".
struct OnnxNode {
    std::string op;
    std::string domain; ///< "" for the operations of ONNX itself
    std::string name;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::map<std::string, OnnxAttribute> attributes; ///< numbers and texts; graphs and types are left out
};

/// The main graph of an ONNX file as data. Values of Constant nodes are among the initialisers, by their output's name.
struct OnnxGraph {
    std::vector<OnnxTensor> initialisers;
    std::vector<OnnxNode> nodes; ///< each after those whose values it takes
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::string producer;
};

/// Finds by name in a graph that outlives it.
class OnnxIndex {
public:
    explicit OnnxIndex(const OnnxGraph& graph);

    const OnnxTensor* initialiser(std::string_view name) const; ///< null when there is none
    const OnnxNode* maker(std::string_view value) const;        ///< the node that makes `value`; null when none does
    /// The nodes that take `value`, in order.
    const std::vector<const OnnxNode*>& takers(std::string_view value) const;

private:
    std::unordered_map<std::string_view, const OnnxTensor*> m_initialisers;
    std::unordered_map<std::string_view, const OnnxNode*> m_makers;
    std::unordered_map<std::string_view, std::vector<const OnnxNode*>> m_takers;
};

} // namespace melisma::ml
