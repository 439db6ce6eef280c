// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/onnx_graph.h"

namespace melisma::ml {

namespace {

template <class T>
const T* found(const std::unordered_map<std::string_view, const T*>& map, std::string_view name)
{
    const auto entry = map.find(name);
    return entry == map.end() ? nullptr : entry->second;
}

} // namespace

OnnxIndex::OnnxIndex(const OnnxGraph& graph)
{
    for (const OnnxTensor& tensor : graph.initialisers)
        m_initialisers.emplace(tensor.name, &tensor);
    for (const OnnxNode& node : graph.nodes) {
        for (const std::string& output : node.outputs)
            m_makers.emplace(output, &node);
        for (const std::string& input : node.inputs)
            m_takers[input].push_back(&node);
    }
}

const OnnxTensor* OnnxIndex::initialiser(std::string_view name) const
{
    return found(m_initialisers, name);
}

const OnnxNode* OnnxIndex::maker(std::string_view value) const
{
    return found(m_makers, value);
}

const std::vector<const OnnxNode*>& OnnxIndex::takers(std::string_view value) const
{
    static const std::vector<const OnnxNode*> none;
    const auto entry = m_takers.find(value);
    return entry == m_takers.end() ? none : entry->second;
}

} // namespace melisma::ml
