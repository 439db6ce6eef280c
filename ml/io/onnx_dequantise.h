// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/onnx_graph.h"

#include <vector>

namespace melisma::ml {

/// The three constants of a quantised weight (onnx.ai, DequantizeLinear): weight = (quantised - zeroPoint) * scale.
struct QuantisedWeight {
    const OnnxTensor* quantised = nullptr; ///< U8 or I8
    const OnnxTensor* scale = nullptr;     ///< F32, one number, or one for each place along `axis`
    const OnnxTensor* zeroPoint = nullptr; ///< as `quantised`, as many as `scale` or one
    std::size_t axis = 0;
};

/// The weight as floats, laid out as `quantised` is. ErrorKind::input when the parts do not fit together.
base::Result<std::vector<float>> dequantised(const QuantisedWeight& weight);

/// The scale of the weight that a ConvInteger or MatMulInteger takes. The quantiser of ONNX Runtime multiplies it with
/// the scale of the activations and their product with the node's result; null when the graph is not of that form.
const OnnxTensor* weightScale(const OnnxIndex& index, const OnnxNode& node);

} // namespace melisma::ml
